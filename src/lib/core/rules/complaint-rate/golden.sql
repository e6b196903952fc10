-- verdicts
select coalesce(c.agency, d.agency) as agency,
  coalesce(c.period, d.period) as period,
  coalesce(sure, 0) as sure,
  coalesce(maybe, 0) as maybe,
  coalesce(denominator, 0) as denominator
from (
  select agency,
    period,
    count(*) filter (where (effective) and (applies) and (outcome in (1, 2))) as sure,
    count(*) filter (where ((effective) and (applies) and (outcome in (1, 2))) is null) as maybe
  from (
    select *,
      (((day + 719468) // 146097) * 400 + ((((day + 719468) % 146097) - ((day + 719468) % 146097) // 1460 + ((day + 719468) % 146097) // 36524 - ((day + 719468) % 146097) // 146096) // 365)) * 12 + (5 * (((day + 719468) % 146097) - (365 * ((((day + 719468) % 146097) - ((day + 719468) % 146097) // 1460 + ((day + 719468) % 146097) // 36524 - ((day + 719468) % 146097) // 146096) // 365) + ((((day + 719468) % 146097) - ((day + 719468) % 146097) // 1460 + ((day + 719468) % 146097) // 36524 - ((day + 719468) % 146097) // 146096) // 365) // 4 - ((((day + 719468) % 146097) - ((day + 719468) % 146097) // 1460 + ((day + 719468) % 146097) // 36524 - ((day + 719468) % 146097) // 146096) // 365) // 100)) + 2) // 153 + 2 as period,
      (day >= 20514) as effective
    from (
      select *,
        true as applies,
        case when span > 0 then written_day else ((received_at + 28800) // 86400)::integer end as day
      from complaint
    )
  )
  where (agency is not null)
  group by agency,
    period
) c
full join (
  select agency,
    period,
    count(distinct account) as denominator
  from (
    select *,
      (((day + 719468) // 146097) * 400 + ((((day + 719468) % 146097) - ((day + 719468) % 146097) // 1460 + ((day + 719468) % 146097) // 36524 - ((day + 719468) % 146097) // 146096) // 365)) * 12 + (5 * (((day + 719468) % 146097) - (365 * ((((day + 719468) % 146097) - ((day + 719468) % 146097) // 1460 + ((day + 719468) % 146097) // 36524 - ((day + 719468) % 146097) // 146096) // 365) + ((((day + 719468) % 146097) - ((day + 719468) % 146097) // 1460 + ((day + 719468) % 146097) // 36524 - ((day + 719468) % 146097) // 146096) // 365) // 4 - ((((day + 719468) % 146097) - ((day + 719468) % 146097) // 1460 + ((day + 719468) % 146097) // 36524 - ((day + 719468) % 146097) // 146096) // 365) // 100)) + 2) // 153 + 2 as period
    from (
      select *,
        case when span > 0 then local_day else ((t + 28800) // 86400)::integer end as day
      from contact
      where direction = 0
    )
  )
  where (agency is not null)
  group by agency,
    period
) d on c.agency = d.agency and c.period = d.period;
