import { numbersOf, valueAt, type Rule } from '#lib/app/state';
import { WEEKDAYS, type SubjectKey } from '#lib/core/domain';
import { formatList, m, nameOf, type Locale } from '#lib/core/i18n';

export interface NumberKnob {
  path: string;
  label: string;
  min: number;
  max?: number;
  step: number;
}

/** A place in a list that is no dated value: `tiers.1.days`. */
const LISTED = /\.(\d+)(?=\.)/;
const DATED = /\.(\d+)\.value(?=\.|$)/;
const RANGES: Record<string, Omit<NumberKnob, 'path' | 'label'>> = {
  confidence: { min: 0.5, max: 0.999, step: 0.001 },
  'peer.median': { min: 0, step: 0.1 },
  scale: { min: 1, step: 1 },
  'window.rolling_days': { min: 1, step: 1 },
  'window.rolling_hours': { min: 1, step: 1 }
};
type Words = Record<string, ((inputs: object, options: { locale: Locale }) => string) | undefined>;

/** Every number of a rule that can be turned, with its name in the reader's language; a dated one says since when. */
export function knobsOf(rule: Rule, locale: Locale): NumberKnob[] {
  return numbersOf(rule.params).map(({ path }) => {
    const dated = DATED.exec(path);
    const inList = LISTED.exec(path.replace(DATED, ''));
    const plain = path.replace(DATED, '').replace(LISTED, '');
    const words = m as unknown as Words;
    const label = words[`param_${plain.replaceAll('.', '_')}`]?.({}, { locale }) ?? plain;
    const numbered = inList ? `${label} ${Number(inList[1]) + 1}` : label;
    const since = dated ? String(valueAt(rule.params, `${path.slice(0, dated.index)}.${dated[1]}.from`)) : '';
    return {
      path,
      label: since ? m.param_since({ label: numbered, date: since }, { locale }) : numbered,
      ...(RANGES[plain] ?? { min: 0, step: 1 })
    };
  });
}

/** Paths of the one opening every weekday has, where all seven are alike; else null. */
export function sharedOpening(rule: Rule): { from: string[]; to: string[] } | null {
  const days = WEEKDAYS.map((day) => valueAt(rule.params, `allowed.${day}`) as unknown);
  const isOne = days.every(
    (day) => Array.isArray(day) && day.length === 1 && JSON.stringify(day) === JSON.stringify(days[0])
  );
  if (!isOne) return null;
  return {
    from: WEEKDAYS.map((day) => `allowed.${day}.0.0`),
    to: WEEKDAYS.map((day) => `allowed.${day}.0.1`)
  };
}

/** How the rule counts, in one line. */
export function howText(rule: Rule, locale: Locale): string {
  const o = { locale };
  const words = m as unknown as Words;
  const per = valueAt(rule.params, 'per');
  const counts = valueAt(rule.params, 'counts');
  const subject = Array.isArray(per)
    ? formatList(
        (per as SubjectKey[]).map((key) => words[`term_subject_${key}`]?.({}, o) ?? key),
        locale
      )
    : '';
  const channels = rule.appliesTo.channels?.map((channel) => nameOf('channel', channel, locale));
  return [
    words[`kind_${rule.kind.replaceAll('-', '_')}`]?.({}, o) ?? rule.kind,
    subject && m.rules_per({ subject }, o),
    typeof counts === 'string' && words[`counts_${counts}`]?.({}, o),
    channels && m.rules_channels({ channels: channels.join(locale === 'zh' ? '、' : ', ') }, o),
    rule.except.length > 0 && m.rules_except_consent({}, o)
  ]
    .filter(Boolean)
    .join(locale === 'zh' ? '；' : ' · ');
}
