import type {
  Channel,
  ComplaintOutcome,
  ComplaintSeverity,
  Direction,
  Outcome,
  Party,
  Place,
  RequestKind
} from '#lib/core/domain';

type Aliases<Word extends string> = Record<Word, readonly string[]>;

const channel: Aliases<Channel> = {
  call: [
    '电话',
    '电话催收',
    '电催',
    '呼叫',
    '语音',
    '语音电话',
    '外呼',
    '智能外呼',
    '机器人外呼',
    '通话',
    'phone',
    'phone call',
    'voice',
    'telephone',
    'calls'
  ],
  sms: ['短信', '手机短信', '短消息', 'text', 'text message', 'mms'],
  visit: [
    '上门',
    '外访',
    '上门催收',
    '实地走访',
    '走访',
    '面访',
    '现场催收',
    '上门走访',
    'field visit',
    'home visit',
    'doorstep',
    'door knock',
    'in person'
  ],
  email: ['邮件', '电子邮件', '电邮', 'e-mail'],
  letter: ['信函', '函件', '书信', '催收函', '律师函', '纸质信函', '信件', 'post', 'postal mail'],
  app: [
    'APP',
    'APP推送',
    '应用内消息',
    '站内信',
    '微信',
    '客户端',
    'push',
    'in-app',
    'app push',
    'app message'
  ],
  other: ['其他', '其它', '其他方式']
};

const direction: Aliases<Direction> = {
  outbound: ['呼出', '去电', '主叫', '外呼', '拨出', '主动联系', 'out', 'outgoing'],
  inbound: ['呼入', '来电', '被叫', '客户来电', '客户来访', 'in', 'incoming']
};

const outcome: Aliases<Outcome> = {
  busy: ['忙音', '占线', '线路忙', '通话中', '正在通话中', '用户忙', 'line busy', 'engaged'],
  out_of_service: [
    '停机',
    '空号',
    '欠费停机',
    '号码停机',
    '已停机',
    '号码不存在',
    '号码错误',
    '已注销',
    'disconnected',
    'invalid number',
    'not in service',
    'out of service'
  ],
  failed: [
    '失败',
    '呼叫失败',
    '拨打失败',
    '呼叫异常',
    '无法接通',
    '关机',
    'failure',
    'call failed',
    'unreachable'
  ],
  no_answer: [
    '未接',
    '无人接听',
    '未接听',
    '无应答',
    '未接通',
    '无人应答',
    '没人接',
    'not answered',
    'unanswered',
    'no response'
  ],
  voicemail: [
    '语音信箱',
    '留言',
    '语音留言',
    '转语音信箱',
    'voice mail',
    'left message',
    'message left',
    'answering machine'
  ],
  answered: ['接通', '已接通', '接听', '已接听', '接通未沟通', 'picked up'],
  third_party: [
    '第三人接听',
    '第三方接听',
    '他人接听',
    '非本人接听',
    '第三人',
    '第三方',
    'third party answered'
  ],
  conversation: [
    '已沟通',
    '沟通',
    '本人接听',
    '通话',
    '有效通话',
    '有效沟通',
    '已通话',
    '承诺还款',
    'spoke',
    'talked',
    'spoke with debtor',
    'right party contact',
    'rpc'
  ],
  sent: ['已发送', '发送', '发送成功', '已发出', '已寄出'],
  delivered: ['已送达', '送达', '送达成功', '已签收', '已投递'],
  undelivered: [
    '未送达',
    '送达失败',
    '发送失败',
    '退回',
    '退信',
    '投递失败',
    'not delivered',
    'bounced',
    'returned'
  ],
  read: ['已读', '已查看', '已阅读', 'opened', 'seen'],
  not_home: [
    '不在家',
    '无人在家',
    '未遇',
    '家中无人',
    '未见到人',
    '无人',
    'nobody home',
    'not at home',
    'no one home'
  ],
  left_notice: ['留函', '留置', '张贴通知', '留通知', '已留函', '留下通知', 'notice left', 'left card'],
  met: ['见面', '已见面', '见到本人', '面见本人', '当面沟通', '会面', '面谈', 'met debtor', 'face to face'],
  refused: [
    '拒绝',
    '拒接',
    '拒绝沟通',
    '挂断',
    '拒绝接听',
    '拒访',
    '拒绝见面',
    'hung up',
    'declined',
    'rejected'
  ],
  other: ['其他', '其它']
};

