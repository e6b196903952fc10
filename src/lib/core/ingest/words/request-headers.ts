import type { RequestColumn } from '#lib/core/domain';
import { CONTACT_HEADERS } from './contact-headers';

/** Other names of the columns of a file of what consumers asked for. */
export const REQUEST_HEADERS: Record<RequestColumn, readonly string[]> = {
  request_id: ['诉求编号', '请求编号', '申请编号', '诉求单号', '申请单号', 'request number', 'request no'],
  received_at: [
    '提出时间',
    '诉求时间',
    '请求时间',
    '申请时间',
    '受理时间',
    '收到时间',
    '登记时间',
    '提出日期',
    '申请日期',
    '受理日期',
    'received',
    'date received',
    'received date',
    'received on',
    'requested at',
    'requested on',
    'request date',
    'request time'
  ],
  account_id: CONTACT_HEADERS.account_id,
  consumer_id: [...CONTACT_HEADERS.consumer_id, '申请人编号', '请求人编号', 'requester id'],
  kind: [
    '诉求类型',
    '请求类型',
    '申请类型',
    '诉求类别',
    '请求类别',
    '诉求事项',
    '请求事项',
    '申请事项',
    'request kind',
    'request type',
    'type of request',
    'asked for'
  ],
  channel: [
    '所涉渠道',
    '涉及渠道',
    '退订渠道',
    '拒绝渠道',
    '渠道',
    '联络方式',
    '催收方式',
    'channel concerned',
    'opt out channel',
    'opted out channel'
  ],
  address: ['退订号码', '所涉号码', '所涉地址', ...CONTACT_HEADERS.address],
  hours_from: [
    '可联系时段起',
    '可联系开始时间',
    '允许联系起始时间',
    '时段起',
    '时段开始',
    '起始时刻',
    'from hour',
    'hours start',
    'preferred from',
    'contact from',
    'not before'
  ],
  hours_to: [
    '可联系时段止',
    '可联系结束时间',
    '允许联系截止时间',
    '时段止',
    '时段结束',
    '截止时刻',
    'to hour',
    'hours end',
    'preferred to',
    'contact to',
    'not after'
  ],
  until: [
    '有效期至',
    '截止时间',
    '失效时间',
    '到期时间',
    '有效至',
    '有效截止',
    'valid until',
    'expires',
    'expires at',
    'ends at'
  ]
};
