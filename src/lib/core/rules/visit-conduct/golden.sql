-- verdicts
select n,
  verdict,
  case verdict when 1 then bits::double end as measured,
  null::double as limit_value,
  case verdict when 2 then coalesce(doubt, lacking, unknown) end as missing,
  null::integer as cause
from (
  select n,
    doubt,
    lacking,
    bits,
    unknown,
    case when doubt is not null then 2 when excused then 0 when lacking is not null then 2 when bits > 0 then 1 when unknown is not null then 2 else 0 end::tinyint as verdict
  from (
    select n,
      doubt,
      excused,
      case when account is null then 'account_id' end as lacking,
      0 + case when crew_size < 2 then 1 else 0 end + case when first and (case when notice_at is not null then day - case when notice_day is not null then notice_day when notice_at is null then null when zone is not null then (
      select ((notice_at + shift_s) // 86400)::integer
      from zone_shift
      where of_zone = zone and since_t <= notice_at and notice_at < until_t
    ) end < 1 else true end) then 2 else 0 end + case when not recorded then 4 else 0 end + case when not identity_disclosed then 8 else 0 end as bits,
      case when (crew_size < 2) is null then 'crew_size' when (first and (case when notice_at is not null then day - case when notice_day is not null then notice_day when notice_at is null then null when zone is not null then (
      select ((notice_at + shift_s) // 86400)::integer
      from zone_shift
      where of_zone = zone and since_t <= notice_at and notice_at < until_t
    ) end < 1 else true end)) is null then case when first is null then 'placed_at' else case when notice_at is not null then 'time_zone' else 'notice_at' end end when (not recorded) is null then 'recorded' when (not identity_disclosed) is null then 'identity_disclosed' end as unknown
    from (
      select v.*,
        case when turn > 1 then false when account in (
        select account
        from account
        where is_first and placed_at < 1772463600
      ) then null when account is null and exists (
        select account
        from account
        where is_first and placed_at < 1772463600
      ) then null else true end as first
      from (
        select *,
          row_number() over (partition by account order by n) as turn
        from (
          select *
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
          where channel = 2
        )
        where direction = 0
      ) v
    )
    where here and applies is not false
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
