import type { ComplaintColumn } from '#lib/core/domain';
import { CONTACT_HEADERS } from './contact-headers';

/** Other names of the columns of a complaints file. */
export const COMPLAINT_HEADERS: Record<ComplaintColumn, readonly string[]> = {
  complaint_id: [
    '投诉编号',
    '投诉单号',
    '工单号',
    '工单编号',
    '投诉ID',
    '投诉流水号',
    'complaint',
    'complaint number',
    'complaint no',
    'case number',
    'ticket',
    'ticket id'
  ],
  received_at: [
    '投诉时间',
    '受理时间',
    '收到时间',
    '投诉日期',
    '受理日期',
    '接收时间',
    '登记时间',
    'received',
    'date received',
    'received date',
    'received on',
    'complaint date',
    'complaint time',
    'complained at'
  ],
  account_id: CONTACT_HEADERS.account_id,
  consumer_id: [...CONTACT_HEADERS.consumer_id, '投诉人编号', 'complainant id'],
  agency: [...CONTACT_HEADERS.agency, '被投诉机构', '涉诉机构', '被投诉公司'],
  agent: [...CONTACT_HEADERS.agent, '被投诉人', '被投诉催收员', '涉诉人员'],
  channel: [
    '涉诉渠道',
    '投诉渠道',
    '渠道',
    '催收方式',
    '联络方式',
    '被投诉渠道',
    '涉及渠道',
    'complaint channel',
    'contact channel'
  ],
  category: [
    '投诉类别',
    '投诉类型',
    '投诉分类',
    '投诉原因',
    '投诉事由',
    '类别',
    '类型',
    'complaint category',
    'complaint type',
    'type',
    'issue',
    'reason',
    'topic'
  ],
  severity: [
    '严重程度',
    '严重级别',
    '投诉级别',
    '严重等级',
    '等级',
    'level',
    'priority',
    'complaint severity'
  ],
  outcome: [
    '处理结果',
    '投诉结果',
    '处理状态',
    '投诉状态',
    '办理结果',
    '核查结果',
    '状态',
    '结果',
    'result',
    'status',
    'resolution',
    'decision'
  ],
  closed_at: [
    '办结时间',
    '结案时间',
    '关闭时间',
    '处理完成时间',
    '办结日期',
    '结案日期',
    'closed',
    'closed date',
    'date closed',
    'resolved at',
    'closed on',
    'resolution date'
  ],
  extended_to: ['延期至', '延长至', '延期日期', '延期到', 'extended until', 'extension', 'extended deadline'],
  contact_id: [
    '关联联络编号',
    '联络编号',
    '催收记录编号',
    '记录编号',
    'related contact',
    'related contact id'
  ],
  text: [
    '投诉内容',
    '内容',
    '诉求',
    '投诉描述',
    '描述',
    'narrative',
    'complaint text',
    'description',
    'details',
    'message'
  ]
};
