import { readFileSync } from 'node:fs';
import { ZoneTable } from './zone-table';

/** The table the program ships, for tests. */
export const ZONES = new ZoneTable(JSON.parse(readFileSync('static/zones.json', 'utf8')));
