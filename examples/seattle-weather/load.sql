-- $1: the records, a JSON array of objects. Loading them again changes nothing.
insert into weather_days (day, precipitation_mm, max_celsius, min_celsius, wind_metres_per_second, weather)
select day, precipitation, max, min, wind, weather
from jsonb_to_recordset($1::jsonb)
    as record (day date, precipitation numeric, max numeric, min numeric, wind numeric, weather text)
on conflict (day) do update set
    precipitation_mm = excluded.precipitation_mm,
    max_celsius = excluded.max_celsius,
    min_celsius = excluded.min_celsius,
    wind_metres_per_second = excluded.wind_metres_per_second,
    weather = excluded.weather
