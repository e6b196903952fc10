// A Chinese lender's half year: three agencies, Chinese headers and words, naive Beijing time.
import { followPerson, houseAllows, duration } from './background.mjs';
import { at, dayOf, instant, naive } from './clock.mjs';
import { complain } from './complaints.mjs';
import { csv, BOM } from './csv.mjs';
import { Log } from './log.mjs';
import { random } from './random.mjs';

const ZONE = 'Asia/Shanghai';
const SIZE = 20000;
const FIRST = dayOf('2026-03-01');
const LAST = dayOf('2026-08-31');
const AGENCIES = ['甲机构', '乙机构', '丙机构'];
const REGIONS = { 'CN-GD': 22, 'CN-HA': 18, 'CN-SD': 15, 'CN-SC': 13, 'CN-JS': 12, 'CN-HB': 10, 'CN-LN': 6, 'CN-XJ': 4 };
const STAGES = [
  { until: 30, words: { sms: 46, call: 46, app: 8 } },
  { until: 90, words: { sms: 24, call: 72, email: 1, letter: 3 } },
  { until: Infinity, words: { sms: 14, call: 70, visit: 10, letter: 6 } }
];
const CALLS = { no_answer: 40, busy: 7, out_of_service: 4, failed: 3, voicemail: 4, answered: 6, third_party: 4, conversation: 30, refused: 2 };
const UNANSWERED = ['no_answer', 'busy', 'failed', 'voicemail', 'no_answer', 'no_answer'];
const GBT = (rule) => ({ rulebook: 'cn-gbt-45251', rule });
const HOUSE = (rule) => ({ rulebook: 'house-policy', rule });

const WORDS = {
  channel: { call: '电话', sms: '短信', visit: '上门', email: '邮件', letter: '信函', app: 'APP推送' },
  direction: { outbound: '呼出', inbound: '呼入' },
  party: { debtor: '本人', spouse: '配偶', guarantor: '担保人', third_party: '第三人' },
  outcome: {
    busy: '占线', out_of_service: '停机', failed: '呼叫失败', no_answer: '无人接听', voicemail: '语音信箱', answered: '已接听',
    third_party: '第三人接听', conversation: '本人接听', sent: '已发送', delivered: '已送达', undelivered: '未送达', read: '已读',
    not_home: '无人在家', left_notice: '留函', met: '见到本人', refused: '拒绝沟通'
  },
  severity: { low: '低', medium: '中', high: '高' },
  resolution: { open: '处理中', upheld: '属实', partly_upheld: '部分属实', rejected: '不属实' }
};
const HEADER = ['联络编号', '联络时间', '渠道', '委外机构', '催收员', '账户编号', '客户编号', '方向', '联络结果', '通话时长', '联系对象', '号码', '时区', '地区', '产品', '逾期天数', '逾期金额', '是否录音', '是否同意'];
const COMPLAINT_HEADER = ['投诉编号', '投诉时间', '机构', '账户编号', '客户编号', '渠道', '类别', '严重程度', '处理结果', '办结时间', '联络编号'];

function people(rng) {
  let number = 0;
  return Array.from({ length: 2150 }, (_, i) => {
    const consumer_id = String(i * 37 + 1001).padStart(10, '0');
    const phones = [`1${rng.pick([38, 39, 58, 86])}****${String(i).padStart(4, '0')}`, `1${rng.pick([33, 77, 99])}****${String(i).padStart(4, '0')}`];
    const region = rng.weighted(REGIONS);
    const accounts = Array.from({ length: rng.chance(0.08) ? 2 : 1 }, () => {
      number += 1;
      const from = FIRST + rng.int(-120, 140);
      return {
        account_id: `62170000${String(number * 7919).padStart(11, '0')}`,
        consumer_id, phones, region,
        agency: AGENCIES[i % 3],
        product: rng.pick(['信用卡', '信用卡', '消费贷']),
        cents: rng.int(80000, 6000000),
        zone: ZONE,
        dpd: rng.int(3, 120) + Math.max(0, FIRST - from),
        effort: rng.int(8, 16) / 100,
        from: Math.max(from, FIRST),
        to: Math.min(from + rng.int(60, 200), LAST)
      };
    });
    return { consumer_id, accounts };
  });
}

// Counts that no ordinary day may exceed; one is kept in hand for an outcome left empty afterwards.
function allows(made, c) {
  if (!houseAllows(made, c)) return false;
  if (c.channel !== 'call') return true;
  const day = made.filter((other) => other.channel === 'call' && other.day === c.day);
  return day.filter((other) => other.outcome === 'conversation').length < 2 && day.length < 5;
}

