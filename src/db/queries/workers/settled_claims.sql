-- Purpose: reads the outcomes of a worker's claims whose answers were lost. Runs after settle_exchange, in a
--   statement of its own, so that it sees the earlier records.
-- Parameters: $1 worker_id; one element for each claim: $2 step ids, $3 claim numbers.
-- Returns: for each claim whether it is still held, the state that it ended in (null: none yet, or it
--   has passed on), and the state that its task ended in with it (null: the task has not ended, or not with it).
-- Locks: none.
-- Index: tasker_workflow_steps_pkey, index_step_transitions_most_recent, index_task_transitions_most_recent.
-- Plan: none, a worker asks it once for each lost answer.
select step.workflow_step_id, asked.claim_number,
       step.claimed_by is not distinct from $1::bigint and step.claim_number = asked.claim_number as is_held,
       -- A claim that has ended and that no other has followed: what is recorded is its own.
       case when step.claimed_by is null and step.claim_number = asked.claim_number then current.to_state end as ended_in,
       -- What one transaction has recorded has one xmin.
       case when step.claimed_by is null and step.claim_number = asked.claim_number
            then (select ended.to_state
                    from tasker_task_transitions ended
                   where ended.task_id = step.task_id and ended.most_recent and ended.xmin = current.xmin
                     and ended.to_state in ('complete', 'error'))
       end as task_ended_in,
       (extract(epoch from step.next_attempt_at - clock_timestamp()) * 1000)::bigint as next_attempt_in_ms
  from unnest($2::bigint[], $3::integer[]) as asked (workflow_step_id, claim_number)
  join tasker_workflow_steps step on step.workflow_step_id = asked.workflow_step_id
  left join tasker_workflow_step_transitions current
         on current.workflow_step_id = step.workflow_step_id and current.most_recent
