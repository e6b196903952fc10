import type { TableName } from '#lib/core/domain';
import { ACCOUNT_HEADERS } from './account-headers';
import { AGENT_HEADERS } from './agent-headers';
import { COMPLAINT_HEADERS } from './complaint-headers';
import { CONTACT_HEADERS } from './contact-headers';
import { PAYMENT_HEADERS } from './payment-headers';
import { REQUEST_HEADERS } from './request-headers';

/** Other names of the columns of each table. The first Chinese one heads the Chinese template. */
export const HEADERS: Record<TableName, Record<string, readonly string[]>> = {
  contacts: CONTACT_HEADERS,
  complaints: COMPLAINT_HEADERS,
  requests: REQUEST_HEADERS,
  accounts: ACCOUNT_HEADERS,
  agents: AGENT_HEADERS,
  payments: PAYMENT_HEADERS
};
