import type { Bilingual, Calendar, Plain, Rule, Rulebook } from './types';
import type { RuleText, RulebookText } from './structure';
import { dateOf, dayOf } from './day';

type Written = { [key: string]: Plain };

const dayOrNull = (text: string | null | undefined): number | null => (text ? dayOf(text) : null);

const titleOr = (title: Bilingual | undefined, id: string): Bilingual => title ?? { en: id, zh: id };

/** The least that can be claimed stands in for what a rule does not say of itself. */
function ruleOf(text: RuleText): Rule {
  const to = text.applies_to ?? {};
  const due = to.days_past_due;
  return {
    id: text.id,
    kind: text.kind,
    title: titleOr(text.title, text.id),
    citation: { instrument: '', article: '', url: '', ...text.citation },
    strength: text.strength ?? 'policy',
    severity: text.severity ?? 'major',
    enabled: text.enabled ?? true,
    doubt: text.doubt ?? null,
    effective: { from: dayOrNull(text.effective?.from), to: dayOrNull(text.effective?.to) },
    appliesTo: {
      channels: to.channels ?? null,
      parties: to.parties ?? null,
      places: to.places ?? null,
      products: to.products ?? null,
      regions: to.regions ?? null,
      agencies: to.agencies ?? null,
      daysPastDue: due ? { min: due.min ?? null, max: due.max ?? null } : null,
      categories: to.categories ?? null
    },
    except: text.except ?? [],
    params: text.params as Record<string, Plain>
  };
}

/** A checked text as a rulebook. */
export function rulebookOf(text: RulebookText): Rulebook {
  const calendars = Object.entries(text.calendars ?? {}).map(([id, calendar]): [string, Calendar] => [
    id,
    {
      base: calendar.base && calendar.base !== 'none' ? calendar.base : null,
      off: (calendar.off ?? []).map((date) => dayOf(date)!),
      work: (calendar.work ?? []).map((date) => dayOf(date)!),
      knownUntil: dayOrNull(calendar.known_until)
    }
  ]);
  return {
    id: text.id,
    title: titleOr(text.title, text.id),
    jurisdiction: text.jurisdiction ?? '',
    version: text.version ?? '',
    timeZone: text.time_zone ?? null,
    consumerTimeZone: text.consumer_time_zone ?? null,
    extends: text.extends ?? null,
    calendars: Object.fromEntries(calendars),
    rules: text.rules.map(ruleOf)
  };
}

/** Without what is null, empty text or an empty map or list. */
function present(map: Record<string, unknown>): Written {
  const isThere = (value: unknown): boolean =>
    value !== null &&
    value !== undefined &&
    value !== '' &&
    (typeof value !== 'object' || Object.keys(value).length > 0);
  return Object.fromEntries(Object.entries(map).filter(([, value]) => isThere(value))) as Written;
}

const written = (day: number | null): string | null => (day === null ? null : dateOf(day));

function writtenRule(rule: Rule): Written {
  const { daysPastDue, ...lists } = rule.appliesTo;
  const known = present({
    id: rule.id,
    kind: rule.kind,
    title: rule.title,
    citation: present({ ...rule.citation }),
    strength: rule.strength,
    severity: rule.severity,
    enabled: rule.enabled ? null : false,
    doubt: rule.doubt,
    effective: present({ from: written(rule.effective.from), to: written(rule.effective.to) }),
    applies_to: present({ ...lists, days_past_due: daysPastDue && present(daysPastDue) }),
    except: rule.except
  });
  return { ...known, params: rule.params };
}

/** A rulebook in the shape of its text, without `extends`: what it extends is already in it. */
export function writtenForm(rulebook: Rulebook): Written {
  const calendars = Object.entries(rulebook.calendars).map(([id, calendar]) => [
    id,
    present({
      base: calendar.base,
      off: calendar.off.map(dateOf),
      work: calendar.work.map(dateOf),
      known_until: written(calendar.knownUntil)
    })
  ]);
  const head = present({
    id: rulebook.id,
    title: rulebook.title,
    jurisdiction: rulebook.jurisdiction,
    version: rulebook.version,
    time_zone: rulebook.timeZone,
    consumer_time_zone: rulebook.consumerTimeZone,
    calendars: Object.fromEntries(calendars)
  });
  return { ...head, rules: rulebook.rules.map(writtenRule) };
}
