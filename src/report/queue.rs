//! Queues, for people.

use crate::error::TASKER;
use jiff::Timestamp;

use crate::model::queue::{Changed, Pause, Queue};
use crate::model::reason::{resumption_of, unbinding_of, worker_of};

use super::style::{ago, counted, one_line};
use super::table;

const NAME_WIDTH: usize = 60;
const REASON_WIDTH: usize = 100;

/// Draws all queues.
pub fn list(queues: &[Queue]) -> String {
    if queues.is_empty() {
        return "no queues: no workflow has been applied\n".to_owned();
    }
    let row = |queue: &Queue| {
        vec![
            match queue.namespaces.as_slice() {
                [] => one_line(&queue.queue, NAME_WIDTH),
                bound => one_line(&format!("{} (only {})", queue.queue, bound.join(", ")), NAME_WIDTH),
            },
            of(queue, queue.ready_steps, "ready_steps"),
            queue.oldest_at.map_or("-".to_owned(), |at| ago(at, queue.as_of)),
            of(queue, queue.backoff_steps, "backoff_steps"),
            of(queue, queue.claimed_steps, "claimed_steps"),
            match queue.limited_workers {
                0 => number(queue.live_workers),
                limited => format!("{} ({} limited)", number(queue.live_workers), number(limited)),
            },
            queue.paused.as_ref().map_or("-".to_owned(), |pause| since(pause, queue.as_of)),
        ]
    };
    let mut text = table::draw(
        ["queue", ">ready", "oldest", ">backoff", ">claimed", ">workers", "paused"],
        queues.iter().map(row),
    );
    // A queue that nobody serves at all, or that is paused, shows it in its row.
    let shows_none = |queue: &&Queue| queue.live_workers > 0 && queue.paused.is_none();
    for queue in queues.iter().filter(shows_none) {
        if let Some(step) = queue.untaken_step_id {
            let name = one_line(&queue.queue, NAME_WIDTH);
            text.push_str(&format!(
                "queue {name}: no live worker takes step {step}: {TASKER} step why {step}\n"
            ));
        }
    }
    text
}

/// Returns whether the queue is paused, and the effect on its steps.
pub fn change(changed: &Changed) -> String {
    let Changed { is_changed, queue } = changed;
    let name = one_line(&queue.queue, NAME_WIDTH);
    let waiting = format!(
        "{} {} ready, {} in backoff, {} running",
        of(queue, queue.ready_steps, "ready_steps"),
        if queue.ready_steps == 1 { "step" } else { "steps" },
        of(queue, queue.backoff_steps, "backoff_steps"),
        of(queue, queue.claimed_steps, "claimed_steps"),
    );
    match (&queue.paused, *is_changed) {
        (Some(_), true) => {
            let rest = if queue.claimed_steps > 0 { "; running steps continue" } else { "" };
            format!("queue {name} is paused: {waiting}{rest}\n  undo: {}\n", resumption_of(&queue.queue))
        }
        (Some(pause), false) => format!(
            "queue {name} was already paused {}: {waiting}\n  undo: {}\n",
            since(pause, queue.as_of),
            resumption_of(&queue.queue)
        ),
        (None, _) => {
            let was = if *is_changed { "is resumed" } else { "is not paused" };
            let serve = match queue.live_workers {
                0 => format!("\n  no live worker serves it: {}", worker_of(&queue.queue)),
                _ => String::new(),
            };
            format!("queue {name} {was}: {waiting}{serve}\n")
        }
    }
}

/// Returns the namespaces that the queue takes, and those that it no longer takes.
pub fn binding(changed: &Changed, shut_out: &[String]) -> String {
    let Changed { is_changed, queue } = changed;
    let name = one_line(&queue.queue, NAME_WIDTH);
    let already = if *is_changed { "" } else { " already" };
    let takes = match queue.namespaces.as_slice() {
        [] => return format!("queue {name} takes{already} the steps of every namespace\n"),
        bound => one_line(&bound.join(", "), REASON_WIDTH),
    };
    let others = match shut_out {
        [] => String::new(),
        others => format!(
            "\n  workflows of other namespaces with steps there can no longer be submitted: {}",
            one_line(&others.join(", "), REASON_WIDTH)
        ),
    };
    format!(
        "queue {name} takes{already} only the steps of {takes}{others}\n  undo: {}\n",
        unbinding_of(&queue.queue)
    )
}

fn number(count: i64) -> String {
    counted(count, false)
}

/// One of the counts of a queue, by its name.
fn of(queue: &Queue, count: i64, name: &str) -> String {
    counted(count, queue.at_least.iter().any(|least| least == name))
}

fn since(pause: &Pause, now: Timestamp) -> String {
    let why = pause.reason.as_deref().map(|why| format!(": {}", one_line(why, REASON_WIDTH)));
    format!("{} by {}{}", ago(pause.since, now), one_line(&pause.by, NAME_WIDTH), why.unwrap_or_default())
}
