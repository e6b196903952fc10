-- verdicts
select n,
  verdict,
  case when verdict <> 1 then null when early then perhaps else sure end::double as measured,
  case when verdict = 1 and early is not true then 2 end::double as limit_value,
  case verdict when 2 then coalesce(doubt, case when early is null then case when consumer is null then 'consumer_id' when outcome_open then 'outcome' else 'time_zone' end when lacking is not null then lacking else 'outcome' end) end as missing,
  null::integer as cause
from (
  select *,
    case when doubt is not null then 2 when excused then 0 when early or many then 1 when early is null or many is null then 2 else 0 end::tinyint as verdict
  from (
    select r.*,
      not allowed as early,
      case when lacking is not null then null when counts is false or possible <= 2 then false when counts and sure > 2 then true end as many,
      perhaps,
      undated = 0 as outcome_open,
      sure
    from (
      select *
      from (
        select n,
          day,
          direction,
          outcome,
          party,
          consumer,
          address,
          doubt,
          excused,
          here and in_scope as judged,
          in_scope,
          applies and not excused and ((60144 >> outcome) & 1) = 1 as counts,
          case when consumer is null then 'consumer_id' when address is null then 'address' end as lacking
        from (
          select *,
            applies is not false and party = 4 as in_scope
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
      )
      where judged
    ) r
    left join (
      with lined as materialized (
        select *,
          count(*) filter (where tried) over (partition by consumer, since_maybe order by n rows between unbounded preceding and 1 preceding) as surely,
          count(*) filter (where tried is not false) over (partition by consumer, since_sure order by n rows between unbounded preceding and 1 preceding) as perhaps,
          count(*) filter (where tried is not false and day is null) over (partition by consumer, since_sure order by n rows between unbounded preceding and 1 preceding) as undated
        from (
          select *,
            count(*) filter (where reached is not false) over earlier as since_maybe,
            count(*) filter (where reached) over earlier as since_sure,
            max(case when aimed_at_debtor then n::bigint * 18 + coalesce(outcome, 17) end) over earlier % 18 as latest_outcome
          from (
            select *,
              (party = 0) and direction = 0 as aimed_at_debtor,
              (party = 0) and (((51360 >> outcome) & 1) = 1) as reached,
              (party = 0) and direction = 0 and (((31 >> outcome) & 1) = 1) as tried
            from (
              select n,
                day,
                direction,
                outcome,
                party,
                consumer,
                address,
                doubt,
                excused,
                here and in_scope as judged,
                in_scope,
                applies and not excused and ((60144 >> outcome) & 1) = 1 as counts,
                case when consumer is null then 'consumer_id' when address is null then 'address' end as lacking
              from (
                select *,
                  applies is not false and party = 4 as in_scope
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
            )
            where party = 0 or judged
          )
          semi join (
            select distinct consumer
            from (
              select n,
                day,
                direction,
                outcome,
                party,
                consumer,
                address,
                doubt,
                excused,
                here and in_scope as judged,
                in_scope,
                applies and not excused and ((60144 >> outcome) & 1) = 1 as counts,
                case when consumer is null then 'consumer_id' when address is null then 'address' end as lacking
              from (
                select *,
                  applies is not false and party = 4 as in_scope
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
            )
            where judged and consumer is not null
          ) c using (consumer)
          window earlier as (partition by consumer order by n rows between unbounded preceding and 1 preceding)
        )
      )
      select l.n,
        perhaps,
        undated,
        case when false or surely >= 3 or coalesce(latest_outcome in (1), false) or coalesce(s.complete < l.n, false) then true when false or perhaps >= 3 or coalesce(latest_outcome in (1, 17), false) or coalesce(p.complete < l.n, false) or (undated > 0 and undated + coalesce(list_max(list_transform( list_transform(list_filter(dates, lambda d: d.first_n < l.n), lambda d: d.day), lambda since: len(list_filter(dates, lambda d: d.first_n < l.n and d.day >= since and d.day < since + 2)))), 0) >= 2) then null else false end as allowed
      from lined l
      left join (
        select consumer,
          since_maybe,
          min(complete) as complete
        from (
          select consumer,
            since_maybe,
            count(*) over stretch as held,
            max(first_n) over stretch as complete
          from (
            select consumer,
              since_maybe,
              day,
              min(n) as first_n
            from lined
            where tried and day is not null
            group by consumer,
              since_maybe,
              day
          )
          window stretch as ( partition by consumer, since_maybe order by day range between 1 preceding and current row)
        )
        where held = 2
        group by consumer,
          since_maybe
      ) s on s.consumer = l.consumer and s.since_maybe = l.since_maybe
      left join (
        select consumer,
          since_sure,
          min(complete) as complete
        from (
          select consumer,
            since_sure,
            count(*) over stretch as held,
            max(first_n) over stretch as complete
          from (
            select consumer,
              since_sure,
              day,
              min(n) as first_n
            from lined
            where tried is not false and day is not null
            group by consumer,
              since_sure,
              day
          )
          window stretch as ( partition by consumer, since_sure order by day range between 1 preceding and current row)
        )
        where held = 2
        group by consumer,
          since_sure
      ) p on p.consumer = l.consumer and p.since_sure = l.since_sure
      left join (
        select consumer,
          since_sure,
          list(struct_pack(day := day, first_n := first_n)) as dates
        from (
          select consumer,
            since_sure,
            day,
            min(n) as first_n
          from (
            select *
            from lined
            semi join (
              select distinct consumer,
                since_sure
              from lined
              where judged and undated > 0
            ) hazy using (consumer, since_sure)
          )
          where tried is not false and day is not null
          group by consumer,
            since_sure,
            day
        )
        group by consumer,
          since_sure
      ) r on r.consumer = l.consumer and r.since_sure = l.since_sure
      where l.judged
    ) a on a.n = r.n
    left join (
      select n,
        count(*) filter (where counts) over up_to as sure,
        count(*) over up_to as possible
      from (
        select n,
          day,
          direction,
          outcome,
          party,
          consumer,
          address,
          doubt,
          excused,
          here and in_scope as judged,
          in_scope,
          applies and not excused and ((60144 >> outcome) & 1) = 1 as counts,
          case when consumer is null then 'consumer_id' when address is null then 'address' end as lacking
        from (
          select *,
            applies is not false and party = 4 as in_scope
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
      )
      where in_scope and lacking is null and counts is not false
      window up_to as (partition by consumer, address order by n rows between unbounded preceding and current row)
    ) c on c.n = r.n
  )
);

-- witnesses
select n,
  witness
from (
  select f.n,
    c.n as witness,
    count(*) over (partition by f.n) as held
  from (
    select r.*
    from (
      select n,
        day,
        direction,
        outcome,
        party,
        consumer,
        address,
        doubt,
        excused,
        here and in_scope as judged,
        in_scope,
        applies and not excused and ((60144 >> outcome) & 1) = 1 as counts,
        case when consumer is null then 'consumer_id' when address is null then 'address' end as lacking
      from (
        select *,
          applies is not false and party = 4 as in_scope
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
    semi join (
      select null::integer as n,
        null::integer as cause
      where false
    ) v on v.n = r.n
    where r.counts and r.lacking is null
  ) f
  join (
    select *
    from (
      select n,
        day,
        direction,
        outcome,
        party,
        consumer,
        address,
        doubt,
        excused,
        here and in_scope as judged,
        in_scope,
        applies and not excused and ((60144 >> outcome) & 1) = 1 as counts,
        case when consumer is null then 'consumer_id' when address is null then 'address' end as lacking
      from (
        select *,
          applies is not false and party = 4 as in_scope
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
    )
    where in_scope and lacking is null and counts
  ) c on c.consumer = f.consumer and c.address = f.address and c.n <= f.n
)
where held > 2 union
select n,
  n as witness
from (
  select null::integer as n,
    null::integer as cause
  where false
);
