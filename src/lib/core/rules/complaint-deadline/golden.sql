-- verdicts
select n,
  day,
  verdict,
  case verdict when 2 then null else (finished - day)::double end as measured,
  case verdict when 2 then null else (due - day)::double end as limit_value,
  case verdict when 2 then missing end as missing
from (
  select n,
    any_value(day) as day,
    max(finished) as finished,
    max(due) as due,
    (case when any_value(doubt) is not null then 2 when min(answer) = max(answer) then min(answer) else 2 end)::tinyint as verdict,
    coalesce(any_value(doubt), min(missing)) as missing
  from (
    select n,
      day,
      doubt,
      finished,
      due,
      case when tier is null then (-1) when due is null then 2 when is_undated then case when 20532 > due then 2 else 0 end when finished > due then 1 else 0 end as answer,
      case when tier is not null and due is null then 'calendar' when tier is not null and is_undated then 'closed_at' else case when severity is null then 'severity' end end as missing
    from (
      with complaints as materialized (
        select *
        from (
          select *,
            case when applies is null then null::varchar end as doubt,
            (day >= 20514) as here
          from (
            select *,
              ((day >= 20514)) as applies
            from (
              select *,
                case when span > 0 then written_day else ((received_at + 28800) // 86400)::integer end as day
              from complaint
            )
          )
        )
        where here and applies is not false
      )
      select c.*,
        case when d.due is not null then greatest(d.due, c.extended_to) end as due,
        closed_at is null and coalesce(outcome <> 0, false) as is_undated,
        least(20532, case when closed_at is not null then case when coalesce(closed_span, 0) > 0 then closed_day else ((closed_at + 28800) // 86400)::integer end else 20532 end) as finished
      from (
        select *,
          case when (filled_severity in (2)) then 0 when true then 1 end as tier
        from (
          select *,
            unnest(case when severity is null then [0, 1, 2] else [severity::integer] end) as filled_severity
          from complaints
        )
      ) c
      left join (
        select n,
          0 as tier,
          due
        from (
          with begun as materialized (
            select *,
              (((since + 3) // 7) * 5 + least((since + 3) % 7 + 1, 5) - len(list_filter([20521], lambda listed: listed <= since)) + len(list_filter([20526], lambda listed: listed <= since))) + 5 as due_number
            from (
              select n,
                day as since
              from complaints
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
              ) + 410)) as day
            )
            where day <= 20818
            group by number
          ) ending on ending.number = begun.due_number
        )
        union all
        select n,
          1 as tier,
          due
        from (
          select *,
            since + 30 as due
          from (
            select n,
              day as since
            from complaints
          )
        )
      ) d on d.n = c.n and d.tier = c.tier
    )
  )
  group by n
  having max(answer) >= 0
);
