-- verdicts
select n,
  verdict,
  case verdict when 1 then bits::double end as measured,
  null::double as limit_value,
  case verdict when 2 then coalesce(doubt, 'text') end as missing,
  null::integer as cause
from (
  select n,
    doubt,
    bits,
    case when doubt is not null then 2 when excused then 0 when bits is null then 2 when bits > 0 then 1 else 0 end::tinyint as verdict
  from (
    select n,
      doubt,
      excused,
      text
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
    where here and applies is not false and channel = 1
  ) r
  left join (
    select code,
      0::bigint + case when regexp_matches(said, list_extract([?], 1), 'i') then 1 else 0 end as bits
    from (
      select code,
        text as said
      from word_text
    )
    semi join (
      select distinct text as code
      from (
        select n,
          doubt,
          excused,
          text
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
        where here and applies is not false and channel = 1
      )
      where doubt is null and not excused
    ) used using (code)
  ) w on w.code = r.text
);
-- 1: "(jail|prison)"

-- witnesses
select n,
  n as witness
from (
  select null::integer as n,
    null::integer as cause
  where false
);
