-- verdicts
select n,
  verdict,
  case verdict when 1 then second::double end as measured,
  null::double as limit_value,
  case verdict when 2 then missing end as missing,
  case verdict when 1 then source end as cause
from (
  with looked_at as materialized (
    select n,
      t,
      span,
      second,
      consumer,
      doubt,
      excused
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
    where here and applies is not false and (((3 >> channel) & 1) = 1)
  )
  select c.n,
    c.second,
    source,
    case when doubt is not null then 2 when excused then 0 when in_force is not true then 2 when all_outside then 1 when all_inside then 0 else 2 end::tinyint as verdict,
    coalesce(doubt, case when c.consumer is null then 'consumer_id' when in_force is not true then hazy end, open_end, case when c.span > 0 then 'occurred_at' when c.second is null then 'time_zone' else 'received_at' end) as missing
  from looked_at c
  left join (
    select n,
      bool_or(in_force) as in_force,
      bool_and(coalesce(not inside, false)) as all_outside,
      bool_and(coalesce(inside, false)) as all_inside,
      max(source) as source,
      min(case when hours_from is null then 'hours_from' when hours_to is null then 'hours_to' end) as open_end,
      min(case when not in_force then case when span > 0 then 'occurred_at' else 'received_at' end end) as hazy
    from (
      select *,
        case when hours_from is null or hours_to is null then null when span > 0 then case when hours_from = hours_to then false when hours_from = 0 and hours_to = 86400 then true end when hours_from <= hours_to then second >= hours_from and second < hours_to else second >= hours_from or second < hours_to end as inside
      from (
        select *,
          max(source) filter (where in_force) over (partition by n) as latest
        from (
          select c.n,
            c.span,
            c.second,
            r.n as source,
            r.hours_from,
            r.hours_to,
            (c.t > r.received_at + r.span and (r.until is null or c.t + c.span < r.until)) as in_force
          from (
            select *
            from looked_at
            where consumer in (
              select consumer
              from (
                select *
                from request
                where kind = 5 and consumer is not null
              )
            )
          ) c
          join (
            select *
            from request
            where kind = 5 and consumer is not null
          ) r on r.consumer = c.consumer and c.t + c.span > r.received_at and (r.until is null or c.t < r.until + coalesce(r.until_span, 0))
        )
      )
      where latest is null or source >= latest
    )
    group by n
  ) a on a.n = c.n
  where c.consumer is null or a.n is not null
);

-- witnesses
select n,
  n as witness
from (
  select null::integer as n,
    null::integer as cause
  where false
);
