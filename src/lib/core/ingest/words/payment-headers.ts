import type { PaymentColumn } from '#lib/core/domain';
import { CONTACT_HEADERS } from './contact-headers';

/** Other names of the columns of a file of payments. */
export const PAYMENT_HEADERS: Record<PaymentColumn, readonly string[]> = {
  account_id: CONTACT_HEADERS.account_id,
  paid_at: [
    '还款时间',
    '还款日期',
    '付款时间',
    '付款日期',
    '支付时间',
    '入账时间',
    '入账日期',
    '到账时间',
    'paid',
    'paid on',
    'payment date',
    'payment time',
    'date paid',
    'posted at'
  ],
  amount: [
    '还款金额',
    '付款金额',
    '支付金额',
    '入账金额',
    '实还金额',
    '金额',
    'payment amount',
    'amount paid',
    'paid amount',
    'payment'
  ]
};
