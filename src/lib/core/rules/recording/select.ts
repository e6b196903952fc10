import { sql, type Fragment } from '#lib/core/sql';
import { byItself, itself } from '../by-itself';
import { countsAs, onChannels } from '../conditions';
import type { SelectScope } from '../rule-kind';
import type { RecordingParams } from './params';

export const select = (params: RecordingParams, scope: SelectScope): Fragment =>
  byItself(scope, {
    covered: onChannels(params.channels),
    broken: sql`((${countsAs(params)}) and not recorded)`,
    missing: sql`case when recorded is null then 'recorded' else 'outcome' end`
  });

export const witnesses = (_params: RecordingParams, _scope: SelectScope, findings: Fragment): Fragment =>
  itself(findings);
