-- $1: what the check counted; $2: the extremes. The report as Markdown, in one value.
with
    checked as (
        select days, first_day, last_day
        from jsonb_to_record($1::jsonb) as checked (days integer, first_day date, last_day date)
    ),
    extremes as (
        select
            format('| %-17s | %-24s | %8s |', 'hottest day', $2::jsonb #>> '{hottest,day}',
                   $2 #>> '{hottest,celsius}' || ' °C') as hottest,
            format('| %-17s | %-24s | %8s |', 'coldest day', $2 #>> '{coldest,day}',
                   $2 #>> '{coldest,celsius}' || ' °C') as coldest,
            format('| %-17s | %-24s | %8s |', 'wettest day', $2 #>> '{wettest,day}',
                   $2 #>> '{wettest,mm}' || ' mm') as wettest,
            format('| %-17s | %-24s | %8s |', 'windiest day', $2 #>> '{windiest,day}',
                   $2 #>> '{windiest,metres_per_second}' || ' m/s') as windiest,
            format('| %-17s | %s to %s | %8s |', 'longest dry spell', $2 #>> '{longest_dry_spell,first_day}',
                   $2 #>> '{longest_dry_spell,last_day}', $2 #>> '{longest_dry_spell,days}' || ' days') as dry_spell
    ),
    months as (
        select string_agg(
            format('| %-9s | %6s | %6s | %6s | %8s | %-16s |',
                   to_char(make_date(2000, month, 1), 'FMMonth'), mean_max_celsius, mean_min_celsius,
                   precipitation_mm, wet_days, repeat('▒', round(precipitation_mm / 10)::integer)),
            E'\n' order by month) as lines
        from weather_months
    ),
    years as (
        select string_agg(
            format('| %-4s | %6s | %6s | %6s | %8s | %12s |',
                   year, mean_max_celsius, mean_min_celsius, precipitation_mm, wet_days, snow_days),
            E'\n' order by year) as lines
        from weather_years
    )
select concat_ws(E'\n',
    '# The weather of Seattle',
    '',
    format('%s days, from %s to %s. Source: NOAA National Climatic Data Center.', days, first_day, last_day),
    '',
    '## Extremes',
    '',
    '|                   | when                     | how much |',
    '|-------------------|--------------------------|---------:|',
    hottest, coldest, wettest, windiest, dry_spell,
    '',
    '## The months',
    '',
    'Mean temperatures, and the precipitation of an average month.',
    '',
    '| month     | max °C | min °C |     mm | wet days | ▒ is 10 mm       |',
    '|-----------|-------:|-------:|-------:|---------:|------------------|',
    months.lines,
    '',
    '## The years',
    '',
    '| year | max °C | min °C |     mm | wet days | days of snow |',
    '|------|-------:|-------:|-------:|---------:|-------------:|',
    years.lines
) as report
from checked, extremes, months, years
