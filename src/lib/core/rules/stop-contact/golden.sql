-- verdicts
select n,
  verdict,
  case verdict when 1 then measured end as measured,
  2::double as limit_value,
  case verdict when 2 then missing end as missing,
  case verdict when 1 then cause end as cause
from (
  select c.n,
    measured,
    cause,
    case when doubt is not null then 2 when excused then 0 when lacking is not null then 2 when answer is null then 0 when answer = 1 and placed then 1 else 2 end::tinyint as verdict,
    coalesce(doubt, lacking, case when answer = 1 then 'place' end, missing) as missing
  from (
    select n,
      doubt,
      excused,
      case when consumer is null then 'consumer_id' end as lacking,
      true as placed
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
    where here and applies is not false and (true) and (true) is not false
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
            free and settled and sure_before >= 1 as certain,
            sure_from,
            sure_to,
            may_from,
            may_to,
            elapsed::double as measured,
            case when free is null then 'party' else coalesce(unsure, 'occurred_at') end as missing
          from (
            select *,
              count(*) filter (where bound and free) over earlier as sure_before,
              count(*) over earlier as may_before
            from (
              with pairs as materialized (
                select *
                from (
                  select c.n,
                    c.t,
                    c.span,
                    c.day,
                    c.zone,
                    c.consumer,
                    c.free,
                    r.n as source,
                    r.received_at,
                    r.span as asked_span,
                    r.written_day,
                    r.until,
                    r.until_span,
                    true as concerned
                  from (
                    select *,
                      (party <> 3) as free
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
                    where direction = 0 and case when consumer is null then 'consumer_id' end is null and consumer in (
                      select consumer
                      from (
                        select *
                        from request
                        where ((3 >> kind) & 1) = 1 and true and consumer is not null
                      )
                    )
                  ) c
                  join (
                    select *
                    from request
                    where ((3 >> kind) & 1) = 1 and true and consumer is not null
                  ) r on (r.consumer = c.consumer) and (c.t + c.span + 172800 > r.received_at and (r.until is null or c.t < r.until + coalesce(r.until_span, 0)))
                )
              )
              select p.*,
                d.since,
                d.due,
                case when day <= since then false when day is not null and due is not null then day > due when t + span <= received_at then false end as bound,
                day is not null and due is not null as settled,
                (-4503599627370496) as sure_from,
                (-4503599627370496) as may_from,
                coalesce(until - 1, 4503599627370496) as sure_to,
                coalesce(until + coalesce(until_span, 0) - 1, 4503599627370496) as may_to,
                ((((day + 3) // 7) * 5 + least((day + 3) % 7 + 1, 5) - len(list_filter([20521], lambda listed: listed <= day)) + len(list_filter([20526], lambda listed: listed <= day))) - (((since + 3) // 7) * 5 + least((since + 3) % 7 + 1, 5) - len(list_filter([20521], lambda listed: listed <= since)) + len(list_filter([20526], lambda listed: listed <= since))))::double as elapsed,
                case when day is null or since is null then 'time_zone' when due is null then 'calendar' else case when span > 0 then 'occurred_at' when asked_span > 0 and t < sure_from then 'received_at' when until_span > 0 then 'until' end end as unsure
              from pairs p
              join (
                with begun as materialized (
                  select *,
                    (((since + 3) // 7) * 5 + least((since + 3) % 7 + 1, 5) - len(list_filter([20521], lambda listed: listed <= since)) + len(list_filter([20526], lambda listed: listed <= since))) + 2 as due_number
                  from (
                    select source,
                      zone,
                      case when written_day is not null then written_day when received_at is null then null when zone is not null then (
                      select ((received_at + shift_s) // 86400)::integer
                      from zone_shift
                      where of_zone = zone and since_t <= received_at and received_at < until_t
                    ) end as since
                    from (
                      select distinct source,
                        received_at,
                        written_day,
                        zone
                      from pairs
                    )
                  )
                )
                select begun.* exclude (due_number),
                  ending.due
                from begun
                left join (
                  select (((day + 3) // 7) * 5 + least((day + 3) % 7 + 1, 5) - len(list_filter([20521], lambda listed: listed <= day)) + len(list_filter([20526], lambda listed: listed <= day))) as number,
                    min(day)::integer as due
                  from (
                    select unnest(range((
                      select min(since)
                      from begun
                    ), (
                      select max(since)
                      from begun
                    ) + 404)) as day
                  )
                  where day <= 20818
                  group by number
                ) ending on ending.number = begun.due_number
              ) d on d.source = p.source and d.zone is not distinct
              from p.zone
            )
            where bound is not false and free is not false
            window earlier as (partition by source, consumer order by n rows between unbounded preceding and 1 preceding)
          )
          where concerned and may_before >= 1
        )
        where may_from <= t + span and may_to >= t and may_from <= may_to
      )
    )
    group by n
  ) s on s.n = c.n
);

-- witnesses
with used as materialized (
  select *
  from (
    select *,
      count(*) filter (where bound and free) over earlier as sure_before,
      count(*) over earlier as may_before
    from (
      with pairs as materialized (
        select *
        from (
          select c.n,
            c.t,
            c.span,
            c.day,
            c.zone,
            c.consumer,
            c.free,
            r.n as source,
            r.received_at,
            r.span as asked_span,
            r.written_day,
            r.until,
            r.until_span,
            true as concerned
          from (
            select *,
              (party <> 3) as free
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
            where direction = 0 and case when consumer is null then 'consumer_id' end is null and consumer in (
              select consumer
              from (
                select *
                from request
                where ((3 >> kind) & 1) = 1 and true and consumer is not null
              )
            )
          ) c
          join (
            select *
            from request
            where ((3 >> kind) & 1) = 1 and true and consumer is not null
          ) r on (r.consumer = c.consumer) and (c.t + c.span + 172800 > r.received_at and (r.until is null or c.t < r.until + coalesce(r.until_span, 0)))
        )
      )
      select p.*,
        d.since,
        d.due,
        case when day <= since then false when day is not null and due is not null then day > due when t + span <= received_at then false end as bound,
        day is not null and due is not null as settled,
        (-4503599627370496) as sure_from,
        (-4503599627370496) as may_from,
        coalesce(until - 1, 4503599627370496) as sure_to,
        coalesce(until + coalesce(until_span, 0) - 1, 4503599627370496) as may_to,
        ((((day + 3) // 7) * 5 + least((day + 3) % 7 + 1, 5) - len(list_filter([20521], lambda listed: listed <= day)) + len(list_filter([20526], lambda listed: listed <= day))) - (((since + 3) // 7) * 5 + least((since + 3) % 7 + 1, 5) - len(list_filter([20521], lambda listed: listed <= since)) + len(list_filter([20526], lambda listed: listed <= since))))::double as elapsed,
        case when day is null or since is null then 'time_zone' when due is null then 'calendar' else case when span > 0 then 'occurred_at' when asked_span > 0 and t < sure_from then 'received_at' when until_span > 0 then 'until' end end as unsure
      from pairs p
      join (
        with begun as materialized (
          select *,
            (((since + 3) // 7) * 5 + least((since + 3) % 7 + 1, 5) - len(list_filter([20521], lambda listed: listed <= since)) + len(list_filter([20526], lambda listed: listed <= since))) + 2 as due_number
          from (
            select source,
              zone,
              case when written_day is not null then written_day when received_at is null then null when zone is not null then (
              select ((received_at + shift_s) // 86400)::integer
              from zone_shift
              where of_zone = zone and since_t <= received_at and received_at < until_t
            ) end as since
            from (
              select distinct source,
                received_at,
                written_day,
                zone
              from pairs
            )
          )
        )
        select begun.* exclude (due_number),
          ending.due
        from begun
        left join (
          select (((day + 3) // 7) * 5 + least((day + 3) % 7 + 1, 5) - len(list_filter([20521], lambda listed: listed <= day)) + len(list_filter([20526], lambda listed: listed <= day))) as number,
            min(day)::integer as due
          from (
            select unnest(range((
              select min(since)
              from begun
            ), (
              select max(since)
              from begun
            ) + 404)) as day
          )
          where day <= 20818
          group by number
        ) ending on ending.number = begun.due_number
      ) d on d.source = p.source and d.zone is not distinct
      from p.zone
    )
    where bound is not false and free is not false
    window earlier as (partition by source, consumer order by n rows between unbounded preceding and 1 preceding)
  )
  where bound and free and sure_before < 1
)
select f.n,
  p.n as witness
from (
  select null::integer as n,
    null::integer as cause
  where false
) f
join contact c on c.n = f.n
join used p on p.source = f.cause and p.n < f.n and p.consumer = c.consumer
union all
select n,
  n
from (
  select null::integer as n,
    null::integer as cause
  where false
);
