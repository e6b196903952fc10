-- verdicts
select n,
  verdict,
  case verdict when 1 then measured end::double as measured,
  case verdict when 1 then limit_value end::double as limit_value,
  case verdict when 2 then missing end as missing,
  null::integer as cause
from (
  select n,
    case when doubt is not null then 2 when excused then 0 when broken then 1 when broken is null then 2 else 0 end::tinyint as verdict,
    case when not identity_disclosed then 2 else 0 end + case when not coalesce(consent, false) then 4 else 0 end as measured,
    null as limit_value,
    coalesce(doubt, case when (not identity_disclosed) is null then 'identity_disclosed' when (not coalesce(consent, false)) is null then 'consent' else 'outcome' end) as missing
  from (
    select *,
      ((((60144 >> outcome) & 1) = 1) and (not identity_disclosed or not coalesce(consent, false))) as broken
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
    where here and applies is not false and (true) is not false
  )
);

-- witnesses
select n,
  n as witness
from (
  select null::integer as n,
    null::integer as cause
  where false
);
