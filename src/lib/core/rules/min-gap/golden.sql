-- verdicts
select n,
  verdict,
  case verdict when 1 then measured::double end as measured,
  10800::double as limit_value,
  case verdict when 2 then missing end as missing,
  case verdict when 1 then since_n end as cause
from (
  with follow as materialized (
    select *,
      max(case when certain then n::bigint * 1000000 + span end) over earlier as latest,
      max(case when certain then t end) over earlier as latest_t,
      count(*) filter (where not certain) over earlier as unclear_before
    from (
      select *,
        counts is true and true as certain
      from (
        select n,
          t,
          span,
          day,
          here,
          doubt,
          excused,
          outcome,
          consumer,
          case when consumer is null then 'consumer_id' end as lacking,
          (applies) and (not excused) and (((60144 >> outcome) & 1) = 1) as counts
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
        where applies is not false and channel = 0
      )
      where lacking is null and counts is not false
    )
    window earlier as (partition by consumer order by n rows between unbounded preceding and 1 preceding)
  )
  select f.n,
    t - latest_t as measured,
    (latest // 1000000)::integer as since_n,
    case when doubt is not null then 2 when latest is null and unclear_before = 0 then 0 when false then 2 when t + span - latest_t < 10800 then case when counts then 1 else 2 end when undated_since or t - (latest_t + latest % 1000000) < 10800 or t - nearest < 10800 then 2 else 0 end::tinyint as verdict,
    coalesce(doubt, case when false or undated_since then 'time_zone' end, 'outcome') as missing
  from follow f
  left join (
    select n,
      max(t + span) over since_latest as nearest,
      count(*) filter (where not (true)) over since_latest > 0 as undated_since
    from (
      select *
      from follow
      semi join (
        select distinct consumer
        from follow
        where unclear_before > 0
      ) hazy using (consumer)
    )
    window since_latest as (partition by consumer, latest order by n rows between unbounded preceding and 1 preceding)
  ) u on u.n = f.n
  where here
  union all
  select n,
    null,
    null,
    case when doubt is not null then 2 when excused then 0 when lacking is not null then 2 else 0 end::tinyint as verdict,
    coalesce(doubt, lacking) as missing
  from (
    select n,
      t,
      span,
      day,
      here,
      doubt,
      excused,
      outcome,
      consumer,
      case when consumer is null then 'consumer_id' end as lacking,
      (applies) and (not excused) and (((60144 >> outcome) & 1) = 1) as counts
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
    where applies is not false and channel = 0
  )
  where here and (lacking is not null or counts is false)
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
