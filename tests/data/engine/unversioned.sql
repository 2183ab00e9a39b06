-- What the generation without namespaces and versions adds: its four views, and three workflows.
create unique index index_named_tasks_on_name on tasker_named_tasks (name);
insert into schema_migrations (version) values ('20210826013425'), ('20250525001940'), ('20250612000007');

create view tasker_step_readiness_statuses as
select step.workflow_step_id, step.task_id, step.named_step_id, named.name,
       coalesce(current.to_state, 'pending') as current_state, step.attempts, step.last_attempted_at,
       step.last_attempted_at + coalesce(step.backoff_request_seconds, 1) * interval '1 second' as next_retry_at
  from tasker_workflow_steps step
  join tasker_named_steps named using (named_step_id)
  left join tasker_workflow_step_transitions current
         on current.workflow_step_id = step.workflow_step_id and current.most_recent;

create view tasker_step_dag_relationships as
select step.workflow_step_id, step.task_id, step.named_step_id,
       (select count(*) from tasker_workflow_step_edges edge where edge.to_step_id = step.workflow_step_id) as parent_count,
       (select count(*) from tasker_workflow_step_edges edge where edge.from_step_id = step.workflow_step_id) as child_count
  from tasker_workflow_steps step;

create view tasker_task_execution_contexts as
select task.task_id, task.named_task_id, task.requested_at, count(ready.workflow_step_id) as total_steps
  from tasker_tasks task
  left join tasker_step_readiness_statuses ready using (task_id)
 group by task.task_id, task.named_task_id, task.requested_at;

create view tasker_task_workflow_summaries as
select context.task_id, context.total_steps, max(dag.parent_count) as most_parents
  from tasker_task_execution_contexts context
  left join tasker_step_dag_relationships dag using (task_id)
 group by context.task_id, context.total_steps;

insert into tasker_named_tasks (name, description, created_at, updated_at)
values ('shop_order', 'o', now(), now()), ('shop_refund', 'o', now(), now()), ('crm_order', 'o', now(), now());
