-- verdicts
select n,
  verdict,
  case verdict when 1 then (day - since)::double end as measured,
  7::double as limit_value,
  case verdict when 2 then missing end as missing,
  case verdict when 1 then since_n end as cause
from (
  with rows as materialized (
    select *
    from (
      select n,
        day,
        here,
        doubt,
        excused,
        account,
        case when account is null then 'account_id' end as lacking,
        applies is not false and channel = 0 as in_scope,
        (outcome = 7) and (channel = 0) and (direction = 0) as started
      from (
        select *,
          case when applies is null then 'time_zone' end as doubt,
          true as here
        from (
          select *,
            (direction = 0) and (case when day is not null then (day >= 20514) when (((t - 43200) // 86400) >= 20514) and (((t + 50400) // 86400) >= 20514) then true when ((t + 50400) // 86400) < 20514 then false end) as applies,
            false as excused,
            0 as version
          from (
            select *,
              local_day as day,
              local_second as second
            from contact
          )
        )
      )
    )
    where in_scope or started is not false
  ),
    triggered as materialized (
    select distinct account
    from rows
    where started is not false and lacking is null
  ),
    follow as materialized (
    select *,
      max(case when started and day is not null then n::bigint * 1000000 + day end) over earlier as latest,
      count(*) filter (where started is null or (started and day is null)) over earlier as unclear_before
    from rows
    semi join triggered using (account)
    window earlier as (partition by account order by n rows between unbounded preceding and 1 preceding)
  )
  select f.n,
    day,
    latest % 1000000 as since,
    (latest // 1000000)::integer as since_n,
    case when doubt is not null then 2 when excused then 0 when latest is null and unclear_before = 0 then 0 when day is null then 2 when day - latest % 1000000 < 7 then 1 when undated_since or day - maybe_since < 7 then 2 else 0 end::tinyint as verdict,
    coalesce(doubt, case when day is null or undated_since then 'time_zone' end, 'outcome') as missing
  from follow f
  left join (
    select n,
      max(day) filter (where started is null) over since_trigger as maybe_since,
      coalesce(bool_or(started is not false and day is null) over since_trigger, false) as undated_since
    from (
      select *
      from follow
      semi join (
        select distinct account
        from follow
        where unclear_before > 0
      ) hazy using (account)
    )
    window since_trigger as (partition by account, latest order by n rows between unbounded preceding and 1 preceding)
  ) u on u.n = f.n
  where here and in_scope
  union all
  select n,
    day,
    null,
    null,
    case when doubt is not null then 2 when excused then 0 when lacking is not null then 2 else 0 end::tinyint as verdict,
    coalesce(doubt, lacking) as missing
  from rows
  anti join triggered using (account)
  where here and in_scope
);

-- witnesses
select n,
  cause as witness
from (
  select null::integer as n,
    null::integer as cause
  where false
)
union all
select n,
  n
from (
  select null::integer as n,
    null::integer as cause
  where false
);
