//! Stuck steps and idle queues, for people.

use crate::model::stuck::{Group, IdleQueue, Stuck};

use super::style::{ago, count, counted, one_line};
use super::table;

const NAME_WIDTH: usize = 60;
const NOTHING_READ: &str = "nothing is stuck among the steps that were read\n";

/// Draws the groups of stuck steps, then the queues.
pub fn draw(stuck: &Stuck) -> String {
    if stuck.groups.is_empty() && stuck.queues.is_empty() {
        return if stuck.is_partial { NOTHING_READ } else { "nothing is stuck\n" }.to_owned();
    }
    let mut text = String::new();
    if !stuck.groups.is_empty() {
        text.push_str(&groups(stuck));
    }
    for queue in &stuck.queues {
        text.push_str(&line(queue, stuck));
    }
    if stuck.is_partial {
        text.push_str("not all stuck steps were read: numbers with a + are lower bounds\n");
    }
    text
}

fn groups(stuck: &Stuck) -> String {
    let row = |group: &Group| {
        vec![
            group.cause.as_str().to_owned(),
            counted(group.steps, group.is_partial),
            counted(group.tasks, group.is_partial),
            one_line(&group.workflow, NAME_WIDTH),
            one_line(&group.step, NAME_WIDTH),
            ago(group.oldest_at, stuck.as_of),
            group.example_step_id.to_string(),
            group.fix.first().cloned().unwrap_or_default(),
        ]
    };
    table::draw(
        ["cause", ">steps", ">tasks", "workflow", "step", "oldest", ">example", "fix"],
        stuck.groups.iter().map(row),
    )
}

fn line(queue: &IdleQueue, stuck: &Stuck) -> String {
    let waiting = match queue.is_partial {
        true => format!("{} steps wait", counted(queue.waiting_steps, true)),
        false => count(queue.waiting_steps as usize, "step waits", "steps wait"),
    };
    let longest = queue.longest_step_id.map(|step| format!(", the longest step {step}")).unwrap_or_default();
    let fix = match queue.fix.is_empty() {
        true => String::new(),
        false => format!("  fix: {}\n", queue.fix.join("\n    or: ")),
    };
    format!(
        "queue {} is busy but completes nothing: {waiting}, the first was queued {}; {} run {} of {}{longest}\n{fix}",
        one_line(&queue.queue, NAME_WIDTH),
        ago(queue.oldest_at, stuck.as_of),
        count(queue.live_workers as usize, "worker", "workers"),
        queue.running,
        queue.capacity,
    )
}
