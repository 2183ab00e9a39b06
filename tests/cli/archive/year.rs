//! A year of ten workflows, each with a retention of its own.

use std::fmt::Write as _;

use tokio_postgres::Client;

use super::{numbers, task_ids};
use crate::common::TestDatabase;

/// The days that complete tasks, tasks in error and cancelled ones stay, and how many of the last.
const RETENTIONS: [[Option<i64>; 4]; 10] = [
    [None, None, None, None],
    [Some(1), None, None, None],
    [Some(7), Some(90), None, None],
    [Some(7), Some(90), Some(14), Some(10)],
    [Some(30), Some(30), None, Some(3)],
    [Some(0), Some(0), Some(0), None],
    [None, Some(60), None, None],
    [Some(200), Some(10), Some(100), Some(1)],
    [Some(60), None, Some(30), Some(25)],
    [Some(400), Some(400), None, None],
];
const WEEKS: i64 = 52;
/// Tasks of each workflow that end in a week.
const TASKS: i64 = 3;

fn workflow(number: usize) -> String {
    let [complete, error, cancelled, last] = RETENTIONS[number];
    let mut retention = String::new();
    for (name, days) in [("complete", complete), ("error", error), ("cancelled", cancelled)] {
        if let Some(days) = days {
            let _ = write!(retention, "{name}: {days}d, ");
        }
    }
    if let Some(last) = last {
        let _ = write!(retention, "keep_last: {last}, ");
    }
    let retention = match retention.trim_end_matches(", ") {
        "" => String::new(),
        some => format!("retention: {{{some}}},"),
    };
    format!(
        "{{namespace: year, name: w{number}, version: 1.0.0, {retention} steps: [{{name: work, handler: {{noop: {{}}}}}}]}}"
    )
}

/// Which tasks stay, by the rules as the documentation says them.
fn stays(tasks: &[(i64, i64, String, i64)]) -> Vec<i64> {
    let mut kept = Vec::new();
    for (number, [complete, error, cancelled, last]) in RETENTIONS.into_iter().enumerate() {
        let mut of_workflow: Vec<_> = tasks.iter().filter(|task| task.1 == number as i64).collect();
        of_workflow.sort_by_key(|task| std::cmp::Reverse(task.0));
        for (newer, (id, _, state, days)) in of_workflow.into_iter().enumerate() {
            let age = match state.as_str() {
                "complete" => complete,
                "error" => error,
                "cancelled" => cancelled.or(error),
                other => panic!("{other} is no end"),
            };
            let is_one_of_last = last.is_some_and(|last| (newer as i64) < last);
            if is_one_of_last || age.is_none_or(|age| *days < age) {
                kept.push(*id);
            }
        }
    }
    kept.sort_unstable();
    kept
}

/// Adds tasks that have just ended, in turns complete, in error and cancelled.
async fn end_some(client: &Client, week: i64) {
    let statement = format!(
        "with added as (
            insert into tasker_tasks (named_task_id, complete, remaining_steps, active_steps, recorded_state, last_sort_key)
            select named_task_id, false, 0, 0, (array['complete', 'error', 'cancelled'])[1 + (number + {week}) % 3], 1
              from tasker_named_tasks cross join generate_series(1, {TASKS}) as number where namespace = 'year'
            returning task_id, recorded_state
         )
         insert into tasker_task_transitions (task_id, to_state, sort_key, most_recent, created_at)
         select task_id, recorded_state, 1, true, now() + interval '1 hour' from added"
    );
    client.batch_execute(&statement).await.expect("ended tasks");
}

#[tokio::test]
async fn every_workflow_keeps_what_it_says_and_nothing_else() {
    let workflows: Vec<String> = (0..RETENTIONS.len()).map(workflow).collect();
    let workflows: Vec<&str> = workflows.iter().map(String::as_str).collect();
    let database = TestDatabase::with_workflows(&workflows).await;
    let client = database.client().await;
    let mut ever = 0;
    for week in 0..WEEKS {
        // A week passes for what is there: the clock cannot be moved. An hour keeps an age from lying on a border.
        client
            .batch_execute("update tasker_task_transitions set created_at = created_at - interval '7 days'")
            .await
            .expect("a week");
        end_some(&client, week).await;
        ever += TASKS * RETENTIONS.len() as i64;
        let rows = client
            .query(
                "select task.task_id, substr(workflow.name, 2)::bigint, current.to_state,
                        floor(extract(epoch from now() - current.created_at) / 86400)::bigint
                   from tasker_tasks task join tasker_named_tasks workflow using (named_task_id)
                   join tasker_task_transitions current on current.task_id = task.task_id and current.most_recent",
                &[],
            )
            .await
            .expect("the tasks");
        let tasks: Vec<_> = rows.iter().map(|row| (row.get(0), row.get(1), row.get(2), row.get(3))).collect();
        database.tasker(&["archive", "run", "--delete", "--yes", "--load", "100"]).success();
        assert_eq!(task_ids(&client).await, stays(&tasks), "week {week}");
    }
    let of_all_keeping =
        "select count(*) from tasker_tasks join tasker_named_tasks using (named_task_id) where name = 'w0'";
    assert_eq!(numbers(&client, of_all_keeping).await, [WEEKS * TASKS]);
    let recorded =
        "select coalesce(sum(tasks), 0)::bigint + (select count(*) from tasker_tasks) from tasker_archives";
    assert_eq!(numbers(&client, recorded).await, [ever]);
}
