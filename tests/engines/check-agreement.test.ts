import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkContact, nextPermitted, type CheckAnswer, type Judgement } from '#lib/core/audit';
import { CHANNELS, type Channel } from '#lib/core/domain';
import type { Engine } from '#lib/core/engine';
import { hasMessage, sentenceOf } from '#lib/core/i18n';
import { dayOf, type Rule, type Rulebook } from '#lib/core/rulebook';
import { RULE_KINDS } from '#lib/core/rules';
import { sql } from '#lib/core/sql';
import { createDuckDbNode } from '#lib/engines/duckdb-node';
import { whomOf } from '../../src/lib/core/audit/check/whom';
import { toCsv } from '../agreement/log/cells';
import { seeded } from '../agreement/random';
import { randomLog, type RandomLog } from '../agreement/random-log';
import { RANDOM_KINDS, randomRule } from '../agreement/random-rule';
import { records } from '../agreement/read/records';
import { RANDOM_CALENDARS } from '../agreement/rules/parts';
import { auditFiles } from '../support/audit';
import { sourceFile, zoneTable } from '../support/files';

/** Logs looked at for each kind; of every answer that is met, so many are written into the log. */
const LOGS = Number(process.env.DECORUM_CHECKS ?? 4);
const OF_EACH = Math.ceil(LOGS / 6);
const AS_OF = dayOf('2026-12-01')!;
const ID = '\u{10ffff}';
const ZONE = 'Asia/Shanghai';

const rulebookOf = (seed: number, rule: Rule): Rulebook => ({
  id: 'random',
  title: { en: 'Random', zh: '随机' },
  jurisdiction: 'none',
  version: '1',
  timeZone: null,
  consumerTimeZone: seed % 3 === 0 ? ZONE : null,
  extends: null,
  calendars: RANDOM_CALENDARS,
  rules: [rule]
});

const audit = async (engine: Engine, log: RandomLog, rulebook: Rulebook): Promise<Judgement> => {
  const files = Object.entries(log).map(([table, csv]) => sourceFile(`${table}.csv`, csv as string));
  return (await auditFiles(engine, files, [rulebook], { asOf: AS_OF })).judgement;
};

const iso = (instant: number): string => new Date(instant * 1000).toISOString().replace('.000', '');
const OUTCOMES: Record<string, [string, string]> = {
  call: ['conversation', 'no_answer'],
  other: ['conversation', 'no_answer'],
  visit: ['met', 'not_home']
};
const WORST: CheckAnswer[] = ['silent', 'permitted', 'unclear', 'forbidden'];

/** The weight of what the rule says of the contact when it stands in the log. */
async function written(engine: Engine): Promise<number> {
  const [row] = await engine.query<{ verdict: number | null; scope: number }>(
    sql`select e.verdict, s.scope from contact c join shown s on s.n = c.n left join exception e on e.n = c.n where contact_id = ${ID}`
  );
  if (row!.verdict !== null) return row!.verdict === 1 ? 3 : 2;
  return row!.scope > 0 ? 1 : 0;
}

const kinds = RANDOM_KINDS.filter((kind) => RULE_KINDS.get(kind)!.judges === 'contacts');

