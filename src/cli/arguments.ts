import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Locale } from '#lib/core/i18n';
import { dayOf } from '#lib/core/rulebook';
import { UsageError } from './usage-error';

/** Splits the words of a command by its options. Throws UsageError for one it does not have. */
export function parse<T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, tokens: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('\n')[0]! : String(error));
  }
}

export function oneOf<T extends string>(
  option: string,
  value: string | undefined,
  words: readonly T[]
): T | undefined {
  if (value === undefined) return undefined;
  if (!(words as readonly string[]).includes(value)) {
    throw new UsageError(`--${option} takes ${words.join(' or ')}, not "${value}"`);
  }
  return value as T;
}

export const language = (value: string | undefined): Locale =>
  oneOf('lang', value, ['en', 'zh'] as const) ?? 'en';

/** Days since 1970-01-01; null when absent. */
export function date(option: string, value: string | undefined): number | null {
  if (value === undefined) return null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayOf(value) : null;
  if (day === null) throw new UsageError(`--${option} takes a date such as 2026-03-31, not "${value}"`);
  return day;
}

export function wholeNumber(
  option: string,
  value: string | undefined,
  { least, most, otherwise }: { least: number; most: number; otherwise: number }
): number {
  if (value === undefined) return otherwise;
  const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN;
  if (number >= least && number <= most) return number;
  throw new UsageError(`--${option} takes a whole number from ${least} to ${most}, not "${value}"`);
}
