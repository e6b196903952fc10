// A Chinese lender's half year: Chinese headers and words, naive Beijing time.
import { dayOf } from '../clock.mjs';
import { BOM } from '../csv.mjs';

const ZONE = 'Asia/Shanghai';
const YES = (value) => (value == null ? null : value ? '是' : '否');
const WORDS = {
  channel: { call: '电话', sms: '短信', visit: '上门', email: '邮件', letter: '信函', app: 'APP推送' },
  direction: { outbound: '呼出', inbound: '呼入' },
  party: { debtor: '本人', spouse: '配偶', guarantor: '担保人', third_party: '第三人' },
  place: { home: '家庭', work: '单位' },
  outcome: {
    busy: '占线', out_of_service: '停机', failed: '呼叫失败', no_answer: '无人接听', voicemail: '语音信箱', answered: '已接听',
    third_party: '第三人接听', conversation: '本人接听', sent: '已发送', delivered: '已送达', undelivered: '未送达', read: '已读',
    not_home: '无人在家', left_notice: '留函', met: '见到本人', refused: '拒绝沟通'
  },
  severity: { low: '低', medium: '中', high: '高' },
  resolution: { open: '处理中', upheld: '属实', partly_upheld: '部分属实', rejected: '不属实' },
  kind: {
    cease: '停止联系', attorney: '律师代理', dispute: '异议', channel_opt_out: '渠道退订', work_ban: '禁止联系单位', hours: '指定时段',
    hardship: '困难申请', adjustment: '协商还款'
  }
};

export const story = {
  first: dayOf('2026-03-01'),
  days: 184,
  agencies: ['甲机构', '乙机构', '丙机构', '丁机构'],
  agentsEach: 40,
  agentPrefix: ['J', 'Y', 'B', 'D'],
  products: ['信用卡', '消费贷', '信用卡'],
  creditors: ['样例银行', '样例消费金融'],
  places: Object.entries({ 'CN-GD': 22, 'CN-HA': 18, 'CN-SD': 15, 'CN-SC': 13, 'CN-JS': 12, 'CN-HB': 10, 'CN-LN': 6, 'CN-XJ': 4 }).map(
    ([region, weight]) => ({ region, weight, zone: ZONE, zones: ZONE })
  ),
  pastDue: [3, 120],
  cents: [80000, 6000000],
  // sms, call, app, email, letter, visit
  stages: [
    { until: 30, weights: [46, 46, 8, 0, 2, 0] },
    { until: 90, weights: [24, 72, 0, 1, 5, 1] },
    { until: Infinity, weights: [14, 68, 0, 0, 8, 10] }
  ],
  callOutcomes: ['no_answer', 40, 'busy', 7, 'out_of_service', 4, 'failed', 3, 'voicemail', 4, 'answered', 6, 'third_party', 4, 'conversation', 30, 'refused', 2],
  limits: { callsADay: 5, callsAWeek: 21, talksADay: 2, daysAfterTalk: 0, lateFrom: 22 },
  lapses: [
    { late: 0.004, press: 0.02, 'too-many-calls': 0.9, 'too-many-messages': 0.9, 'third-party': 0.3, 'asked-to-stop': 0.05, 'visit-before-letter': 0.3 },
    { late: 0.035, 'too-many-calls': 0.1, 'third-party': 0.2, unrecorded: 0.04, threat: 0.01, 'opted-out': 0.06, 'open-complaint': 0.1 },
    { late: 0.006, 'too-many-visits': 0.7, 'too-many-messages': 0.4, 'third-party': 0.2, 'visit-before-letter': 0.5, 'asked-to-stop': 0.1 },
    { late: 0.001, 'third-party': 0.1, 'asked-to-stop': 0.01, 'visit-before-letter': 0.1 }
  ],
  messages: ['您的账单已逾期，请尽快还款，如已还款请忽略。', '尊敬的客户，您可致电客服协商还款安排。', '您本月账单尚未结清，请关注还款日。'],
  threats: ['再不还款将上门找你家人', '今天不还就让你单位都知道'],
  categories: ['服务态度', '还款争议', '频繁催收', '信息泄露'],
  start: BOM,
  headers: {
    contacts: ['联络编号', '联络时间', '渠道', '委外机构', '催收员', '委托方', '账户编号', '客户编号', '方向', '联络结果', '通话时长', '联系对象', '号码', '地点', '时区', '地区', '产品', '逾期天数', '逾期金额', '是否录音', '是否表明身份', '是否同意', '上门人数', '预约时间', '短信内容'],
    complaints: ['投诉编号', '投诉时间', '机构', '账户编号', '客户编号', '渠道', '类别', '严重程度', '处理结果', '办结时间', '联络编号'],
    requests: ['诉求编号', '提出时间', '账户编号', '客户编号', '诉求类型', '所涉渠道', '时段起', '时段止'],
    accounts: ['账户编号', '客户编号', '机构', '委托方', '产品', '开户日期', '应还日期', '委案时间', '逾期金额', '地区', '时区'],
    agents: ['催收员', '所属机构', '培训日期', '取证日期', '证书失效日期'],
    payments: ['账户编号', '还款时间', '还款金额']
  },
  word: (kind, value) => (value == null ? null : WORDS[kind][value]),
  yes: YES,
  time: ({ date, clock }) => `${date} ${clock}`,
  consumerId: (person) => String(person * 37 + 1001).padStart(10, '0'),
  accountId: (account) => `6217${String(account * 7919 + 11).padStart(15, '0')}`,
  phone: (person, line) => `1${['38', '39', '58', '86'][(person + line) % 4]}****${String((person * 7 + line) % 10000).padStart(4, '0')}`,
  letters: { contact: 'L', complaint: 'TS', request: 'SQ' }
};
