const two = (text: string) => text.padStart(2, '0');

/** A cell that is only a time of day as HH:MM:SS (`93015`, `0930`, `9:30`, the times a workbook gives); else as it is. */
export function clockOf(text: string): string {
  const time = text.normalize('NFKC').trim();
  const base = /^(?:1899-12-3[01]|1900-01-0[01]|1904-01-01|0000-00-00)[T ](\d.*)$/.exec(time);
  if (base !== null) return clockOf(base[1]!);
  const digits = /^(\d{1,2})(\d{2})(\d{2})$/.exec(time) ?? /^(\d{1,2})(\d{2})$/.exec(time);
  if (digits !== null)
    return digits
      .slice(1)
      .map((part) => two(part!))
      .join(':');
  if (/^0?\.\d+$/.test(time) || time === '0') {
    const seconds = Math.round(Number(time) * 86_400);
    return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
      .map((part) => two(String(part)))
      .join(':');
  }
  return /\d/.test(time) ? time : text.trim();
}

/** A cell that is a date, without a midnight that only its form added; eight digits as YYYY-MM-DD. */
export function dateOf(text: string): string {
  const date = text
    .normalize('NFKC')
    .trim()
    .replace(/[T ]0?0:00(:00(\.0+)?)?$/, '');
  return /^\d/.test(date) ? date.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') : text.trim();
}

/** Whether a cell is a time of day and no date. */
export const isClock = (text: string): boolean => {
  const time = clockOf(text);
  return (
    /^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?(\s*[AaPp]\.?[Mm]\.?)?$/.test(time) ||
    /^(上午|下午)?\s*\d{1,2}[:时時點点]/.test(time)
  );
};

/** Whether a cell is a date without a time. */
export const isBareDate = (text: string): boolean =>
  /^(\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}\/\d{1,2}\/\d{4}|\d{8}|\d{4}年\d{1,2}月\d{1,2}[日号])$/.test(
    dateOf(text)
  );

/** Whether a cell begins with a date. */
export const hasDate = (text: string): boolean =>
  isBareDate(text) || /^(\d{4}[-/年]\d{1,2}|\d{1,2}\/\d{1,2}\/\d{4}|\d{14}$)/.test(text.trim());

/** Whether a cell holds a date and a time of day. */
export const isDateAndTime = (text: string): boolean => hasDate(text) && !isBareDate(text);
