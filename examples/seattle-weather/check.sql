-- $1: the task's id. A broken rule fails the step with the name of its constraint.
insert into weather_checks (task_id, days, missing_days, impossible_days, first_day, last_day)
select
    $1::bigint,
    count(*),
    coalesce(max(day) - min(day) + 1, 0) - count(*),
    count(*) filter (where min_celsius > max_celsius or precipitation_mm < 0 or wind_metres_per_second < 0),
    min(day),
    max(day)
from weather_days
returning days, first_day, last_day
