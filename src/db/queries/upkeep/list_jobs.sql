-- Purpose: the last run of each job of the upkeep.
-- Parameters: none.
-- Returns: a row for each job that has run, with how many seconds ago it ended and last failed.
-- Locks: none.
-- Index: none; the table has a row for each job.
-- Plan: none, its table is as small as the number of jobs.
select job, began_at, ended_at, done, failure, failed_at,
       extract(epoch from clock_timestamp() - ended_at)::float8 as seconds_ago
  from tasker_upkeep_jobs
 order by job
