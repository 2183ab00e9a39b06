-- Purpose: notes the last run of a job of the upkeep.
-- Parameters: $1 the fence; $2 the job; $3 how many milliseconds it ran; $4 how much it did; $5 why it failed (null: it did not).
-- Returns: the number of rows written: none where another session holds the lease.
-- Locks: the row of the lease, shared, and the job's.
-- Index: tasker_upkeep_jobs_pkey.
-- Plan: none, its tables are as small as the number of jobs.
insert into tasker_upkeep_jobs as job (job, fence, began_at, ended_at, done, failure, failed_at)
select $2::text, lease.fence, clock_timestamp() - $3::bigint * interval '1 millisecond', clock_timestamp(), $4::bigint, $5::text,
       case when $5::text is not null then clock_timestamp() end
  from (select fence from tasker_upkeep where fence = $1::bigint for share) lease
    on conflict (job) do update
   set fence = excluded.fence, began_at = excluded.began_at, ended_at = excluded.ended_at, done = excluded.done,
       failure = excluded.failure, failed_at = coalesce(excluded.failed_at, job.failed_at), updated_at = clock_timestamp()
