export { complaintsOf, type ComplaintQuery } from './complaint-list';
export type { ComplaintRow } from '../figures/complaint-rows';
export { contactsOf, type ContactQuery } from './contacts';
export { FINDINGS_COLUMNS, findingsCsv, type CsvOptions } from './csv';
export { evidenceOf } from './evidence';
export { findingsPage } from './page';
export { search } from './search';
export type { FindingSelection } from './selection';
export { timelineOf } from './timeline';
