-- Purpose: the statement of an `sql` step of `bench faults`: an effect that must happen exactly once.
-- Parameters: $1 the step, $2 the seconds it takes.
-- Locks: none beyond its own row.
-- Index: none.
-- Plan: none, belongs to benchmarks and trials.
insert into tasker_bench_effects (step_id)
select $1::bigint
  from pg_sleep($2::float8)
