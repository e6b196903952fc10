-- verdicts
select n,
  verdict,
  case verdict when 1 then sources::double end as measured,
  0::double as limit_value,
  case verdict when 2 then missing end as missing,
  case verdict when 1 then cause end as cause
from (
  select c.n,
    sources,
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
    where here and applies is not false and (channel = 0)
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
          select c.n,
            c.t,
            c.span,
            source,
            matched and not is_undated as certain,
            received_at + received_span + 1 as sure_from,
            received_at + 1 as may_from,
            sure_to,
            may_to,
            null::double as measured,
            case when matched is null then 'category' when is_undated then 'closed_at' when c.span > 0 then 'occurred_at' when c.t <= received_at + received_span then 'received_at' else 'closed_at' end as missing
          from (
            select n,
              t,
              span,
              consumer
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
            where here and applies is not false and consumer in (
              select consumer
              from (
                select *
                from (
                  select n as source,
                    consumer,
                    received_at,
                    span as received_span,
                    case when category is not null then category in (
                    select code
                    from word_category
                    where text in (?)
                  ) end as matched,
                    coalesce(closed_at is null and outcome <> 0, false) as is_undated,
                    coalesce(closed_at - 1, 4503599627370496) as sure_to,
                    coalesce(closed_at + coalesce(closed_span, 0) - 1, 4503599627370496) as may_to,
                    closed_span
                  from complaint
                )
                where matched is not false and consumer is not null
              )
            )
          ) c
          join (
            select *
            from (
              select n as source,
                consumer,
                received_at,
                span as received_span,
                case when category is not null then category in (
                select code
                from word_category
                where text in (?)
              ) end as matched,
                coalesce(closed_at is null and outcome <> 0, false) as is_undated,
                coalesce(closed_at - 1, 4503599627370496) as sure_to,
                coalesce(closed_at + coalesce(closed_span, 0) - 1, 4503599627370496) as may_to,
                closed_span
              from complaint
            )
            where matched is not false and consumer is not null
          ) k on k.consumer = c.consumer and c.t + c.span > k.received_at
        )
        where may_from <= t + span and may_to >= t and may_from <= may_to
      )
    )
    group by n
  ) s on s.n = c.n
);
-- 1: "harassment"
-- 2: "harassment"

-- witnesses
select n,
  n as witness
from (
  select null::integer as n,
    null::integer as cause
  where false
);
