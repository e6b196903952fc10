/** Words that random logs hold and random rules ask for. */
export const AGENCIES = ['Alpha', 'Beta, "B" & Co', '长风催收', 'alpha', 'Ωmega'];
export const CATEGORIES = ['harassment', 'hours', 'data', '骚扰'];
export const REGIONS = ['US-NY', 'US-CA', 'CN-HA', 'IN-MH'];
export const PRODUCTS = ['card', 'loan'];
export const AGENTS = ['agent 1', 'agent 2', 'agent 3', 'agent 4'];
export const CREDITORS = ['bank 1', 'bank 2'];

/** What was said, and patterns that mean the same in RE2 and in JavaScript. */
export const TEXTS = [
  'Please call us about your account.',
  'We will tell your EMPLOYER',
  'Last notice: legal action, 24h.',
  'first line\nwe will tell your boss',
  '您好，请尽快还款，否则通知单位',
  '法院将传唤您',
  'x'
];
export const PATTERNS = [
  'employer|boss',
  '^we will',
  'notice:? *legal',
  '[0-9]{2}h\\.$',
  '通知.*单位',
  '法院',
  'nobody says this',
  'tell your .oss$'
];
