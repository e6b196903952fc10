import type { AgentColumn } from '#lib/core/domain';
import { CONTACT_HEADERS } from './contact-headers';

/** Other names of the columns of a file of agents. */
export const AGENT_HEADERS: Record<AgentColumn, readonly string[]> = {
  agent: [...CONTACT_HEADERS.agent, '员工编号', '员工号', 'employee id', 'employee', 'staff id'],
  agency: [...CONTACT_HEADERS.agency, '所属机构', '所属公司', '任职机构', 'employer'],
  trained_at: [
    '培训日期',
    '培训时间',
    '培训完成日期',
    '最近培训日期',
    'trained',
    'trained on',
    'training date',
    'date trained',
    'last training'
  ],
  certified_from: [
    '持证起始日',
    '证书生效日期',
    '资格生效日期',
    '认证日期',
    '取证日期',
    '发证日期',
    '证书起始日期',
    'certified',
    'certified on',
    'certified since',
    'certificate from',
    'certificate date',
    'certification date',
    'issue date'
  ],
  certified_until: [
    '持证截止日',
    '证书失效日期',
    '证书有效期',
    '证书有效期至',
    '资格失效日期',
    '证书到期日期',
    '证书到期日',
    'certified to',
    'certificate until',
    'certificate expires',
    'certificate expiry',
    'certification expiry',
    'expiry date',
    'valid to'
  ]
};