describe.each(kinds)('a contact that nobody made, by %s', (kind) => {
  let engine: Engine;
  beforeAll(async () => void (engine = await createDuckDbNode({ threads: 2 })));
  afterAll(() => engine.close());

  /** Answers written into the log so far. */
  const met = new Map<string, number>();

  async function check(seed: number): Promise<void> {
    const random = seeded(seed);
    const log = randomLog(seed, 60);
    const rulebook = rulebookOf(seed, randomRule(seed, kind));
    const judgement = await audit(engine, log, rulebook);
    if (judgement.rules.length === 0) return;
    const ctx = { engine, judgement, zones: zoneTable(), fileName: () => '' };
    const accounts = await engine.query<{ text: string; last: number }>(
      sql`select w.text, max(t) as last from contact join word_account w on code = account where w.text <> '' group by w.text order by w.text`
    );
    const account = random.pick(accounts);
    const accountId = account.text;
    const whom = await whomOf(ctx, accountId);
    // A due date without a zone cannot be written into one contact.
    if (whom.codes.zone === null && whom.dueDay !== null) return;
    const zone = whom.account.zone?.split(';')[0]?.trim() ?? 'UTC';
    const local = ctx.zones.localAt(zone, account.last + random.whole(-3, 6) * 86_400);
    const second = random.pick([0, 7 * 3600 + 59 * 60, 8 * 3600, 12 * 3600, 21 * 3600, 22 * 3600 + 1]);
    const request = {
      accountId,
      channel: random.pick(CHANNELS),
      at: { day: local.day, second }
    };
    const result = await checkContact(ctx, request);
    const [said] = result.rules;
    if ((met.get(said!.answer) ?? 0) >= OF_EACH) return;
    met.set(said!.answer, (met.get(said!.answer) ?? 0) + 1);
    const times = await nextPermitted(ctx, request);
    const words: Record<string, string> = {};
    for (const [column, code] of Object.entries(whom.codes)) {
      const table = { name: `word_${column}` }.name;
      const rows =
        code === null
          ? []
          : await engine.query<{ text: string }>({
              sql: `select text from ${table} where code = ${code}`,
              params: []
            });
      words[column] = rows[0]?.text ?? '';
    }
    const judged = async (channel: Channel, at: number): Promise<number> => {
      let worst = 0;
      const day = ctx.zones.localAt(zone, at).day;
      for (const outcome of OUTCOMES[channel] ?? ['delivered', 'failed']) {
        const row = {
          contact_id: ID,
          occurred_at: iso(at),
          channel,
          agency: words.agency!,
          agent: words.agent!,
          creditor: words.creditor!,
          account_id: accountId,
          consumer_id: words.consumer!,
          direction: 'outbound',
          outcome,
          duration_s: '86400',
          party: 'debtor',
          address: whom.address.get(channel)?.text ?? '',
          place: whom.place.get(channel) ?? '',
          time_zone: words.zone!,
          region: words.region!,
          product: words.product!,
          days_past_due: whom.dueDay === null ? '' : String(day - whom.dueDay),
          recorded: 'true',
          identity_disclosed: 'true',
          consent: '',
          crew_size: '99',
          notice_at: iso(at - 60 * 86_400),
          text: 'zzz'
        };
        await audit(engine, { ...log, contacts: toCsv([...records(log.contacts), row]) }, rulebook);
        worst = Math.max(worst, await written(engine));
      }
      return worst;
    };
    const what = `seed ${seed}: ${JSON.stringify(request)} of ${JSON.stringify(rulebook.rules[0])}`;
    expect(WORST.indexOf(said!.answer), what).toBe(await judged(request.channel, result.at));
    if (said!.message) {
      expect(hasMessage(said!.message.code)).toBe(true);
      for (const locale of ['en', 'zh'] as const)
        expect(sentenceOf(said!.message, locale)).not.toMatch(/[{}@]|undefined|NaN/);
    }
    const next = times.find(({ channel }) => channel === request.channel)!;
    expect(next.status === 'unsaid', what).toBe(whom.account.zone === null);
    if (next.status === 'asked') expect(said!.answer, what).not.toBe('forbidden');
    if (next.status !== 'later' && next.status !== 'none') return;
    if (next.at !== null)
      expect(await judged(request.channel, next.at), `next ${iso(next.at)}, ${what}`).not.toBe(3);
    const until = next.at ?? result.at + 60 * 86_400;
    const earlier = [
      until - 60,
      result.at + 60 * random.whole(0, Math.max(0, Math.floor((until - result.at) / 60) - 1))
    ].filter((at) => at >= result.at && at < until);
    for (const at of earlier)
      expect(await judged(request.channel, at), `${iso(at)} before ${iso(until)}, ${what}`).toBe(3);
  }

  it(
    `is judged as if it stood in the log, and permitted next no earlier and no later than said`,
    { timeout: 240_000 },
    async () => {
      for (let seed = 1; seed <= LOGS; seed++) await check(seed * 17 + kind.length);
      expect(met.size).toBeGreaterThan(0);
    }
  );
});
