// What the product is measured against: the same work as plain DuckDB SQL, on the narrowest table that answers it.

/**
 * The whole file as DuckDB reads it by itself.
 * @param {string} file
 */
export const readCsv = (file) => `create or replace table raw as select * from read_csv('${file}')`;

/** Codes and integers instead of words and times; spring clock change of 2026 only, which is all the data crosses. */
export const NARROW = `
create or replace table contact as
with zone(name, standard) as (
  values ('America/New_York', -18000), ('America/Chicago', -21600), ('America/Denver', -25200), ('America/Los_Angeles', -28800)),
account as (select account_id, (row_number() over ())::integer as code from (select distinct account_id from raw)),
timed as (
  select contact_id, epoch_ms(occurred_at) // 1000 as t, account.code as account, standard,
    (case channel when 'call' then 0 when 'sms' then 1 else 2 end)::tinyint as channel,
    (case direction when 'outbound' then 0 else 1 end)::tinyint as direction,
    (case outcome when 'conversation' then 7 when 'no_answer' then 3 when 'voicemail' then 4 else 16 end)::tinyint as outcome
  from raw join zone on zone.name = raw.time_zone join account using (account_id)),
placed as (
  select *, t + standard + case when t >= 1772928000 + 7200 - standard then 3600 else 0 end as local from timed)
select (row_number() over (order by t, contact_id))::integer as n, t, account, channel, direction, outcome,
  (local // 86400)::integer as local_day, (local % 86400)::integer as local_second
from placed order by 1`;

/**
 * The three judgements of 12 CFR 1006 that the program ships, as plainly as SQL can say them.
 * @type {Record<string, string>}
 */
export const RULES = {
  'seven calls in seven days': `
create or replace table found_cap as
select n, measured from (
  select n, row_number() over (partition by account order by n)
    - count(*) over (partition by account order by local_day range between unbounded preceding and 7 preceding) as measured
  from contact where channel = 0 and direction = 0)
where measured > 7`,
  'seven days after a conversation': `
create or replace table found_cool as
select n, local_day - triggered as measured from (
  select n, direction, local_day,
    max(case when outcome = 7 then local_day end)
      over (partition by account order by n rows between unbounded preceding and 1 preceding) as triggered
  from contact where channel = 0)
where direction = 0 and local_day - triggered < 7`,
  'hours from 08:00 to 21:00': `
create or replace table found_hours as
select n, local_second as measured from contact
where direction = 0 and channel in (0, 1) and (local_second < 28800 or local_second >= 75600)`
};

export const COUNTS = `
select (select count(*) from found_cap)::integer as cap, (select count(*) from found_cool)::integer as cool,
  (select count(*) from found_hours)::integer as hours`;
