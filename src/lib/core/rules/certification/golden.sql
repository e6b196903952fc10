-- verdicts
select n,
  verdict,
  null::double as measured,
  null::double as limit_value,
  case verdict when 2 then missing end as missing,
  null::integer as cause
from (
  select n,
    case when doubt is not null then 2 when excused or fit then 0 when fit is null then 2 else 1 end::tinyint as verdict,
    case when doubt is not null then doubt when agent is null then 'agent' when day is null then 'time_zone' else 'certified_until' end as missing
  from (
    select n,
      doubt,
      excused,
      agent,
      day
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
    where here and applies is not false and channel = 2
  ) r
  left join (
    select agent,
      day,
      case when bool_or(coalesce(certified_from <= day, true) and day <= certified_until) then true when bool_or(certified_from <= day and certified_until is null) then null else false end as fit
    from (
      select distinct agent,
        day
      from (
        select n,
          doubt,
          excused,
          agent,
          day
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
        where here and applies is not false and channel = 2
      )
      where agent is not null and day is not null
    ) d
    join (
      select agent,
        trained_at,
        certified_from,
        certified_until
      from agent
    ) a using (agent)
    group by agent,
      day
  ) s using (agent, day)
);

-- witnesses
select n,
  n as witness
from (
  select null::integer as n,
    null::integer as cause
  where false
);
