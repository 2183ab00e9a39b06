//! Waits for submitted tasks, with a bar for each if there are few.

use std::collections::HashMap;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};

use crate::cli::Context;
use crate::db::Session;
use crate::db::queries::tasks::Progress;
use crate::engine::inspect;
use crate::engine::submit::follow::until_ended;
use crate::error::{Result, TASKER};
use crate::model::reason::{resumption_of, worker_of};
use crate::model::state::State;

/// More tasks than this share one bar.
const MOST_BARS: usize = 10;

/// Follows tasks to their end. `task_ids` holds no id twice.
pub async fn follow(context: &Context, session: &Session, task_ids: &[i64]) -> Result<Vec<Progress>> {
    let output = context.output();
    if let Some(first) = task_ids.first() {
        let tree = inspect::task_tree(session, *first).await?;
        for queue in &tree.paused_queues {
            output.note(format_args!("queue {queue} is paused; resume it with `{}`", resumption_of(queue)));
        }
        for queue in &tree.unserved_queues {
            output.note(format_args!(
                "no live worker serves queue {queue}; start one with `{}`",
                worker_of(queue)
            ));
        }
    }
    let bars = MultiProgress::with_draw_target(output.draw_target());
    let style = ProgressStyle::with_template("{msg:20} {bar:32} {pos:>5}/{len}")
        .expect("the template is well formed");
    let bar = |length, message: String| {
        bars.add(ProgressBar::new(length).with_style(style.clone()).with_message(message))
    };
    let ended = if task_ids.len() <= MOST_BARS {
        let mut each: HashMap<i64, (u64, ProgressBar)> = HashMap::new();
        for task_id in task_ids {
            let steps = inspect::task_summary(session, *task_id).await?.total_steps as u64;
            each.insert(*task_id, (steps, bar(steps, format!("task {task_id}, steps"))));
        }
        until_ended(session, task_ids, |progress| {
            let (steps, bar) = &each[&progress.task_id];
            bar.set_position(steps.saturating_sub(progress.remaining_steps as u64));
        })
        .await
    } else {
        let all = bar(task_ids.len() as u64, "tasks ended".to_owned());
        until_ended(session, task_ids, |progress| all.inc(u64::from(progress.is_ended()))).await
    };
    // Failing to clear a bar is no reason to fail.
    let _ = bars.clear();
    ended
}

/// Describes how a task ended.
pub fn ending(task_id: i64, state: State) -> String {
    match state {
        State::Complete => format!("task {task_id} complete"),
        State::Error => format!("task {task_id} is stuck: `{TASKER} task show {task_id}`"),
        State::ResolvedManually => format!("task {task_id} was resolved by hand"),
        state => format!("task {task_id} was {state}"),
    }
}
