import { expect, test } from 'vitest';
import { agreed, isoRegion, zoneOfPhone, zoneOfPostcode, zoneOfRegion } from './zone-of-place';
import { AREA_CODES } from './area-codes';
import { ZIP_ZONES } from './postcodes';
import { COUNTRIES, ONE_ZONE } from './regions';
import { ZONES } from '../zones/zone-table.fixture';

test('every zone named is one of the table', () => {
  const named = [
    ...Object.keys(AREA_CODES),
    ...Object.keys(ZIP_ZONES),
    ...Object.values(ONE_ZONE),
    ...Object.values(COUNTRIES).flatMap((zones) => Object.keys(zones))
  ].flatMap((zones) => zones.split(';'));
  expect([...new Set(named)].filter((zone) => !ZONES.has(zone))).toEqual([]);
});

test.each([
  ['New York', undefined, 'America/New_York'],
  ['us-tx', undefined, 'America/Chicago;America/Denver'],
  ['CA', undefined, 'America/Los_Angeles'],
  ['WA', undefined, null],
  ['WA', 'AU', 'Australia/Perth'],
  ['河南省', undefined, 'Asia/Shanghai'],
  ['广西壮族自治区', undefined, 'Asia/Shanghai'],
  ['内蒙古自治区', 'CN', 'Asia/Shanghai'],
  ['Kerala', 'IN', 'Asia/Kolkata'],
  ['XX', 'US', null]
])('region %s of %s is in %s', (text, country, zone) => {
  expect(zoneOfRegion(text, country)).toBe(zone);
});

test.each([
  ['河南省郑州市', 'CN', 'CN-HA'],
  ['陕西', 'CN', 'CN-SN'],
  ['山西', 'CN', 'CN-SX'],
  ['ny', 'US', 'US-NY'],
  ['nowhere', 'US', null]
])('region %s of %s is %s', (text, country, code) => {
  expect(isoRegion(text, country)).toBe(code);
});

test.each([
  ['335XX', 'America/New_York'],
  ['32501', 'America/Chicago'],
  ['6106', 'America/New_York'],
  ['90210-1234', 'America/Los_Angeles'],
  ['79901', 'America/Denver'],
  ['75001', 'America/Chicago'],
  ['32401', 'America/New_York;America/Chicago'],
  ['00601', 'America/Puerto_Rico'],
  ['ABC', null],
  ['1', null]
])('postcode %s is in %s', (text, zone) => {
  expect(zoneOfPostcode(text)).toBe(zone);
});

test.each([
  ['+86 138 1234 5678', undefined, 'Asia/Shanghai'],
  ['0086-21-5555', undefined, 'Asia/Shanghai'],
  ['+1 (212) 555-0100', undefined, 'America/New_York'],
  ['(775) 555-0100', 'US', 'America/Los_Angeles;America/Boise'],
  ['13812345678', undefined, null],
  ['13812345678', 'CN', 'Asia/Shanghai'],
  ['+999', undefined, null]
])('telephone number %s of %s is in %s', (text, country, zone) => {
  const found = zoneOfPhone(text, country);
  expect(zone === null ? found : new Set(found?.split(';'))).toEqual(
    zone === null ? null : new Set(zone.split(';'))
  );
});

test('places that agree narrow each other down', () => {
  expect(agreed(['A;B', 'B;C', null])).toBe('B');
  expect(agreed(['A', 'B'])).toBe('A');
  expect(agreed([null])).toBeNull();
});
