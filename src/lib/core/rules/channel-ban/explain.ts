import type { Channel } from '#lib/core/domain';
import type { Explanation, Found } from '../rule-kind';
import { isoDay, term } from '../words';
import type { ChannelBanParams } from './params';

export function explain({ channels, places }: ChannelBanParams, { contact }: Found): Explanation {
  const byChannel = channels?.includes(contact!.channel as Channel) ?? false;
  return {
    measured: '',
    limit: '',
    message: {
      code: byChannel ? 'explain_channel_ban' : 'explain_channel_ban_place',
      params: {
        channel: term(`term_one_${contact!.channel}`),
        date: contact!.day === null ? term('term_date_unknown') : isoDay(contact!.day),
        places: (places ?? []).map((place) => term(`term_place_${place}`)).join('+')
      }
    }
  };
}
