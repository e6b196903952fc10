const decoder = new TextDecoder();
const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d{1,3})?$/i;
const CURRENCY = /^([+-]?)\s*(?:[¥￥$€£]|RMB|CNY|USD|EUR|GBP)?\s*|\s*(?:元|RMB|CNY|USD|EUR|GBP)?$/gi;

/** A number as people write it (`1,234.56`); NaN when it is none. */
export function readNumber(bytes: Uint8Array, start: number, end: number): number {
  const whole = readDigits(bytes, start, end);
  if (whole >= 0) return whole;
  return numberOf(decoder.decode(bytes.subarray(start, end)).normalize('NFKC'));
}

/** An amount of money in minor units, half a unit away from zero; a currency sign or 元 is passed over. NaN when it is none. */
export function readMoney(bytes: Uint8Array, start: number, end: number): number {
  const whole = readDigits(bytes, start, end);
  if (whole >= 0) return whole * 100;
  if (end - start > 3 && bytes[end - 3] === 46) {
    const units = readDigits(bytes, start, end - 3);
    const cents = readDigits(bytes, end - 2, end);
    if (units >= 0 && cents >= 0) return units * 100 + cents;
  }
  const text = decoder.decode(bytes.subarray(start, end)).normalize('NFKC').replace(CURRENCY, '$1');
  const value = numberOf(text);
  return Number.isNaN(value)
    ? NaN
    : Math.sign(value) * Math.round(Number((Math.abs(value) * 100).toPrecision(15)));
}

function numberOf(text: string): number {
  if (!NUMBER.test(text) || !/\d/.test(text.split(/e/i)[0]!)) return NaN;
  return Number(text.replaceAll(',', ''));
}

/** Up to fifteen digits; −1 when there is anything else. */
function readDigits(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 15 || end <= start) return -1;
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = bytes[i]! - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
