//! What must hold of the rows at any moment in which nobody works, derived from
//! transitions and edges alone and compared with every flag and counter.

use tokio_postgres::Client;

/// Each query returns what is wrong; all must return nothing.
const FAULTS: &[(&str, &str)] = &[
    ("a history that does not begin at pending, or skips a state", "
        select workflow_step_id, sort_key, from_state, to_state
          from (select *, coalesce(lag(to_state) over (partition by workflow_step_id order by sort_key), 'pending') as before
                  from tasker_workflow_step_transitions) history
         where from_state is distinct from before
            or (from_state, to_state) not in (
               ('pending', 'in_progress'), ('pending', 'error'), ('pending', 'cancelled'), ('pending', 'resolved_manually'),
               ('in_progress', 'complete'), ('in_progress', 'error'), ('in_progress', 'cancelled'), ('in_progress', 'pending'),
               ('error', 'pending'), ('error', 'resolved_manually'), ('error', 'cancelled'))"),
    ("a step whose newest transition is not its only most_recent one", "
        select workflow_step_id
          from tasker_workflow_step_transitions
         group by workflow_step_id
        having count(*) filter (where most_recent) <> 1
            or max(sort_key) filter (where most_recent) <> max(sort_key)"),
    ("a task whose newest transition is not its only most_recent one", "
        select task_id
          from tasker_task_transitions
         group by task_id
        having count(*) filter (where most_recent) <> 1
            or max(sort_key) filter (where most_recent) <> max(sort_key)"),
    ("flags that disagree with the state", "
        select workflow_step_id, state, processed, in_process, claimed_by
          from current_steps
         where processed <> (state in ('complete', 'resolved_manually', 'cancelled'))
            or in_process <> (state = 'in_progress')
            or (claimed_by is not null) <> in_process"),
    ("remaining_parents that disagrees with the parents", "
        select child.workflow_step_id, child.remaining_parents, count(parent.*)
          from current_steps child
          left join tasker_workflow_step_edges edge on edge.to_step_id = child.workflow_step_id
          left join current_steps parent on parent.workflow_step_id = edge.from_step_id
                                        and parent.state not in ('complete', 'resolved_manually')
         where child.state <> 'cancelled'
         group by child.workflow_step_id, child.remaining_parents
        having child.remaining_parents <> count(parent.*)"),
    ("a ready queue that disagrees with the states", "
        select step.workflow_step_id, step.state, ready.seq
          from current_steps step
          left join tasker_ready_steps ready on ready.workflow_step_id = step.workflow_step_id
         where (ready.seq is not null) <> (step.state = 'pending' and step.remaining_parents = 0)"),
    ("a backoff that disagrees with the states", "
        select step.workflow_step_id, step.state, step.attempts, step.retry_limit
          from current_steps step
          left join tasker_backoff_steps waiting on waiting.workflow_step_id = step.workflow_step_id
         where (waiting.workflow_step_id is not null)
            <> (step.state = 'error' and step.retryable and step.attempts < step.retry_limit)"),
    ("counters of a task that disagree with its steps", "
        select task.task_id, task.remaining_steps, task.active_steps
          from tasker_tasks task
          join current_steps step on step.task_id = task.task_id
         group by task.task_id
        having task.remaining_steps <> count(*) filter (where not step.processed)
            or task.active_steps <> count(*) filter (where step.state = 'in_progress'
                   or (step.state = 'pending' and step.remaining_parents = 0)
                   or (step.state = 'error' and step.retryable and step.attempts < step.retry_limit))
            or task.complete <> (count(*) filter (where not step.processed) = 0)"),
    ("a task whose state does not follow from its counters", "
        select task.task_id, current.to_state, task.remaining_steps, task.active_steps
          from tasker_tasks task
          left join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent
         where coalesce(current.to_state, 'pending') <> case
               when current.to_state = 'cancelled' then 'cancelled'
               when task.remaining_steps = 0 then 'complete'
               when task.active_steps = 0 then 'error'
               else coalesce(nullif(current.to_state, 'complete'), 'pending') end"),
    ("a step that was claimed before its parents were done", "
        select edge.from_step_id, parent.processed_at, edge.to_step_id, min(claim.created_at)
          from tasker_workflow_step_edges edge
          join tasker_workflow_steps parent on parent.workflow_step_id = edge.from_step_id
          join tasker_workflow_step_transitions claim
            on claim.workflow_step_id = edge.to_step_id and claim.to_state = 'in_progress'
         group by edge.from_step_id, parent.processed_at, edge.to_step_id
        having parent.processed_at is null or parent.processed_at > min(claim.created_at)"),
    ("more attempts than claims, or fewer", "
        select step.workflow_step_id, step.attempts, count(transition.*)
          from current_steps step
          left join tasker_workflow_step_transitions transition
                 on transition.workflow_step_id = step.workflow_step_id and transition.to_state = 'in_progress'
         group by step.workflow_step_id, step.attempts
        having step.attempts <> count(transition.*)"),
];

/// The faults found, each with its first row.
pub async fn faults(client: &Client) -> Vec<String> {
    client
        .batch_execute(
            "create or replace temporary view current_steps as
             select step.*, coalesce(transition.to_state, 'pending') as state
               from tasker_workflow_steps step
               left join tasker_workflow_step_transitions transition
                      on transition.workflow_step_id = step.workflow_step_id and transition.most_recent",
        )
        .await
        .expect("a temporary view");
    let mut found = Vec::new();
    for (fault, query) in FAULTS {
        let query = format!("select row_to_json(fault)::text from ({query}) fault limit 1");
        let row = client.query_opt(&query, &[]).await.unwrap_or_else(|error| panic!("{fault}: {error:?}"));
        found.extend(row.map(|row| format!("{fault}: {}", row.get::<_, String>(0))));
    }
    found
}