const contactOf = (account, day, second, channel, outcome, rng) => ({
  account, day, second, channel, outcome, pastDue: account.dpd + day - account.from,
  address: channel === 'visit' ? undefined : account.phones[0],
  duration_s: duration(rng, channel, outcome)
});

const active = (log, agency, day, test = () => true) => [...new Set(log.contacts.filter((c) => c.account.agency === agency && c.account.from <= day && c.account.to >= day + 30 && test(c)).map((c) => c.account))];

function lateCalls(log, rng) {
  const from = dayOf('2026-06-08');
  const calls = log.contacts.filter((c) => !c.story && c.account.agency === '乙机构' && c.channel === 'call' && c.direction === 'outbound' && c.day >= from);
  const chosen = new Set();
  while (chosen.size < 140) chosen.add(rng.pick(calls));
  [...chosen].forEach((c, i) => {
    c.second = i === 0 ? at(22) : i < 118 ? at(22, rng.int(1, 58), rng.int(0, 59)) : i < 128 ? at(23, rng.int(0, 20), rng.int(0, 59)) : at(7, rng.int(12, 59), rng.int(0, 59));
    c.story = 'late-calls';
    c.planted = [GBT('quiet-hours')];
  });
}

function tooManyCalls(log, rng) {
  const accounts = active(log, '甲机构', dayOf('2026-04-13')).slice(0, 26);
  accounts.forEach((account, i) => {
    for (let n = 0; n < 1 + (i % 3); n += 1) {
      const day = dayOf('2026-04-13') + n * 14 + rng.int(0, 9);
      log.clear((c) => c.account.consumer_id === account.consumer_id && c.channel === 'call', day, day);
      const talks = (i + n) % 2 === 0;
      const count = talks ? rng.int(4, 6) : rng.int(7, 11);
      for (let k = 0; k < count; k += 1) {
        const outcome = talks ? 'conversation' : UNANSWERED[k % UNANSWERED.length];
        const second = at(8, 40) + Math.floor((k * 11 * 3600) / count) + rng.int(0, 1200);
        const over = talks ? k >= 3 : k >= 6;
        log.plant('too-many-calls', contactOf(account, day, second, 'call', outcome, rng), over && GBT(talks ? 'interactive-calls' : 'unanswered-attempts'));
      }
    }
  });
}

function tooManyMessages(log, rng) {
  active(log, '甲机构', dayOf('2026-05-11')).slice(40, 58).forEach((account) => {
    const day = dayOf('2026-05-11') + rng.int(0, 18);
    log.clear((c) => c.account.consumer_id === account.consumer_id && c.channel === 'sms', day, day);
    for (let k = 0; k < rng.int(3, 5); k += 1) {
      log.plant('too-many-messages', contactOf(account, day, at(9 + 2 * k, rng.int(0, 59), rng.int(0, 59)), 'sms', 'delivered', rng), k >= 2 && HOUSE('messages-per-day'));
    }
  });
}

function tooManyVisits(log, rng) {
  const accounts = active(log, '丙机构', dayOf('2026-07-01'), (c) => c.pastDue > 60).slice(0, 30);
  accounts.forEach((account, i) => {
    const first = dayOf(i % 2 ? '2026-08-01' : '2026-07-01');
    log.clear((c) => c.account.consumer_id === account.consumer_id && c.channel === 'visit', first, first + 30);
    const visits = rng.int(4, 6);
    for (let k = 0; k < visits; k += 1) {
      const day = first + 1 + k * 4 + rng.int(0, 2);
      const visit = contactOf(account, day, at(rng.int(9, 11), rng.int(0, 59), rng.int(0, 59)), 'visit', rng.pick(['not_home', 'not_home', 'met', 'left_notice']), rng);
      log.plant('too-many-visits', visit, k >= 3 && HOUSE('visits-per-month'));
      if (k !== 1 || i % 3 === 2) continue;
      const again = log.plant('too-many-visits', contactOf(account, day, at(rng.int(16, 19), rng.int(0, 59), rng.int(0, 59)), 'visit', 'met', rng), HOUSE('visits-per-day'));
      again.second_of_day = true;
    }
    // A second visit in a day brings every later one closer to the monthly cap.
    const own = log.contacts.filter((c) => c.story === 'too-many-visits' && c.account === account).sort((a, b) => a.day - b.day || a.second - b.second);
    own.forEach((c, n) => (c.planted = [...(c.second_of_day ? [HOUSE('visits-per-day')] : []), ...(n >= 3 ? [HOUSE('visits-per-month')] : [])]));
  });
}

