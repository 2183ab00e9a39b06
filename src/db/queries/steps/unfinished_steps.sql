-- Purpose: the unfinished steps of a task, each with its situation.
-- Parameters: $1 task_id; $2 whether those that wait for parents too; $3 the most steps to look at.
-- Returns: the steps; of one that waits for parents how many these are and the ids of all it has, the finished among
--   them too, of the others nulls: sending ten thousand rows takes as long as reading them.
-- Locks: none.
-- Index: index_workflow_steps_task; index_workflow_step_edges_to for a step that waits; then the primary keys of
--   both queues for one that has been tried. The cost follows the steps of the task: one that
--   was never tried and waits for nobody needs no look elsewhere.
select step.workflow_step_id,
       -- The situations are those of steps_before.
       case when step.in_process and (
                 select worker.last_heartbeat_at >= clock_timestamp() - worker.lease_seconds * interval '1 second'
                   from tasker_workers worker
                  where worker.worker_id = step.claimed_by)
            then 'running'
            when step.in_process then 'lost'
            when step.remaining_parents > 0 then 'waiting'
            when coalesce(step.attempts, 0) = 0 then 'ready'
            when (select true from tasker_ready_steps ready where ready.workflow_step_id = step.workflow_step_id)
            then 'ready'
            when (select true from tasker_backoff_steps waiting where waiting.workflow_step_id = step.workflow_step_id)
            then 'backoff'
            else 'stopped'
       end as situation,
       step.queue,
       case when step.remaining_parents > 0 then step.remaining_parents end as remaining_parents,
       case when step.remaining_parents > 0
            then array(select edge.from_step_id from tasker_workflow_step_edges edge
                        where edge.to_step_id = step.workflow_step_id)
       end as parents
  from tasker_workflow_steps step
 where step.task_id = $1::bigint and not step.processed and ($2::boolean or step.remaining_parents <= 0)
 limit $3
