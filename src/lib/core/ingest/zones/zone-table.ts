const DAY = 86_400;
const LAST_DATA_YEAR = 2037;
const LAST_YEAR = 2100;

/** [month 0–11, date, weekday 0–6 from Sunday, wall second, offset before, offset after]: the first such weekday on or after the date. */
export type YearlyRule = readonly [number, number, number, number, number, number];

/** Shape of static/zones.json. `until[i]` (epoch seconds) ends the stretch in which `offset[i]` (seconds east of UTC) holds. */
export interface ZoneData {
  version: string;
  zones: Record<string, { until: number[]; offset: number[]; yearly?: readonly YearlyRule[] }>;
  links: Record<string, string>;
}

/** Stretches of constant offset: `offset[i]` holds before `until[i]`; the last offset holds for ever. */
export interface Transitions {
  until: number[];
  offset: number[];
}

/** The stretches of one zone, remembering the one used last: logs are nearly in order. */
class Zone {
  private readonly until: Float64Array;
  private readonly offset: Int32Array;
  private current = 0;

  constructor({ until, offset }: Transitions) {
    this.until = Float64Array.from([...until, Infinity]);
    this.offset = Int32Array.from(offset);
  }

  offsetAt(t: number): number {
    const { until } = this;
    let at = this.current;
    if (t >= until[at]! || (at > 0 && t < until[at - 1]!)) {
      let low = 0;
      let high = until.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (t < until[middle]!) high = middle;
        else low = middle + 1;
      }
      this.current = at = low;
    }
    return this.offset[at]!;
  }

  between(from: number, to: number): Transitions {
    this.offsetAt(from);
    const first = this.current;
    this.offsetAt(to);
    const last = this.current;
    return { until: [...this.until.slice(first, last)], offset: [...this.offset.slice(first, last + 1)] };
  }
}

function withYearlyRules({ until, offset, yearly = [] }: ZoneData['zones'][string]): Transitions {
  const all = { until: [...until], offset: [...offset] };
  for (let year = LAST_DATA_YEAR + 1; year <= LAST_YEAR && yearly.length > 0; year++) {
    for (const [month, date, weekday, second, before, after] of yearly) {
      const first = Date.UTC(year, month, date) / 1000;
      const ahead = (weekday - new Date(first * 1000).getUTCDay() + 7) % 7;
      all.until.push(first + ahead * DAY + second - before);
      all.offset.push(after);
    }
  }
  return all;
}

/**
 * The one source of local times: transitions of every IANA zone, 1970 to 2100, from static/zones.json.
 * Instants are epoch seconds, days are since 1970-01-01, seconds 0 … 86399. Unknown names throw RangeError; ask `has` first.
 */
export class ZoneTable {
  private readonly opened = new Map<string, Zone>();

  constructor(private readonly data: ZoneData) {}

  /** Version of the tz database the table was made from. */
  get version(): string {
    return this.data.version;
  }

  /** Every name that can be used, links included, in order. */
  names(): string[] {
    return [...Object.keys(this.data.zones), ...Object.keys(this.data.links)].sort();
  }

  has(zone: string): boolean {
    return Object.hasOwn(this.data.zones, zone) || Object.hasOwn(this.data.links, zone);
  }

  /** The name a link stands for; a zone's own name otherwise. */
  canonical(zone: string): string {
    if (Object.hasOwn(this.data.zones, zone)) return zone;
    if (Object.hasOwn(this.data.links, zone)) return this.data.links[zone]!;
    throw new RangeError(`no such time zone: ${zone}`);
  }

  /** Seconds east of UTC. */
  offsetAt(zone: string, t: number): number {
    return this.zone(zone).offsetAt(t);
  }

  localAt(zone: string, t: number): { day: number; second: number } {
    const wall = t + this.offsetAt(zone, t);
    const day = Math.floor(wall / DAY);
    return { day, second: wall - day * DAY };
  }

  /** Wall time to instant (semantics §2). A time in a gap is moved forward by it; of two instants the earlier is taken. */
  instantOf(zone: string, day: number, second: number): { t: number; gap: boolean; overlap: boolean } {
    const wall = day * DAY + second;
    const rules = this.zone(zone);
    const early = rules.offsetAt(wall - DAY);
    const late = rules.offsetAt(wall + DAY);
    if (early === late) {
      const t = wall - early;
      if (rules.offsetAt(t) === early) return { t, gap: false, overlap: false };
    }
    return this.nearTransition(rules, wall);
  }

  /** The stretches that touch [from, to]; both instants included. */
  transitions(zone: string, from: number, to: number): Transitions {
    return this.zone(zone).between(from, to);
  }

  private nearTransition(rules: Zone, wall: number) {
    const { until, offset } = rules.between(wall - 2 * DAY, wall + 2 * DAY);
    const instants = offset.map((seconds) => wall - seconds);
    const valid = instants.filter(
      (t, index) => t >= (until[index - 1] ?? -Infinity) && t < (until[index] ?? Infinity)
    );
    if (valid.length > 0) return { t: Math.min(...valid), gap: false, overlap: valid.length > 1 };
    const gap = until.findIndex((instant, index) => {
      return wall >= instant + offset[index]! && wall < instant + offset[index + 1]!;
    });
    return { t: instants[gap]!, gap: true, overlap: false };
  }

  private zone(name: string): Zone {
    const opened = this.opened.get(name);
    if (opened !== undefined) return opened;
    const made = new Zone(withYearlyRules(this.data.zones[this.canonical(name)]!));
    this.opened.set(name, made);
    return made;
  }
}
