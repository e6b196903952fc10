import { bracketed, escape } from './re2-classes';

/** Why a pattern cannot be used, as the last part of a message code. */
export type PatternFault =
  'pattern_too_long' | 'pattern_look_around' | 'pattern_back_reference' | 'pattern_not_re2';

export const LONGEST_PATTERN = 500;
/** Repetitions within one another, multiplied: RE2's own limit. */
const MOST_REPEATS = 1000;
const DEEPEST = 50;
/**
 * RE2 gives a program a limit of memory. One character costs 1; a class that many characters are in costs more. Measured with
 * DuckDB 1.4.4: 447 times `\pL`, 8,000 times `\W` still compile.
 */
const COST = { character: 1, class: 50, property: 1000 } as const;
const LARGEST = 380_000;

class Refused extends Error {
  constructor(readonly fault: PatternFault) {
    super(fault);
  }
}

const refuse = (fault: PatternFault = 'pattern_not_re2'): never => {
  throw new Refused(fault);
};

/** What was read: its cost, the repetitions within it, and whether it can be repeated itself. */
interface Part {
  cost: number;
  repeats: number;
  isAtom: boolean;
}

const atom = (cost: number, repeats = 1): Part => ({ cost, repeats, isAtom: true });

/** Reads a pattern from left to right as RE2 does. */
class Reader {
  private at = 0;
  private readonly names = new Set<string>();

  constructor(private readonly text: string) {}

  whole(): Part {
    const part = this.alternatives(0);
    return this.at < this.text.length ? refuse() : part;
  }

  private get rest(): string {
    return this.text.slice(this.at);
  }

  private alternatives(depth: number): Part {
    if (depth > DEEPEST) refuse();
    let cost = 0;
    let repeats = 1;
    while (this.at < this.text.length && this.text[this.at] !== ')') {
      if (this.text[this.at] === '|') {
        this.at++;
        continue;
      }
      const part = this.repeated(this.atom(depth));
      cost += part.cost;
      repeats = Math.max(repeats, part.repeats);
    }
    return { cost, repeats, isAtom: true };
  }

  private atom(depth: number): Part {
    const { rest } = this;
    if (rest.startsWith('(')) return this.group(depth);
    if (rest.startsWith('[')) return this.take(bracketed(rest));
    if (rest.startsWith('\\')) return this.escaped(rest);
    if (/^[*+?]|^\{\d+(,\d*)?\}/.test(rest)) refuse();
    const length = rest.codePointAt(0)! > 0xffff ? 2 : 1;
    this.at += length;
    return atom(rest.startsWith('.') ? COST.class : COST.character);
  }

  private take(piece: ReturnType<typeof bracketed>): Part {
    if (!piece) return refuse();
    this.at += piece.length;
    if (piece.isProperty) return atom(COST.property);
    return atom(piece.point === null ? COST.class : COST.character);
  }

  private escaped(rest: string): Part {
    if (/^\\[1-9]/.test(rest)) refuse('pattern_back_reference');
    if (/^\\[bBAzC]/.test(rest)) {
      this.at += 2;
      return atom(COST.character);
    }
    if (!rest.startsWith('\\Q')) return this.take(escape(rest));
    const end = rest.indexOf('\\E', 2);
    const quoted = rest.slice(2, end < 0 ? undefined : end);
    this.at += end < 0 ? rest.length : end + 2;
    return { cost: quoted.length, repeats: 1, isAtom: quoted !== '' };
  }

  private group(depth: number): Part {
    const { rest } = this;
    if (/^\(\?<?[=!]/.test(rest)) refuse('pattern_look_around');
    if (rest.startsWith('(?P=')) refuse('pattern_back_reference');
    const [opening, name, flags, colon] =
      /^\((?!\?)|^\(\?P<(\w+)>|^\(\?((?:[imsU]+(?:-[imsU]+)?|-[imsU]+)?)([:)])/.exec(rest) ?? [];
    if (opening === undefined || (colon === ')' && flags === '') || this.names.has(name ?? ''))
      return refuse();
    if (name !== undefined) this.names.add(name);
    this.at += opening.length;
    if (colon === ')') return { cost: 0, repeats: 1, isAtom: false };
    const inner = this.alternatives(depth + 1);
    if (this.text[this.at] !== ')') refuse();
    this.at++;
    return inner;
  }

  private repeated(part: Part): Part {
    const [whole, least, , most] = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(this.rest) ?? [];
    if (whole === undefined) return part;
    if (!part.isAtom) refuse();
    this.at += whole.length;
    if (/^(?:[*+?]|\{\d+(,\d*)?\})/.test(this.rest)) refuse();
    if (least === undefined) return part;
    const times = Math.max(Number(least), Number(most === undefined || most === '' ? least : most), 1);
    if (most !== undefined && most !== '' && Number(most) < Number(least)) refuse();
    if (times * part.repeats > MOST_REPEATS) refuse();
    return atom(part.cost * times, part.repeats * times);
  }
}

/**
 * Why RE2 would refuse a pattern, or null. Stricter than RE2 in a few things that no rulebook needs (octal `\12`, names twice,
 * rare scripts), so that a pattern accepted here never fails in an engine. Source: RE2 syntax, checked against DuckDB 1.4.4.
 */
export function patternFault(pattern: string): PatternFault | null {
  if (pattern.length > LONGEST_PATTERN) return 'pattern_too_long';
  try {
    return new Reader(pattern).whole().cost > LARGEST ? 'pattern_too_long' : null;
  } catch (error) {
    if (error instanceof Refused) return error.fault;
    throw error;
  }
}
