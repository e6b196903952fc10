-- verdicts
select n,
  verdict,
  case verdict when 1 then measured end as measured,
  24::double as limit_value,
  case verdict when 2 then missing end as missing,
  case verdict when 1 then cause end as cause
from (
  select c.n,
    measured,
    cause,
    case when doubt is not null then 2 when excused then 0 when lacking is not null then 2 else coalesce(answer, 0) end::tinyint as verdict,
    coalesce(doubt, lacking, missing) as missing
  from (
    select n,
      doubt,
      excused,
      case when consumer is null then 'consumer_id' end as lacking
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
    where here and applies is not false
  ) c
  left join (
    select n,
      case when min(sure_from) filter (where inside) <= any_value(t) and max(sure_to) filter (where inside) >= any_value(t + span) and not coalesce(bool_or(gap), false) then 1 else 2 end as answer,
      min(source) filter (where inside) as cause,
      arg_min(measured, source) filter (where inside) as measured,
      count(distinct source) filter (where inside) as sources,
      arg_min(missing, source) as missing
    from (
      select *,
        inside and sure_from > 1 + max(case when inside then sure_to end) over ( partition by n order by sure_from, source rows between unbounded preceding and 1 preceding) as gap
      from (
        select *,
          coalesce(certain and sure_from <= sure_to and sure_from <= t + span and sure_to >= t, false) as inside
        from (
          select n,
            t,
            span,
            source,
            matched and free and settled as certain,
            sure_from,
            sure_to,
            may_from,
            may_to,
            elapsed::double as measured,
            case when unnamed then 'channel' when matched is null then 'address' when free is null then 'party' else coalesce(unsure, 'address') end as missing
          from (
            select * replace ( case when not unnamed and sure_before = 0 then greatest(sure_from, received_at + asked_span + 86400 + 1) else sure_from end as sure_from, case when not unnamed and may_before = 0 then greatest(may_from, received_at + 86400 + 1) else may_from end as may_from)
            from (
              select *,
                count(*) filter (where matched and free and t > received_at + asked_span) over earlier as sure_before,
                count(*) filter (where t + span > received_at) over earlier as may_before
              from (
                select *
                from (
                  select *,
                    case when t >= sure_from then true when t + span < may_from then false end as bound,
                    true as settled,
                    coalesce(until - 1, 4503599627370496) as sure_to,
                    coalesce(until + coalesce(until_span, 0) - 1, 4503599627370496) as may_to,
                    ((t - received_at) // 36)::double / 100 as elapsed,
                    case when span > 0 then 'occurred_at' when asked_span > 0 and t < sure_from then 'received_at' when until_span > 0 then 'until' end as unsure
                  from (
                    select *,
                      received_at + asked_span + 86400 + 1 as sure_from,
                      received_at + 86400 + 1 as may_from
                    from (
                      select c.n,
                        c.t,
                        c.span,
                        c.day,
                        c.zone,
                        (party <> 3) as free,
                        r.channel is null as unnamed,
                        r.n as source,
                        r.received_at,
                        r.span as asked_span,
                        r.written_day,
                        r.until,
                        r.until_span,
                        (r.channel = c.channel and (r.address is null or r.address = c.address)) as matched
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
                        where direction = 0 and consumer in (
                          select consumer
                          from (
                            select *
                            from request
                            where kind = 3 and consumer is not null
                          )
                        )
                      ) c
                      join (
                        select *
                        from request
                        where kind = 3 and consumer is not null
                      ) r on r.consumer = c.consumer and c.t + c.span + 172800 > r.received_at and (r.until is null or c.t < r.until + coalesce(r.until_span, 0)) and (r.channel = c.channel and (r.address is null or r.address = c.address)) is not false
                    )
                  )
                )
                where free is not false
              )
              window earlier as (partition by source order by n rows between unbounded preceding and 1 preceding)
            )
          )
          where bound is not false
        )
        where may_from <= t + span and may_to >= t and may_from <= may_to
      )
    )
    group by n
  ) s on s.n = c.n
);

-- witnesses
select n,
  n as witness
from (
  select null::integer as n,
    null::integer as cause
  where false
);
