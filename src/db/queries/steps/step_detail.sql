-- Purpose: the parts of a step that no list shows: its template, its result, its newest failure.
-- Parameters: $1 workflow_step_id; $2 the most characters of the result to read.
-- Locks: none.
-- Index: primary keys, index_step_transitions_failures.
select (select template
          from jsonb_array_elements(case jsonb_typeof(workflow.definition -> 'steps')
                                    when 'array' then workflow.definition -> 'steps' end) as template
         where template ->> 'name' = named.name
         limit 1) as template,
       step.interruptions,
       left(step.results::text, $2::integer) as result,
       octet_length(step.results::text)::bigint as result_bytes,
       -- The Rails engine kept its message among the results.
       (select case when transition.metadata ->> 'message' is null and step.results ->> 'error' is not null
                    then coalesce(transition.metadata, '{}') || jsonb_build_object('message', step.results ->> 'error')
                    else transition.metadata end
          from tasker_workflow_step_transitions transition
         where transition.workflow_step_id = step.workflow_step_id and transition.to_state = 'error'
         order by transition.created_at desc, transition.sort_key desc
         limit 1) as failure
  from tasker_workflow_steps step
  join tasker_named_steps named using (named_step_id)
  join tasker_tasks task on task.task_id = step.task_id
  join tasker_named_tasks workflow using (named_task_id)
 where step.workflow_step_id = $1
