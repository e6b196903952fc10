import type { ComplaintColumn, ContactColumn } from '#lib/core/domain';

/** Other names of the columns of a contact log. The first Chinese one heads the Chinese template. Compared as `normalise` does. */
export const CONTACT_HEADERS: Record<ContactColumn, readonly string[]> = {
  contact_id: ['联络编号', '催收记录编号', '记录编号', '联系编号', '跟进编号', '流水号', '记录ID', '序列号', 'call id', 'record id', 'activity id'],
  occurred_at: ['催收时间', '联络时间', '拨打时间', '联系时间', '呼叫时间', '通话时间', '通话开始时间', '开始时间', '外访时间', '上门时间', '发送时间', '跟进时间', '作业时间', '催收日期', '联络日期', '拨打日期', '外访日期', '发生时间', '时间', 'contact time', 'contact date', 'contacted at', 'call time', 'call date', 'call start', 'start time', 'date time', 'timestamp', 'visit time', 'sent at', 'attempted at', 'attempt time'],
  channel: ['渠道', '联络方式', '催收方式', '联系方式', '催收渠道', '联络渠道', '作业方式', '催收手段', '跟进方式', '触达方式', '触达渠道', 'contact channel', 'contact method', 'method', 'contact type', 'medium'],
  agency: ['委外机构', '催收机构', '委外公司', '催收公司', '委托机构', '合作机构', '外包机构', '外包公司', '机构', '机构名称', '委外方', 'collection agency', 'vendor', 'agency name', 'collector agency'],
  agent: ['催收员', '坐席', '催收人员', '座席', '坐席工号', '催收员工号', '坐席姓名', '催收员姓名', '工号', '外访员', '作业员', '经办人', '跟进人', 'collector', 'agent id', 'agent name', 'operator'],
  creditor: ['委托方', '债权人', '债权机构', '贷款机构', '委托银行', '放款机构', '资金方', 'lender', 'client'],
  account_id: ['借据号', '账户编号', '合同号', '案件编号', '账户号', '账号', '借据编号', '合同编号', '贷款编号', '案件号', '贷款账号', '借款编号', 'account', 'account number', 'account no', 'loan id', 'loan number', 'contract id', 'contract number', 'case id', 'debt id'],
  consumer_id: ['客户编号', '客户号', '客户ID', '借款人编号', '债务人编号', '用户编号', '用户ID', '会员编号', 'consumer', 'customer id', 'customer number', 'customer', 'debtor id', 'borrower id', 'client id', 'person id'],
  direction: ['方向', '呼叫方向', '联络方向', '通话方向', '呼叫类型', 'call direction'],
  outcome: ['联络结果', '催收结果', '跟进结果', '通话结果', '联系结果', '外访结果', '呼叫结果', '拨打结果', '结果', '接通状态', '通话状态', '行动结果', 'result', 'contact result', 'call result', 'disposition', 'status'],
  duration_s: ['通话时长', '时长', '通话时长秒', '时长秒', '通话时长(秒)', '时长(秒)', '停留时长', 'duration', 'duration seconds', 'duration sec', 'duration (s)', 'talk time', 'call duration', 'seconds'],
  party: ['联系对象', '联络对象', '催收对象', '联系人类型', '对象', '关系', '与借款人关系', '与客户关系', '联系人关系', 'contact party', 'relationship', 'contacted person', 'right party', 'called party'],
  address: ['号码', '电话号码', '联系电话', '手机号', '手机号码', '被叫号码', '拨打号码', '联系号码', '地址', '上门地址', '外访地址', '邮箱', 'phone', 'phone number', 'number dialed', 'dialed number', 'telephone', 'mobile', 'called number'],
  place: ['地点', '地点类型', '上门地点', '外访地点', '联系地点', '地址类型', '号码类型', 'location type', 'address type', 'place type'],
  time_zone: ['时区', '客户时区', '消费者时区', 'timezone', 'tz', 'consumer time zone', 'customer time zone', 'iana zone'],
  region: ['地区', '区域', '省份', '客户地区', '所在地区', '所在省份', '省市', 'state', 'province', 'consumer state', 'customer region'],
  product: ['产品', '产品名称', '产品类型', '贷款产品', '业务类型', '产品线', 'product type', 'loan product', 'product name'],
  days_past_due: ['逾期天数', '逾期日数', '当前逾期天数', 'dpd', 'days overdue', 'overdue days', 'days delinquent', 'days late'],
  balance: ['欠款金额', '余额', '逾期金额', '欠款余额', '未还金额', '剩余欠款', '欠款', '贷款余额', 'outstanding', 'outstanding balance', 'amount due', 'balance due', 'outstanding amount', 'amount owed'],
  recorded: ['是否录音', '录音', '是否录音录像', '有无录音', '是否录像', 'is recorded', 'recording'],
  identity_disclosed: ['是否表明身份', '表明身份', '是否出示证件', '是否亮明身份', '身份披露', 'identified', 'id disclosed', 'identity shown', 'disclosed identity'],
  consent: ['是否同意', '客户同意', '同意', '是否征得同意', '是否经客户同意', 'consented', 'has consent', 'consumer consent'],
  crew_size: ['上门人数', '外访人数', '催收人数', '出访人数', 'crew', 'visitors', 'number of collectors'],
  notice_at: ['预约时间', '告知时间', '预告时间', '通知时间', '提前告知时间', 'notice time', 'notified at', 'announced at', 'appointment made at'],
  text: ['内容', '短信内容', '话术', '消息内容', '发送内容', '通话内容', '催收内容', 'message', 'body', 'message body', 'sms text', 'script', 'content'],
  notes: ['备注', '催收备注', '跟进备注', '催记', '说明', '催收记录', '跟进记录', 'note', 'comment', 'comments', 'remarks', 'remark']
};