const party: Aliases<Party> = {
  debtor: [
    '本人',
    '债务人',
    '借款人',
    '客户本人',
    '持卡人',
    '客户',
    'self',
    'borrower',
    'consumer',
    'customer',
    'cardholder'
  ],
  spouse: ['配偶', '妻子', '丈夫', '夫妻', '爱人', 'wife', 'husband', 'partner'],
  guarantor: [
    '担保人',
    '保证人',
    '共同借款人',
    '共借人',
    '共债人',
    'co-borrower',
    'cosigner',
    'co-signer',
    'surety'
  ],
  attorney: [
    '律师',
    '代理人',
    '委托代理人',
    '代理律师',
    '法定代理人',
    'lawyer',
    'representative',
    'counsel',
    'legal representative'
  ],
  third_party: [
    '第三人',
    '第三方',
    '联系人',
    '紧急联系人',
    '亲属',
    '朋友',
    '同事',
    '父母',
    '单位',
    '其他联系人',
    'third person',
    'relative',
    'friend',
    'colleague',
    'reference',
    'employer',
    'neighbor',
    'neighbour'
  ],
  unknown: ['未知', '不明', '不详', 'unidentified']
};

const place: Aliases<Place> = {
  home: ['家庭', '住址', '家', '住宅', '居住地', '家庭住址', '住所', '户籍地', 'residence', 'house'],
  work: [
    '单位',
    '公司',
    '工作单位',
    '单位地址',
    '工作地',
    '办公地点',
    '单位电话',
    'workplace',
    'office',
    'employer',
    'job'
  ],
  other: ['其他', '其它']
};

const severity: Aliases<ComplaintSeverity> = {
  low: ['低', '一般', '轻微', '普通', 'minor'],
  medium: ['中', '较重', '中等', '较大', 'moderate', 'normal'],
  high: ['高', '严重', '重大', '特别严重', 'major', 'critical', 'severe', 'serious']
};

const complaintOutcome: Aliases<ComplaintOutcome> = {
  open: ['处理中', '未办结', '待处理', '受理中', '调查中', '未结案', 'pending', 'in progress'],
  upheld: ['成立', '属实', '投诉成立', '有责', '支持', 'substantiated', 'valid'],
  partly_upheld: ['部分成立', '部分属实', '部分支持', '部分有责', 'partially upheld', 'partly substantiated'],
  rejected: [
    '不成立',
    '不属实',
    '投诉不成立',
    '无责',
    '驳回',
    '不支持',
    'not upheld',
    'unsubstantiated',
    'dismissed',
    'invalid'
  ]
};

const requestKind: Aliases<RequestKind> = {
  cease: [
    '停止催收',
    '停止联系',
    '要求停止联系',
    '拒绝联系',
    '停催',
    'cease and desist',
    'cease contact',
    'cease communication',
    'stop contact',
    'stop',
    'do not contact'
  ],
  attorney: [
    '律师代理',
    '委托律师',
    '聘请律师',
    '代理人',
    '律师',
    'represented by attorney',
    'attorney representation',
    'legal representation',
    'lawyer'
  ],
  dispute: ['异议', '债务异议', '争议', '对债务有异议', 'disputed', 'debt dispute', 'validation request'],
  channel_opt_out: [
    '渠道退订',
    '退订',
    '拒收短信',
    '停用渠道',
    '拒绝该渠道',
    '拒绝渠道',
    'opt out',
    'opted out',
    'unsubscribe',
    'unsubscribed',
    'stop channel'
  ],
  work_ban: [
    '禁止联系单位',
    '不得联系单位',
    '勿扰单位',
    '单位禁联',
    'no contact at work',
    'no work contact',
    'work contact ban',
    'do not contact at work'
  ],
  hours: [
    '指定时段',
    '约定时段',
    '联系时段',
    '时段要求',
    '约定联系时间',
    'preferred hours',
    'contact hours',
    'inconvenient time',
    'convenient time'
  ],
  hardship: [
    '困难',
    '困难申请',
    '经济困难',
    '生活困难',
    '困难救助',
    'financial hardship',
    'hardship request'
  ],
  adjustment: [
    '协商',
    '协商还款',
    '个性化分期',
    '延期还款',
    '分期',
    '减免申请',
    'payment plan',
    'settlement',
    'restructuring',
    'repayment plan'
  ]
};

/** Other words for the values of enumerations, by table and column. Compared as `normalise` does. */
export const VALUE_ALIASES = {
  contacts: { channel, direction, outcome, party, place },
  complaints: { channel, severity, outcome: complaintOutcome },
  requests: { channel, kind: requestKind }
} as Record<string, Record<string, Record<string, readonly string[]>>>;

export const TRUE_WORDS = ['true', '1', 'yes', 'y', 't', '是'];
export const FALSE_WORDS = ['false', '0', 'no', 'n', 'f', '否'];
