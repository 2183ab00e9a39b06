-- A step is one statement; a do block holds several.
do $$
begin
    create table if not exists weather_days (
        day date primary key,
        precipitation_mm numeric not null,
        max_celsius numeric not null,
        min_celsius numeric not null,
        wind_metres_per_second numeric not null,
        weather text not null
    );

    -- The rules are constraints, so that a failed check names the one broken.
    create table if not exists weather_checks (
        task_id bigint primary key,
        days integer not null constraint there_are_days check (days > 0),
        missing_days integer not null constraint no_day_is_missing check (missing_days = 0),
        impossible_days integer not null constraint every_value_is_possible check (impossible_days = 0),
        first_day date,
        last_day date
    );

    create table if not exists weather_months (
        month integer primary key,
        mean_max_celsius numeric not null,
        mean_min_celsius numeric not null,
        precipitation_mm numeric not null,
        wet_days numeric not null
    );

    create table if not exists weather_years (
        year integer primary key,
        mean_max_celsius numeric not null,
        mean_min_celsius numeric not null,
        precipitation_mm numeric not null,
        wet_days integer not null,
        snow_days integer not null
    );
end
$$
