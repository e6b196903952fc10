-- verdicts
select n,
  verdict,
  case verdict when 1 then sure::double end as measured,
  7::double as limit_value,
  case verdict when 2 then missing end as missing,
  null::integer as cause
from (
  select n,
    sure,
    case when doubt is not null then 2 when day is null then 2 when counts and sure > 7 then 1 when possible <= 7 then 0 else 2 end::tinyint as verdict,
    coalesce(doubt, case when day is null then 'time_zone' end, case when outcome is null then 'outcome' else 'outcome' end) as missing
  from (
    select *,
      count(*) filter (where counts and day is not null) over up_to - count(*) filter (where counts) over older + 0 as sure,
      count(*) over up_to - count(*) over older + 0 as possible
    from (
      select *
      from (
        select r.*,
          coalesce(g.crowded, false) as crowded
        from (
          select n,
            t,
            span,
            day,
            here,
            doubt,
            excused,
            outcome,
            account,
            agency,
            case when account is null then 'account_id' when agency is null then 'agency' end as lacking,
            channel = 0 and applies is not false as in_scope,
            0 as bucket,
            (applies) and (channel = 0) and (not excused) and (coalesce(not (((3 >> outcome) & 1) = 1), true)) as counts
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
        left join (
          select account,
            agency,
            true as crowded
          from (
            select account,
              agency,
              count(*) as members
            from (
              select n,
                t,
                span,
                day,
                here,
                doubt,
                excused,
                outcome,
                account,
                agency,
                case when account is null then 'account_id' when agency is null then 'agency' end as lacking,
                channel = 0 and applies is not false as in_scope,
                0 as bucket,
                (applies) and (channel = 0) and (not excused) and (coalesce(not (((3 >> outcome) & 1) = 1), true)) as counts
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
            group by account,
              agency
          )
          where members > 7
        ) g using (account, agency)
      )
      where crowded and in_scope and lacking is null and counts is not false
    ) w
    window up_to as (partition by account, agency order by n rows between unbounded preceding and current row),
      older as (partition by account, agency order by day range between unbounded preceding and 7 preceding)
  )
  where here
  union all
  select n,
    null as sure,
    case when doubt is not null then 2 when excused then 0 when lacking is not null then 2 when counts is false then 0 when day is null then 2 else 0 end::tinyint as verdict,
    coalesce(doubt, lacking, 'time_zone') as missing
  from (
    select r.*,
      coalesce(g.crowded, false) as crowded
    from (
      select n,
        t,
        span,
        day,
        here,
        doubt,
        excused,
        outcome,
        account,
        agency,
        case when account is null then 'account_id' when agency is null then 'agency' end as lacking,
        channel = 0 and applies is not false as in_scope,
        0 as bucket,
        (applies) and (channel = 0) and (not excused) and (coalesce(not (((3 >> outcome) & 1) = 1), true)) as counts
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
    left join (
      select account,
        agency,
        true as crowded
      from (
        select account,
          agency,
          count(*) as members
        from (
          select n,
            t,
            span,
            day,
            here,
            doubt,
            excused,
            outcome,
            account,
            agency,
            case when account is null then 'account_id' when agency is null then 'agency' end as lacking,
            channel = 0 and applies is not false as in_scope,
            0 as bucket,
            (applies) and (channel = 0) and (not excused) and (coalesce(not (((3 >> outcome) & 1) = 1), true)) as counts
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
        group by account,
          agency
      )
      where members > 7
    ) g using (account, agency)
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
      account,
      agency,
      case when account is null then 'account_id' when agency is null then 'agency' end as lacking,
      channel = 0 and applies is not false as in_scope,
      0 as bucket,
      (applies) and (channel = 0) and (not excused) and (coalesce(not (((3 >> outcome) & 1) = 1), true)) as counts
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
      account,
      agency,
      case when account is null then 'account_id' when agency is null then 'agency' end as lacking,
      channel = 0 and applies is not false as in_scope,
      0 as bucket,
      (applies) and (channel = 0) and (not excused) and (coalesce(not (((3 >> outcome) & 1) = 1), true)) as counts
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
) c on c.account = f.account and c.agency = f.agency and c.n <= f.n and c.day >= f.day - 6;

-- load
select n,
  hash(account, agency) as subject,
  sure as load
from (
  select *,
    count(*) filter (where counts and day is not null) over up_to - count(*) filter (where counts) over older + 0 as sure,
    count(*) over up_to - count(*) over older + 0 as possible
  from (
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
        account,
        agency,
        case when account is null then 'account_id' when agency is null then 'agency' end as lacking,
        channel = 0 and applies is not false as in_scope,
        0 as bucket,
        (applies) and (channel = 0) and (not excused) and (coalesce(not (((3 >> outcome) & 1) = 1), true)) as counts
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
  ) w
  window up_to as (partition by account, agency order by n rows between unbounded preceding and current row),
    older as (partition by account, agency order by day range between unbounded preceding and 7 preceding)
)
where counts and here and doubt is null and day is not null;
