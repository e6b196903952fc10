-- verdicts
select n,
  verdict,
  case verdict when 1 then measured end::double as measured,
  case verdict when 1 then limit_value end::double as limit_value,
  case verdict when 2 then missing end as missing,
  null::integer as cause
from (
  select n,
    case when doubt is not null then 2 when excused then 0 when broken then 1 when broken is null then 2 else 0 end::tinyint as verdict,
    case when (days_past_due < 30) then days_past_due else earlier end as measured,
    case when (days_past_due < 30) then 30 else 3 end as limit_value,
    coalesce(doubt, case when (days_past_due < 30) is null then 'days_past_due' else 'account_id' end) as missing
  from (
    select *,
      ((days_past_due < 30) or (earlier < 3)) as broken
    from (
      select *,
        case when account is not null then count(*) filter (where (direction = 0 and channel = 0)) over (partition by account order by n rows between unbounded preceding and 1 preceding) end as earlier
      from (
        select *
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
        where ((applies is not false) and (channel = 2)) or ((direction = 0 and channel = 0) and account in (
          select account
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
          where here and (applies is not false) and (channel = 2)
        ))
      )
    )
    where here and applies is not false and (channel = 2) is not false
  )
);

-- witnesses
select n,
  n as witness
from (
  select null::integer as n,
    null::integer as cause
  where false
);