// In order, but only just: the edges of the day, and late calls that the consumer agreed to.
function edges(log, rng) {
  const calls = log.contacts.filter((c) => !c.story && c.channel === 'call' && c.direction === 'outbound');
  const agreed = new Set();
  while (agreed.size < 14) agreed.add(rng.pick(calls));
  [...agreed].forEach((c, i) => {
    if (i < 12) Object.assign(c, { second: at(22, rng.int(0, 40), rng.int(0, 59)), consent: true });
    else c.second = i === 12 ? at(8) : at(21, 59, 59);
    c.story = 'in-order';
  });
}

function complaints(log, rng) {
  complain(log, rng, {
    months: ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'],
    agencies: AGENCIES,
    categories: ['服务态度', '还款争议', '频繁催收', '信息泄露'],
    waves: [
      { agency: '乙机构', month: '2026-07', count: 18, story: 'late-calls', category: '夜间来电' },
      { agency: '丙机构', month: '2026-08', count: 20, story: 'too-many-visits', category: '上门骚扰' }
    ],
    end: instant(ZONE, LAST, at(23)),
    id: (n) => `TS${String(n).padStart(5, '0')}`
  });
}

export function chineseSample() {
  const rng = random(45251);
  const log = new Log({ rng, rulebooks: ['cn-gbt-45251', 'house-policy'] });
  for (const person of people(rng)) log.contacts.push(...followPerson({ rng, person, stages: STAGES, callOutcomes: CALLS, latest: () => 20, rules: allows }));
  tooManyCalls(log, rng);
  tooManyMessages(log, rng);
  tooManyVisits(log, rng);
  lateCalls(log, rng);
  edges(log, rng);
  log.trim(SIZE);
  for (const c of log.contacts) {
    c.t = instant(ZONE, c.day, c.second);
    c.agent = `${'JYB'[AGENCIES.indexOf(c.account.agency)]}${String(1 + ((Number(c.account.consumer_id) + c.day) % 14)).padStart(3, '0')}`;
    c.address ??= c.channel === 'call' && rng.chance(0.25) ? c.account.phones[1] : c.account.phones[0];
    if (c.channel === 'visit' || c.channel === 'letter' || c.party === 'third_party') c.address = c.channel === 'call' ? `159****${c.account.phones[0].slice(-4)}` : `${c.account.phones[0].slice(-4)}号楼`;
    if (c.channel === 'call' || c.channel === 'visit') c.recorded = rng.chance(0.985);
    if (!c.story && c.channel === 'call' && rng.chance(0.006)) c.outcome = null;
    if (!c.story && rng.chance(0.003)) c.address = null;
  }
  log.number((n) => `L${String(n).padStart(6, '0')}`);
  complaints(log, rng);
  return finish(log);
}

function finish(log) {
  const rows = log.contacts.map((c) => ({ ...c, account_id: c.account.account_id, consumer_id: c.account.consumer_id, agency: c.account.agency, time_zone: ZONE }));
  const complaintRows = log.complaints.map((c) => ({ ...c, account_id: c.account.account_id }));
  log.prove(rows, complaintRows, ZONE);
  const yes = (value) => (value === undefined ? '' : value ? '是' : '否');
  const contacts = csv(HEADER, rows.map((c) => [
    c.contact_id, naive(ZONE, c.t), WORDS.channel[c.channel], c.agency, c.agent, c.account_id, c.consumer_id, WORDS.direction[c.direction],
    WORDS.outcome[c.outcome], c.duration_s, WORDS.party[c.party], c.address, ZONE, c.account.region, c.account.product, c.pastDue,
    (c.account.cents / 100).toFixed(2), yes(c.recorded), yes(c.consent)
  ]));
  const complaintFile = csv(COMPLAINT_HEADER, log.complaints.map((c) => [
    c.complaint_id, naive(ZONE, c.t), c.agency, c.account.account_id, c.account.consumer_id, WORDS.channel[c.channel], c.category,
    WORDS.severity[c.severity], WORDS.resolution[c.outcome], c.closed ? naive(ZONE, c.closed) : '', c.linked ? c.contact.contact_id : ''
  ]));
  return { log, rows, complaintRows, zone: ZONE, files: { 'contacts.csv': BOM + contacts, 'complaints.csv': BOM + complaintFile } };
}
