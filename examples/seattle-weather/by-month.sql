-- Each month of the calendar over all years: its mean temperatures, and what an
-- average one of them brings of rain.
with months as (
    select
        extract(month from day)::integer as month,
        count(distinct extract(year from day)) as years,
        avg(max_celsius) as mean_max_celsius,
        avg(min_celsius) as mean_min_celsius,
        sum(precipitation_mm) as precipitation_mm,
        count(*) filter (where precipitation_mm > 0) as wet_days
    from weather_days
    group by 1
)
insert into weather_months
select
    month,
    round(mean_max_celsius, 1),
    round(mean_min_celsius, 1),
    round(precipitation_mm / years, 1),
    round(wet_days / years::numeric, 1)
from months
on conflict (month) do update set
    mean_max_celsius = excluded.mean_max_celsius,
    mean_min_celsius = excluded.mean_min_celsius,
    precipitation_mm = excluded.precipitation_mm,
    wet_days = excluded.wet_days
