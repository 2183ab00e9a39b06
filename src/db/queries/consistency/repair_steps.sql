-- Purpose: writes the derived values of steps: flags, counters, and their queue entries.
-- Parameters: $1 an array of objects: workflow_step_id, and the keys that state_differences derives.
-- Returns: the number of steps written, and whether sleeping workers were told.
-- Locks: none on steps that are not held: lock_task_steps and lock_task come before, in the same
--   transaction, and what is written was derived after them. Queue entries that a claim
--   or a promotion has locked are passed over: it waits for the step.
-- Index: primary keys of the steps and of both queues.
-- Plan: none, repairs what `check consistency` has found, once.
with derived as materialized (
    select step.*
      from jsonb_to_recordset($1::jsonb)
           as step (workflow_step_id bigint, in_process boolean, processed boolean, processed_at timestamptz,
                    claimed_by bigint, attempts integer, remaining_parents integer, next_attempt_at timestamptz, last_sort_key integer,
                    ready_queue text, backoff_queue timestamptz)
), written as (
    update tasker_workflow_steps step
       set in_process = derived.in_process, processed = derived.processed, processed_at = derived.processed_at,
           claimed_by = derived.claimed_by, attempts = derived.attempts,
           remaining_parents = derived.remaining_parents, next_attempt_at = derived.next_attempt_at,
           last_sort_key = derived.last_sort_key,
           updated_at = clock_timestamp()
      from derived
     where step.workflow_step_id = derived.workflow_step_id
    returning step.workflow_step_id, step.queue, step.priority, step.handler, derived.ready_queue, derived.backoff_queue
), ids as materialized (
    -- Looked up as an array: nobody knows how many rows a document has, and a join may read a whole queue.
    select array(select workflow_step_id from derived order by workflow_step_id) as step_ids
), held_ready as materialized (
    select entry.workflow_step_id
      from tasker_ready_steps entry
     where entry.workflow_step_id = any ((select step_ids from ids)::bigint[])
     order by entry.workflow_step_id
       for update skip locked
), not_ready as (
    delete from tasker_ready_steps
     where workflow_step_id = any (array(select held_ready.workflow_step_id
                                           from held_ready join written using (workflow_step_id)
                                          where written.ready_queue is null))
), other_lane as (
    update tasker_ready_steps entry
       set queue = written.queue, priority = written.priority, handler = written.handler, updated_at = clock_timestamp()
      from written
     where entry.workflow_step_id = any (array(select workflow_step_id from held_ready))
       and entry.workflow_step_id = written.workflow_step_id and written.ready_queue is not null
       and (entry.queue, entry.priority, entry.handler) is distinct from (written.queue, written.priority, written.handler)
    returning entry.queue
), queued as (
    insert into tasker_ready_steps (workflow_step_id, queue, priority, handler)
    select written.workflow_step_id, written.queue, written.priority, written.handler
      from written
     where written.ready_queue is not null
       and (select true from tasker_ready_steps entry
             where entry.workflow_step_id = written.workflow_step_id) is null
     order by written.workflow_step_id
    returning queue
), held_waiting as materialized (
    select entry.workflow_step_id
      from tasker_backoff_steps entry
     where entry.workflow_step_id = any ((select step_ids from ids)::bigint[])
     order by entry.workflow_step_id
       for update skip locked
), not_waiting as (
    delete from tasker_backoff_steps
     where workflow_step_id = any (array(select held_waiting.workflow_step_id
                                           from held_waiting join written using (workflow_step_id)
                                          where written.backoff_queue is null))
), rescheduled as (
    update tasker_backoff_steps entry
       set next_attempt_at = written.backoff_queue, updated_at = clock_timestamp()
      from written
     where entry.workflow_step_id = any (array(select workflow_step_id from held_waiting))
       and entry.workflow_step_id = written.workflow_step_id and written.backoff_queue is not null
), waiting as (
    insert into tasker_backoff_steps (workflow_step_id, next_attempt_at)
    select written.workflow_step_id, written.backoff_queue
      from written
     where written.backoff_queue is not null
       and (select true from tasker_backoff_steps entry
             where entry.workflow_step_id = written.workflow_step_id) is null
     order by written.workflow_step_id
), lanes as (
    insert into tasker_queue_priorities (queue, priority, handler)
    select distinct written.queue, written.priority, written.handler
      from written
     where not exists (select from tasker_queue_priorities known
                        where known.queue = written.queue and known.priority = written.priority
                          and known.handler = written.handler)
        on conflict do nothing
), woken as (
    select pg_notify('tasker_ready', ready.queue)
      from (select queue from queued union select queue from other_lane) ready
     where exists (select from tasker_workers where idle)
)
select (select count(*) from written) as written, (select count(*) from woken) as notified
