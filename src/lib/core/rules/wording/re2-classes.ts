/** General categories and scripts that `\p{…}` may name; RE2 knows more scripts, these are what rulebooks have needed. */
const PROPERTIES = new Set(
  (
    'Any C Cc Cf Co L Lm Lo Lt Lu Ll M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs ' +
    'Arabic Armenian Bengali Bopomofo Common Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Han Hangul ' +
    'Hebrew Hiragana Kannada Katakana Khmer Lao Latin Malayalam Mongolian Myanmar Oriya Sinhala Tamil Telugu Thai Tibetan'
  ).split(' ')
);
const POSIX =
  /^\[:\^?(alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]/;
const BRACKETED = /^\[:\^?\w+:\]/;

/** A stretch of a pattern: how many code units it takes, and its code point where it stands for one character. */
export interface Piece {
  length: number;
  point: number | null;
  isProperty: boolean;
}

const one = (length: number, point: number): Piece => ({ length, point, isProperty: false });
const several = (length: number, isProperty = false): Piece => ({ length, point: null, isProperty });

/** `\p{Han}`, `\PL` at the start of a text; null when RE2 does not know it. */
function property(text: string): Piece | null {
  const [whole, name] = /^\\[pP](?:\{\^?(\w+)\}|[A-Z])/.exec(text) ?? [];
  if (whole === undefined) return null;
  return PROPERTIES.has(name ?? whole.slice(2)) ? several(whole.length, true) : null;
}

/** An escape that means the same inside and outside of brackets, at the start of a text; null for any other. */
export function escape(text: string): Piece | null {
  if (/^\\[pP]/.test(text)) return property(text);
  if (/^\\[dDsSwW]/.test(text)) return several(2);
  const hex = /^\\x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,8})\})/.exec(text);
  if (hex) {
    const point = Number.parseInt(hex[1] ?? hex[2]!, 16);
    return point <= 0x10ffff ? one(hex[0].length, point) : null;
  }
  const octal = /^\\(0[0-7]{0,2})/.exec(text);
  if (octal) return one(octal[0].length, Number.parseInt(octal[1]!, 8));
  const control = 'afnrtv'.indexOf(text[1] ?? ' ');
  if (control >= 0) return one(2, [7, 12, 10, 13, 9, 11][control]!);
  return /^\\[^\u0080-\u{10ffff}A-Za-z0-9]/u.test(text) ? one(2, text.charCodeAt(1)) : null;
}

const character = (text: string): Piece | null => {
  if (text.startsWith('\\')) return escape(text);
  const point = text.codePointAt(0);
  return point === undefined ? null : one(point > 0xffff ? 2 : 1, point);
};

/** A bracketed class at the start of a text; null when it does not end or RE2 refuses it. */
export function bracketed(text: string): Piece | null {
  let at = text[1] === '^' ? 2 : 1;
  let isProperty = false;
  for (let isFirst = true; isFirst || text[at] !== ']'; isFirst = false) {
    const rest = text.slice(at);
    if (BRACKETED.test(rest)) {
      const posix = POSIX.exec(rest);
      if (!posix) return null;
      at += posix[0].length;
      continue;
    }
    const from = character(rest);
    if (!from) return null;
    isProperty ||= from.isProperty;
    at += from.length;
    if (from.point === null || text[at] !== '-' || (text[at + 1] ?? ']') === ']') continue;
    const to = character(text.slice(at + 1));
    if (!to || to.point === null || to.point < from.point) return null;
    at += 1 + to.length;
  }
  return several(at + 1, isProperty);
}
