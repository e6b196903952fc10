import type { AgenciesFigures, Denominator, Standing } from '#lib/app/state';
import { formatList, formatNumber, formatRate, m, type Locale } from '#lib/core/i18n';

type Words<K extends string> = Record<K, (inputs: object, options: { locale: Locale }) => string>;

export const DENOMINATOR_NAMES: Words<Denominator> = {
  contacts: m.agencies_by_contacts,
  accounts: m.agencies_by_accounts,
  people: m.agencies_by_people,
  connected: m.agencies_by_connected
};
const UNITS: Words<Denominator> = {
  contacts: m.agencies_unit_contacts,
  accounts: m.agencies_unit_accounts,
  people: m.agencies_unit_people,
  connected: m.agencies_unit_connected
};
const STANDINGS: Words<Standing> = {
  above: m.agencies_standing_above,
  'perhaps-above': m.agencies_standing_perhaps_above,
  chance: m.agencies_standing_chance,
  'perhaps-below': m.agencies_standing_perhaps_below,
  below: m.agencies_standing_below
};

export const unitText = (by: Denominator, locale: Locale): string => UNITS[by]({}, { locale });
export const standingText = (standing: Standing, locale: Locale): string =>
  STANDINGS[standing]({}, { locale });

export function agenciesSentence({ comparisons, cards }: AgenciesFigures, locale: Locale): string {
  const o = { locale };
  const { agencies, overall } = comparisons.contacts;
  if (agencies.length === 0) return m.agencies_sentence_none({}, o);
  if (agencies.length === 1) return m.agencies_sentence_one({}, o);
  const count = (...standings: Standing[]) =>
    formatNumber(agencies.filter(({ standing }) => standings.includes(standing)).length, locale);
  if (agencies.every(({ standing }) => standing === 'chance'))
    return m.agencies_sentence_chance(
      { total: formatNumber(agencies.length, locale), rate: formatRate(overall.value, locale) },
      o
    );
  return m.agencies_sentence(
    {
      out: count('above', 'below'),
      perhaps: count('perhaps-above', 'perhaps-below'),
      total: formatNumber(cards.length, locale),
      rate: formatRate(overall.value, locale)
    },
    o
  );
}

/** What another denominator does to the order by contacts judged; nothing for that one itself. */
export function orderSentence({ moved }: AgenciesFigures, by: Denominator, locale: Locale): string {
  const o = { locale };
  if (by === 'contacts') return '';
  const moves = moved[by].map(({ agency, from, to }) =>
    m.agencies_move({ agency, from: formatNumber(from, locale), to: formatNumber(to, locale) }, o)
  );
  return moves.length === 0
    ? m.agencies_order_same({ unit: unitText(by, locale) }, o)
    : m.agencies_order_moved({ moves: formatList(moves, locale) }, o);
}
