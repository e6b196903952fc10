-- verdicts
select n,
  verdict,
  case verdict when 1 then sure::double end as measured,
  2::double as limit_value,
  case verdict when 2 then missing end as missing,
  null::integer as cause
from (
  select n,
    sure,
    case when doubt is not null then 2 when false then 2 when counts and sure > 2 then 1 when possible <= 2 then 0 else 2 end::tinyint as verdict,
    coalesce(doubt, 'occurred_at') as missing
  from (
    with members as (
      select *
      from (
        select r.* exclude (even, odd),
          coalesce(a.crowded, b.crowded, v.crowded, false) as crowded
        from (
          select *,
            (t + 0) // 3600 as even,
            (t + 1800) // 3600 as odd
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
              channel = 1 and applies is not false as in_scope,
              0 as bucket,
              (applies) and (channel = 1) and (not excused) and (true) as counts
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
        ) r
        left join (
          select consumer,
            cell as even,
            crowded
          from (
            select consumer,
              (t + 0) // 3600 as cell,
              true as crowded
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
                channel = 1 and applies is not false as in_scope,
                0 as bucket,
                (applies) and (channel = 1) and (not excused) and (true) as counts
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
            where in_scope and lacking is null and counts is not false
            group by consumer,
              cell
            having count(*) > 2
          )
        ) a using (consumer, even)
        left join (
          select consumer,
            cell as odd,
            crowded
          from (
            select consumer,
              (t + 1800) // 3600 as cell,
              true as crowded
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
                channel = 1 and applies is not false as in_scope,
                0 as bucket,
                (applies) and (channel = 1) and (not excused) and (true) as counts
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
            where in_scope and lacking is null and counts is not false
            group by consumer,
              cell
            having count(*) > 2
          )
        ) b using (consumer, odd)
        left join (
          select consumer,
            true as crowded
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
              channel = 1 and applies is not false as in_scope,
              0 as bucket,
              (applies) and (channel = 1) and (not excused) and (true) as counts
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
          where in_scope and lacking is null and counts is not false
          group by consumer
          having max(span) > 0 and count(*) > 2
        ) v using (consumer)
      )
      where crowded and in_scope and lacking is null and counts is not false
    ),
      early as (
      select n as query_n,
        behind
      from (
        select n,
          is_query,
          count(*) filter (where not is_query and counts) over ( partition by consumer order by moment, is_query rows between unbounded preceding and current row) as behind
        from (
          select *,
            false as is_query,
            t as moment
          from members
          union all
          select *,
            true as is_query,
            t + span - 1800 as moment
          from members
        )
      )
      where is_query
    ),
      late as (
      select n as query_n,
        behind
      from (
        select n,
          is_query,
          count(*) filter (where not is_query and true) over ( partition by consumer order by moment, is_query rows between unbounded preceding and current row) as behind
        from (
          select *,
            false as is_query,
            t + span as moment
          from members
          union all
          select *,
            true as is_query,
            t - 1800 as moment
          from members
        )
      )
      where is_query
    )
    select m.*,
      case when m.span >= 1800 then case when counts then 1 else 0 end else count(*) filter (where counts) over up_to - early.behind end as sure,
      count(*) over up_to - late.behind as possible
    from members m
    join early on early.query_n = m.n
    join late on late.query_n = m.n
    window up_to as (partition by consumer order by m.n rows between unbounded preceding and current row)
  )
  where here
  union all
  select n,
    null as sure,
    case when doubt is not null then 2 when excused then 0 when lacking is not null then 2 when counts is false then 0 when false then 2 else 0 end::tinyint as verdict,
    coalesce(doubt, lacking, 'time_zone') as missing
  from (
    select r.* exclude (even, odd),
      coalesce(a.crowded, b.crowded, v.crowded, false) as crowded
    from (
      select *,
        (t + 0) // 3600 as even,
        (t + 1800) // 3600 as odd
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
          channel = 1 and applies is not false as in_scope,
          0 as bucket,
          (applies) and (channel = 1) and (not excused) and (true) as counts
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
    ) r
    left join (
      select consumer,
        cell as even,
        crowded
      from (
        select consumer,
          (t + 0) // 3600 as cell,
          true as crowded
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
            channel = 1 and applies is not false as in_scope,
            0 as bucket,
            (applies) and (channel = 1) and (not excused) and (true) as counts
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
        where in_scope and lacking is null and counts is not false
        group by consumer,
          cell
        having count(*) > 2
      )
    ) a using (consumer, even)
    left join (
      select consumer,
        cell as odd,
        crowded
      from (
        select consumer,
          (t + 1800) // 3600 as cell,
          true as crowded
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
            channel = 1 and applies is not false as in_scope,
            0 as bucket,
            (applies) and (channel = 1) and (not excused) and (true) as counts
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
        where in_scope and lacking is null and counts is not false
        group by consumer,
          cell
        having count(*) > 2
      )
    ) b using (consumer, odd)
    left join (
      select consumer,
        true as crowded
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
          channel = 1 and applies is not false as in_scope,
          0 as bucket,
          (applies) and (channel = 1) and (not excused) and (true) as counts
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
      where in_scope and lacking is null and counts is not false
      group by consumer
      having max(span) > 0 and count(*) > 2
    ) v using (consumer)
  )
  where in_scope and here and (crowded and in_scope and lacking is null and counts is not false) is not true
);

-- witnesses
select f.n,
  c.n as witness
from (
  select r.*
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
      channel = 1 and applies is not false as in_scope,
      0 as bucket,
      (applies) and (channel = 1) and (not excused) and (true) as counts
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
  ) r
  semi join (
    select null::integer as n,
      null::integer as cause
    where false
  ) v on v.n = r.n
) f
join (
  select *
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
      channel = 1 and applies is not false as in_scope,
      0 as bucket,
      (applies) and (channel = 1) and (not excused) and (true) as counts
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
  where in_scope and lacking is null and counts
) c on c.consumer = f.consumer and c.n <= f.n and (c.n = f.n or c.t > f.t + f.span - 1800);
