-- Purpose: the cancelled steps of a task that other steps still wait for.
-- Parameters: $1 task_id; $2 the most steps to return.
-- Returns: each with the first step that waits for it.
-- Locks: none.
-- Index: index_workflow_steps_task; for what has ended without a result, index_step_transitions_most_recent,
--   index_workflow_step_edges_from and tasker_workflow_steps_pkey.
select cancelled.workflow_step_id, child.workflow_step_id as waiting_step_id
  from tasker_workflow_steps cancelled
 cross join lateral (
       select waiting.workflow_step_id
         from tasker_workflow_step_edges edge
         join tasker_workflow_steps waiting on waiting.workflow_step_id = edge.to_step_id
        where edge.from_step_id = cancelled.workflow_step_id and not waiting.processed
        order by waiting.workflow_step_id
        limit 1) child
 where cancelled.task_id = $1::bigint
   -- What completes has a result, if only a JSON null.
   and cancelled.processed and cancelled.results is null
   and (select transition.to_state = 'cancelled'
          from tasker_workflow_step_transitions transition
         where transition.workflow_step_id = cancelled.workflow_step_id and transition.most_recent)
 limit $2::bigint
