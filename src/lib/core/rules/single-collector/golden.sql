-- verdicts
select n,
  verdict,
  case verdict when 1 then day - nearest // 4294967296 end::double as measured,
  30::double as limit_value,
  case verdict when 2 then missing end as missing,
  case verdict when 1 then nearest % 4294967296 end::integer as cause
from (
  with follow as materialized (
    select *,
      max(case when collector is not null then dated end) over earlier as best,
      max(case when collector is null then day end) over earlier as nameless,
      max(day) over earlier as newest,
      count(*) over earlier - case when collector is null then 0 else count(*) over own end as others,
      count(*) filter (where day is null) over earlier - case when collector is null then 0 else count(*) filter (where day is null) over own end as undated
    from (
      select n,
        day,
        here,
        doubt,
        excused,
        applies,
        zone,
        agency as collector,
        account as debt,
        account,
        case when account is null then 'account_id' end as lacking,
        day::bigint * 4294967296 + n as dated
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
      where direction = 0
    ) r
    semi join (
      select account
      from (
        select n,
          day,
          here,
          doubt,
          excused,
          applies,
          zone,
          agency as collector,
          account as debt,
          account,
          case when account is null then 'account_id' end as lacking,
          day::bigint * 4294967296 + n as dated
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
        where direction = 0
      )
      where lacking is null
      group by account
      having min(collector) < max(collector) or (count(*) > 1 and count(*) > count(collector))
    ) s using (account)
    window earlier as (partition by account order by n rows between unbounded preceding and 1 preceding),
      own as (partition by account, collector order by n rows between unbounded preceding and 1 preceding)
  ),
    other as (
    select *,
      case when collector <> leader then best else max( case when collector <> leader and day is not null then least(dated, best) end) over (partition by account order by n rows between unbounded preceding and 1 preceding) end as nearest
    from (
      select f.*,
        l.collector as leader
      from follow f
      left join follow l on l.n = f.best % 4294967296
    )
  ),
    placement as (
    select account as account_placed,
      placed_at,
      placed_day
    from account
    where is_first and placed_at is not null
  ),
    dated as (
    select *,
      case when placed <= day then greatest(placed, (day - 29)) else (day - 29) end as since
    from (
      select *,
        placed_at is not null and placed is null or debt is null and placements > 0 as maybe_placed
      from (
        select o.*,
          placed_at,
          case when placed_day is not null then placed_day when placed_at is null then null when zone is not null then (
          select ((placed_at + shift_s) // 86400)::integer
          from zone_shift
          where of_zone = zone and since_t <= placed_at and placed_at < until_t
        ) end as placed
        from other o
        left join placement p on p.account_placed = o.debt
      ),
        (
        select count(*) as placements
        from placement
      )
    )
  )
  select n,
    day,
    nearest,
    case when doubt is not null then 2 when excused then 0 when others = 0 then 0 when day is null then 2 when nearest // 4294967296 >= case when maybe_placed then day else since end then 1 when undated > 0 then 2 when case when collector is null then newest else greatest(nearest // 4294967296, nameless) end >= since then 2 else 0 end::tinyint as verdict,
    coalesce(doubt, case when day is null then 'time_zone' when collector is null then 'agency' when nearest // 4294967296 >= since then case when debt is null then 'account_id' else 'time_zone' end when nameless >= since then 'agency' else 'time_zone' end) as missing
  from dated
  where here and applies is not false
  union all
  select n,
    day,
    null,
    case when doubt is not null then 2 when excused then 0 when lacking is not null then 2 else 0 end::tinyint as verdict,
    coalesce(doubt, lacking) as missing
  from (
    select n,
      day,
      here,
      doubt,
      excused,
      applies,
      zone,
      agency as collector,
      account as debt,
      account,
      case when account is null then 'account_id' end as lacking,
      day::bigint * 4294967296 + n as dated
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
    where direction = 0
  ) r
  anti join (
    select account
    from (
      select n,
        day,
        here,
        doubt,
        excused,
        applies,
        zone,
        agency as collector,
        account as debt,
        account,
        case when account is null then 'account_id' end as lacking,
        day::bigint * 4294967296 + n as dated
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
      where direction = 0
    )
    where lacking is null
    group by account
    having min(collector) < max(collector) or (count(*) > 1 and count(*) > count(collector))
  ) s using (account)
  where here and applies is not false
);

-- witnesses
select n,
  cause as witness
from (
  select null::integer as n,
    null::integer as cause
  where false
)
union all
select n,
  n
from (
  select null::integer as n,
    null::integer as cause
  where false
);
