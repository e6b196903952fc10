import { join, sql, type Fragment } from '#lib/core/sql';
import { byItself, itself } from '../by-itself';
import { atPlaces, onChannels } from '../conditions';
import type { SelectScope } from '../rule-kind';
import type { ChannelBanParams } from './params';

/** Either is enough, so a missing place leaves it open only off the banned channels. */
const banned = ({ channels, places }: ChannelBanParams): Fragment =>
  join([...(channels ? [onChannels(channels)] : []), ...(places ? [atPlaces(places)] : [])], ' or ');

export const select = (params: ChannelBanParams, scope: SelectScope): Fragment =>
  byItself(scope, { covered: sql`true`, broken: sql`(${banned(params)})`, missing: sql`'place'` });

export const witnesses = (_params: ChannelBanParams, _scope: SelectScope, findings: Fragment): Fragment =>
  itself(findings);
