import { normalise } from '../words/normalise';
import { AREA_CODES } from './area-codes';
import { ZIP_STATES, ZIP_ZONES } from './postcodes';
import { COUNTRIES, ONE_ZONE } from './regions';

interface Region {
  code: string;
  zones: string;
}

const REGIONS = new Map(
  Object.entries(COUNTRIES).map(([country, byZones]) => {
    const names = new Map<string, Region>();
    for (const [zones, list] of Object.entries(byZones))
      for (const entry of list.split(',')) {
        const [, code, rest] = /^(\S+) (.*)$/.exec(entry)!;
        const region = { code: `${country}-${code}`, zones };
        for (const name of [code!, region.code, ...rest!.split('|')]) names.set(normalise(name), region);
      }
    return [country, names] as const;
  })
);
const AREAS = new Map(
  Object.entries(AREA_CODES).flatMap(([zones, codes]) =>
    codes.split(' ').map((code) => [code, zones] as const)
  )
);
const CALLING: Readonly<Record<string, string>> = {
  86: 'CN',
  91: 'IN',
  63: 'PH',
  65: 'SG',
  852: 'HK',
  886: 'TW',
  81: 'JP',
  82: 'KR',
  84: 'VN',
  66: 'TH',
  49: 'DE',
  33: 'FR',
  39: 'IT'
};

/** A region of a country by code or name; Chinese names may go on (河南省, 广西壮族自治区, 河南省郑州市). */
function regionOf(text: string, country: string | undefined): Region | null {
  const name = normalise(text);
  const code = /^([a-z]{2})[^a-z]?.+$/.exec(text.trim().toLowerCase())?.[1]?.toUpperCase();
  const countries = country !== undefined ? [country] : [...REGIONS.keys()];
  const found = countries.flatMap((each) => {
    const names = REGIONS.get(each);
    const region = names?.get(name) ?? (each === 'CN' ? startOf(names!, name) : undefined);
    return region === undefined ? [] : [region];
  });
  const own = found.filter(({ code: full }) => full.startsWith(`${code}-`));
  const left = own.length > 0 ? own : found;
  return left.length === 1 ? left[0]! : null;
}

function startOf(names: ReadonlyMap<string, Region>, text: string): Region | undefined {
  if (!/^\p{Script=Han}{3,}/u.test(text)) return undefined;
  return names.get(text.slice(0, 3)) ?? names.get(text.slice(0, 2));
}

/** Zone candidates of a region, the likeliest first, separated by `;`; null when it is not known. */
export function zoneOfRegion(text: string, country?: string): string | null {
  const region = regionOf(text, country);
  if (region !== null) return region.zones;
  return country !== undefined && COUNTRIES[country] === undefined ? (ONE_ZONE[country] ?? null) : null;
}

/** ISO 3166-2 code of a region; null when it is not known. */
export const isoRegion = (text: string, country?: string): string | null =>
  regionOf(text, country)?.code ?? null;

/** Of a US ZIP code, also masked (`335XX`), or without the zero that a spreadsheet took. */
export function zoneOfPostcode(text: string, country = 'US'): string | null {
  if (country !== 'US') return ONE_ZONE[country] ?? null;
  const found = /^(\d{3,5})(?:X{0,2}|-?\d{4})$/i.exec(text.trim());
  if (found === null) return null;
  const digits = found[1]!;
  const isMasked = /x/i.test(text);
  if (digits.length < 5 && !isMasked && digits.length < 3) return null;
  const first = Number((isMasked ? digits : digits.padStart(5, '0')).slice(0, 3));
  for (const [zone, ranges] of Object.entries(ZIP_ZONES))
    if (
      ranges.split(',').some((range) => first >= Number(range.slice(0, 3)) && first <= Number(range.slice(4)))
    )
      return zone;
  const state = ZIP_STATES.find(({ from, to }) => first >= from && first <= to)?.state;
  return state === undefined ? null : zoneOfRegion(state, 'US');
}

/** Of a telephone number with its country's code, or of the country given. */
export function zoneOfPhone(text: string, country?: string): string | null {
  const digits = text.replace(/\D/g, '');
  const isWhole = /^\s*(\+|00)/.test(text);
  const full = isWhole ? digits.replace(/^00/, '') : digits;
  if (isWhole && !full.startsWith('1')) {
    for (const length of [3, 2]) {
      const found = CALLING[full.slice(0, length)];
      if (found !== undefined) return ONE_ZONE[found] ?? null;
    }
    return null;
  }
  const isAmerican = country === undefined ? isWhole : country === 'US' || country === 'CA';
  if (!isAmerican) return country === undefined ? null : (ONE_ZONE[country] ?? null);
  const area = /^1?(\d{3})\d{7}$/.exec(full)?.[1];
  return area === undefined ? null : (AREAS.get(area) ?? null);
}

/** Candidates that agree with all that is known; where nothing agrees, the first that is known. */
export function agreed(candidates: readonly (string | null)[]): string | null {
  let left: string[] | null = null;
  for (const each of candidates) {
    if (each === null) continue;
    const zones = each.split(';');
    const both: string[] = left === null ? zones : left.filter((zone) => zones.includes(zone));
    if (both.length > 0) left = both;
  }
  return left === null ? null : left.join(';');
}
