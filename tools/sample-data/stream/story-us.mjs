// A US lender's quarter over the clock change of 2026-03-08: four zones, canonical columns, instants in UTC.
import { dayOf } from '../clock.mjs';

const NY = 'America/New_York';
const CHICAGO = 'America/Chicago';
const DENVER = 'America/Denver';
const LA = 'America/Los_Angeles';
// A number of one zone and an address of another leave two candidates.
const PLACES = [
  ['US-NY', NY, 14], ['US-MA', NY, 8], ['US-DC', NY, 3], ['US-GA', NY, 9], ['US-OH', NY, 8], ['US-TX', CHICAGO, 14], ['US-IL', CHICAGO, 10],
  ['US-MN', CHICAGO, 5], ['US-CO', DENVER, 6], ['US-UT', DENVER, 4], ['US-CA', LA, 16], ['US-WA', LA, 7], ['US-TN', `${CHICAGO};${NY}`, 4]
];
const AREA = { [NY]: '212', [CHICAGO]: '312', [DENVER]: '303', [LA]: '213' };

export const story = {
  first: dayOf('2026-02-01'),
  days: 89,
  agencies: ['Aster', 'Birch', 'Cedar', 'Dogwood'],
  agentsEach: 40,
  agentPrefix: ['A', 'B', 'C', 'D'],
  products: ['credit_card', 'personal_loan', 'medical'],
  creditors: ['Sample Bank', 'Sample Card Co'],
  places: PLACES.map(([region, zones, weight]) => ({ region, weight, zones, zone: zones.split(';')[0] })),
  pastDue: [60, 260],
  cents: [15000, 1800000],
  // sms, call, app, email, letter, visit
  stages: [{ until: Infinity, weights: [14, 72, 1, 8, 5, 1] }],
  callOutcomes: ['no_answer', 40, 'voicemail', 28, 'busy', 4, 'out_of_service', 2, 'answered', 8, 'third_party', 4, 'conversation', 14],
  limits: { callsADay: 3, callsAWeek: 7, talksADay: 1, daysAfterTalk: 7, lateFrom: 21 },
  lapses: [
    { late: 0.003, press: 0.02, 'too-many-calls': 0.9, 'too-many-messages': 0.9, 'after-conversation': 0.01, 'third-party': 0.3, 'asked-to-stop': 0.05, 'visit-before-letter': 0.3 },
    { late: 0.035, 'too-many-calls': 0.1, 'after-conversation': 0.02, 'third-party': 0.2, unrecorded: 0.04, threat: 0.01, 'opted-out': 0.06, 'open-complaint': 0.1 },
    { late: 0.005, 'after-conversation': 0.12, 'too-many-messages': 0.4, 'third-party': 0.2, 'visit-before-letter': 0.5, 'asked-to-stop': 0.1 },
    { late: 0.001, 'third-party': 0.1, 'asked-to-stop': 0.01, 'visit-before-letter': 0.1 }
  ],
  messages: ['Your account is past due. Reply STOP to opt out.', 'We would like to help you set up a payment plan.', 'A payment on your account has not reached us yet.'],
  threats: ['Pay today or you will go to jail', 'We will tell your employer about this debt'],
  categories: ['harassment', 'frequency', 'hours', 'privacy'],
  start: '',
  headers: {
    contacts: ['contact_id', 'occurred_at', 'channel', 'agency', 'agent', 'creditor', 'account_id', 'consumer_id', 'direction', 'outcome', 'duration_s', 'party', 'address', 'place', 'time_zone', 'region', 'product', 'days_past_due', 'balance', 'recorded', 'identity_disclosed', 'consent', 'crew_size', 'notice_at', 'text'],
    complaints: ['complaint_id', 'received_at', 'agency', 'account_id', 'consumer_id', 'channel', 'category', 'severity', 'outcome', 'closed_at', 'contact_id'],
    requests: ['request_id', 'received_at', 'account_id', 'consumer_id', 'kind', 'channel', 'hours_from', 'hours_to'],
    accounts: ['account_id', 'consumer_id', 'agency', 'creditor', 'product', 'opened_at', 'due_date', 'placed_at', 'balance', 'region', 'time_zone'],
    agents: ['agent', 'agency', 'trained_at', 'certified_from', 'certified_until'],
    payments: ['account_id', 'paid_at', 'amount']
  },
  word: (_kind, value) => value,
  yes: (value) => (value == null ? null : value ? 'true' : 'false'),
  time: ({ date, clock }) => `${date}T${clock}Z`,
  isUtc: true,
  consumerId: (person) => `P${String(person).padStart(8, '0')}`,
  accountId: (account) => `A${String(account).padStart(9, '0')}`,
  phone: (person, line, zone) => `${AREA[zone]}-555-${String((person * 7 + line) % 10000).padStart(4, '0')}`,
  letters: { contact: 'C', complaint: 'K', request: 'R' }
};
