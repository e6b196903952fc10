import type { Mapping } from './mapping';

const CFPB_RESPONSES = {
  'In progress': 'open',
  'Untimely response': 'open',
  'Closed with monetary relief': 'upheld',
  'Closed with non-monetary relief': 'partly_upheld',
  'Closed with relief': 'upheld',
  'Closed with explanation': 'rejected',
  'Closed without relief': 'rejected',
  Closed: 'rejected'
};

const NOT_SAID = ['N/A', 'NA', 'None', 'NULL'];

/** Mappings of files that many people have. A mapping of one's own that fits goes before them. */
export const PRESETS: readonly Mapping[] = [
  {
    decorum_mapping: 1,
    name: 'CFPB complaints',
    table: 'complaints',
    day_month: 'mdy',
    unknown: NOT_SAID,
    others: 'recognise',
    columns: {
      received_at: 'Date received',
      agency: 'Company',
      category: 'Issue',
      outcome: { from: 'Company response to consumer', values: CFPB_RESPONSES },
      // What the complaint says: two complaints are the same only when all of it is.
      text: {
        from: [
          'Product',
          'Sub-product',
          'Sub-issue',
          'State',
          'ZIP code',
          'Submitted via',
          'Date sent to company',
          'Timely response?',
          'Consumer disputed?'
        ],
        join: ' · '
      }
    }
  },
  {
    decorum_mapping: 1,
    name: 'CFPB complaints with narratives',
    table: 'complaints',
    day_month: 'mdy',
    unknown: NOT_SAID,
    others: 'recognise',
    columns: {
      complaint_id: 'Complaint ID',
      received_at: 'Date received',
      agency: 'Company',
      category: 'Issue',
      outcome: { from: 'Company response to consumer', values: CFPB_RESPONSES },
      text: {
        from: [
          'Consumer complaint narrative',
          'Product',
          'Sub-product',
          'Sub-issue',
          'State',
          'ZIP code',
          'Submitted via',
          'Date sent to company',
          'Timely response?',
          'Consumer disputed?'
        ],
        join: ' · '
      }
    }
  },
  {
    decorum_mapping: 1,
    name: 'CFPB complaints, as its API names them',
    table: 'complaints',
    unknown: NOT_SAID,
    others: 'recognise',
    columns: {
      complaint_id: 'complaint_id',
      received_at: 'date_received',
      agency: 'company',
      category: 'issue',
      outcome: { from: 'company_response', values: CFPB_RESPONSES },
      text: {
        from: ['complaint_what_happened', 'product', 'sub_product', 'sub_issue', 'state', 'zip_code'],
        join: ' · '
      }
    }
  },
  {
    decorum_mapping: 1,
    name: 'FTC Do Not Call complaints',
    table: 'complaints',
    others: 'ignore',
    columns: {
      received_at: 'Created_Date',
      agency: 'Company_Phone_Number',
      channel: { constant: 'call' },
      category: 'Subject',
      text: {
        from: [
          'Violation_Date',
          'Consumer_City',
          'Consumer_State',
          'Consumer_Area_Code',
          'Subject',
          'Recorded_Message_Or_Robocall'
        ],
        join: ' · '
      }
    }
  }
];