/** Other names of the columns of a complaints file. */
export const COMPLAINT_HEADERS: Record<ComplaintColumn, readonly string[]> = {
  complaint_id: ['投诉编号', '投诉单号', '工单号', '工单编号', '投诉ID', '投诉流水号', 'complaint', 'complaint number', 'complaint no', 'case number', 'ticket', 'ticket id'],
  received_at: ['投诉时间', '受理时间', '收到时间', '投诉日期', '受理日期', '接收时间', '登记时间', 'received', 'date received', 'received date', 'received on', 'complaint date', 'complaint time', 'complained at'],
  account_id: CONTACT_HEADERS.account_id,
  consumer_id: [...CONTACT_HEADERS.consumer_id, '投诉人编号', 'complainant id'],
  agency: [...CONTACT_HEADERS.agency, '被投诉机构', '涉诉机构', '被投诉公司'],
  agent: [...CONTACT_HEADERS.agent, '被投诉人', '被投诉催收员', '涉诉人员'],
  channel: ['涉诉渠道', '投诉渠道', '渠道', '催收方式', '联络方式', '被投诉渠道', '涉及渠道', 'complaint channel', 'contact channel'],
  category: ['投诉类别', '投诉类型', '投诉分类', '投诉原因', '投诉事由', '类别', '类型', 'complaint category', 'complaint type', 'type', 'issue', 'reason', 'topic'],
  severity: ['严重程度', '严重级别', '投诉级别', '严重等级', '等级', 'level', 'priority', 'complaint severity'],
  outcome: ['处理结果', '投诉结果', '处理状态', '投诉状态', '办理结果', '核查结果', '状态', '结果', 'result', 'status', 'resolution', 'decision'],
  closed_at: ['办结时间', '结案时间', '关闭时间', '处理完成时间', '办结日期', '结案日期', 'closed', 'closed date', 'date closed', 'resolved at', 'closed on', 'resolution date'],
  extended_to: ['延期至', '延长至', '延期日期', '延期到', 'extended until', 'extension', 'extended deadline'],
  contact_id: ['关联联络编号', '联络编号', '催收记录编号', '记录编号', 'related contact', 'related contact id'],
  text: ['投诉内容', '内容', '诉求', '投诉描述', '描述', 'narrative', 'complaint text', 'description', 'details', 'message']
};
