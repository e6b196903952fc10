-- verdicts
select n,
  verdict,
  case verdict when 1 then second::double end as measured,
  null::double as limit_value,
  case verdict when 2 then missing end as missing,
  null::integer as cause
from (
  select n,
    position,
    verdict,
    second,
    missing
  from (
    select n,
      position,
      second,
      case when doubt is not null then 2 when excused then 0 when days_past_due > 180 then 0 when day is null then 2 when beyond then 2 when inside then 0 when inside is null then 2 when days_past_due is null then 2 when place is null then 2 else 1 end::tinyint as verdict,
      case when doubt is not null then doubt when day is null then 'time_zone' when beyond then 'calendar' when inside is null then 'occurred_at' when days_past_due is null then 'days_past_due' else 'place' end as missing
    from (
      select *,
        case when day_off then false else case (day + 146100) % 7 when 0 then (second >= 32400 and second < 61201) when 2 then (second >= 32400 and second < 61201) when 1 then false when 3 then false when 4 then false when 6 then false when 5 then (second >= 36000 and second < 45001) end end as inside
      from (
        select *,
          day in (
          select day
          from (
            select unnest([20521]) as day
          )
        ) as day_off,
          coalesce(day > 20818, false) as beyond
        from (
          select n,
            doubt,
            excused,
            place,
            days_past_due,
            channel,
            applies,
            here,
            span,
            0 as position,
            day,
            second
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
        where here and applies is not false and ((3 >> channel) & 1) = 1 and (place = 0) is not false
      )
    )
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
