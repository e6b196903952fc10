import type { Locale } from '#lib/core/i18n';
import { shippedRulebooks } from '../program';
import { ENGLISH } from './en';
import { CHINESE } from './zh';

export const COMMANDS = ['audit', 'check-rulebook', 'show-sql', 'generate'] as const;
export type Command = (typeof COMMANDS)[number];

export const isCommand = (word: string | undefined): word is Command =>
  (COMMANDS as readonly (string | undefined)[]).includes(word);

/** What there is to know of a command, or of all of them. */
export function helpOn(command: Command | 'all', locale: Locale): string {
  const text = { en: ENGLISH, zh: CHINESE }[locale][command];
  return text.replaceAll('{rulebooks}', shippedRulebooks().join(locale === 'zh' ? '、' : ', '));
}
