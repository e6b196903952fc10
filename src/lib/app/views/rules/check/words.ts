import type { CheckResult, NextTime } from '#lib/app/state';
import { formatClock, formatDate, formatNumber, m, nameOf, type Locale } from '#lib/core/i18n';

const times = (count: number, locale: Locale) => ({ count: formatNumber(count, locale), number: count });

/** Whether the contact is permitted, in one sentence. */
export function verdictText({ rules }: CheckResult, locale: Locale): string {
  const o = { locale };
  const counted = (answer: string): number => rules.filter((rule) => rule.answer === answer).length;
  if (counted('forbidden') > 0) return m.check_forbidden(times(counted('forbidden'), locale), o);
  if (counted('unclear') > 0) return m.check_unclear(times(counted('unclear'), locale), o);
  if (counted('permitted') === 0) return m.check_silent_all({}, o);
  const said = times(counted('permitted'), locale);
  return rules.some(({ provided }) => provided.length > 0)
    ? m.check_permitted_provided(said, o)
    : m.check_permitted(said, o);
}

export const momentText = ({ local, zone }: CheckResult, locale: Locale): string =>
  m.check_in_zone({ date: formatDate(local.day, locale), time: formatClock(local.second), zone }, { locale });

/** What the contact is taken to be like; empty where nothing is known. */
export function assumedText(
  { account, assumed }: CheckResult,
  idText: (id: string) => string,
  locale: Locale
): string {
  const o = { locale };
  const { agent, address, place, daysPastDue } = assumed;
  const parts = [
    ...(account.agency === null ? [] : [m.check_assumed_agency({ agency: account.agency }, o)]),
    ...(agent === null ? [] : [m.check_assumed_agent({ agent }, o)]),
    ...(address === null ? [] : [m.check_assumed_address({ address: idText(address) }, o)]),
    ...(place === null ? [] : [m.check_assumed_place({ place: nameOf('place', place, locale) }, o)]),
    ...(daysPastDue === null ? [] : [m.check_assumed_overdue({ days: formatNumber(daysPastDue, locale) }, o)])
  ];
  return parts.length === 0 ? '' : m.check_assumed({ parts: parts.join(locale === 'zh' ? '，' : ', ') }, o);
}

export function nextText({ status, local }: NextTime, locale: Locale): string {
  const o = { locale };
  if (status === 'asked') return m.check_next_asked({}, o);
  if (status === 'none') return m.check_next_none({}, o);
  if (status === 'unsaid' || local === null) return m.check_next_unsaid({}, o);
  return `${formatDate(local.day, locale)} ${formatClock(local.second)}`;
}
