-- One row: its columns are what the children find under $.parents.extremes.
-- Of several days with the same value the first one counts.
with
    -- Dry days in a row differ from their own row number by the same date.
    dry_days as (
        select day, day - row_number() over (order by day)::integer as spell
        from weather_days
        where precipitation_mm = 0
    ),
    dry_spells as (
        select min(day) as first_day, max(day) as last_day, count(*) as days
        from dry_days
        group by spell
    )
select
    (select jsonb_build_object('day', day, 'celsius', max_celsius)
     from weather_days order by max_celsius desc, day limit 1) as hottest,
    (select jsonb_build_object('day', day, 'celsius', min_celsius)
     from weather_days order by min_celsius, day limit 1) as coldest,
    (select jsonb_build_object('day', day, 'mm', precipitation_mm)
     from weather_days order by precipitation_mm desc, day limit 1) as wettest,
    (select jsonb_build_object('day', day, 'metres_per_second', wind_metres_per_second)
     from weather_days order by wind_metres_per_second desc, day limit 1) as windiest,
    (select to_jsonb(dry_spells)
     from dry_spells order by days desc, first_day limit 1) as longest_dry_spell
