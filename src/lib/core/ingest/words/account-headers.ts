import type { AccountColumn } from '#lib/core/domain';
import { CONTACT_HEADERS } from './contact-headers';

/** Other names of the columns of a file of accounts. */
export const ACCOUNT_HEADERS: Record<AccountColumn, readonly string[]> = {
  account_id: CONTACT_HEADERS.account_id,
  consumer_id: CONTACT_HEADERS.consumer_id,
  agency: CONTACT_HEADERS.agency,
  creditor: CONTACT_HEADERS.creditor,
  product: CONTACT_HEADERS.product,
  opened_at: [
    '开户日期',
    '开立日期',
    '放款日期',
    '借款日期',
    '贷款日期',
    '起息日',
    '开卡日期',
    'opened',
    'open date',
    'opened on',
    'date opened',
    'origination date',
    'loan date'
  ],
  due_date: [
    '应还日期',
    '到期日',
    '到期日期',
    '还款日',
    '应还款日',
    '逾期起始日',
    '逾期起始日期',
    '逾期日期',
    'due',
    'due on',
    'payment due date',
    'first missed payment',
    'delinquent since',
    'overdue since',
    'past due since'
  ],
  placed_at: [
    '委案时间',
    '委案日期',
    '委外日期',
    '委外时间',
    '派案日期',
    '派案时间',
    '移交日期',
    '分案日期',
    'placed',
    'placed on',
    'placement date',
    'assigned at',
    'assignment date',
    'date placed'
  ],
  balance: CONTACT_HEADERS.balance,
  region: CONTACT_HEADERS.region,
  time_zone: CONTACT_HEADERS.time_zone
};
