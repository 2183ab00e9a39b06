insert into weather_years
select
    extract(year from day),
    round(avg(max_celsius), 1),
    round(avg(min_celsius), 1),
    sum(precipitation_mm),
    count(*) filter (where precipitation_mm > 0),
    count(*) filter (where weather = 'snow')
from weather_days
group by 1
on conflict (year) do update set
    mean_max_celsius = excluded.mean_max_celsius,
    mean_min_celsius = excluded.mean_min_celsius,
    precipitation_mm = excluded.precipitation_mm,
    wet_days = excluded.wet_days,
    snow_days = excluded.snow_days
