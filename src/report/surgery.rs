//! The changes that people made to steps by hand.

use crate::error::TASKER;
use crate::model::state::State;
use crate::model::step::Neighbour;
use crate::model::surgery::{Action, Surgery};

use super::style::{self, count, mark, one_line};

/// Steps named in each list.
const SHOWN: usize = 20;
/// Tasks shown in full; JSON has all.
const TASKS: usize = 10;
const NAME_WIDTH: usize = 60;

/// Draws the changes; with `is_plan`, the planned ones.
pub fn draw(tasks: &[Surgery], is_plan: bool) -> String {
    let text = tasks.iter().take(TASKS).map(|surgery| one(surgery, is_plan)).collect::<Vec<_>>().join("\n");
    if tasks.len() <= TASKS {
        return text;
    }
    let steps = tasks.iter().map(|surgery| surgery.steps.len()).sum();
    format!(
        "{} {} of {}\n\n{text}\n… and {} more; --format json has all\n",
        if is_plan { "would change" } else { "changed" },
        count(steps, "step", "steps"),
        count(tasks.len(), "task", "tasks"),
        count(tasks.len() - TASKS, "task", "tasks")
    )
}

fn one(surgery: &Surgery, is_plan: bool) -> String {
    if surgery.steps.is_empty() {
        return format!("task {} was already {}\n", surgery.task_id, surgery.action.done());
    }
    let (verb, is) = if is_plan { ("would change", "would be") } else { ("changed", "is now") };
    let steps = count(surgery.steps.len(), "step", "steps");
    let mut text =
        format!("{verb} {steps} of task {}; the task {is} {}\n", surgery.task_id, surgery.task_state);
    for step in surgery.steps.iter().take(SHOWN) {
        text.push_str(&format!(
            "  {} {} (step {}): {} → {}\n",
            mark(step.to),
            one_line(&step.name, NAME_WIDTH),
            step.step_id,
            step.from,
            style::state(step.to)
        ));
    }
    rest(&mut text, surgery.steps.len());
    text.push_str(&ended(surgery, is_plan));
    list(&mut text, "ready now", &surgery.ready);
    list(&mut text, "still waiting", &surgery.blocked);
    text.push_str(&format!("  undo: {}\n", undo(surgery)));
    text
}

/// The effect on running handlers.
fn ended(surgery: &Surgery, is_plan: bool) -> String {
    match surgery.steps.iter().filter(|step| step.from == State::InProgress).count() {
        0 => String::new(),
        running => {
            let verb = if is_plan { "would stop" } else { "stop" };
            format!("  running: {running}; their workers {verb} them\n")
        }
    }
}

fn list(text: &mut String, title: &str, steps: &[Neighbour]) {
    if steps.is_empty() {
        return;
    }
    let mut names: Vec<String> =
        steps.iter().take(SHOWN).map(|step| one_line(&step.name, NAME_WIDTH)).collect();
    if steps.len() > SHOWN {
        names.push(format!("… {} more", steps.len() - SHOWN));
    }
    text.push_str(&format!("  {title}: {}\n", names.join(", ")));
}

fn rest(text: &mut String, steps: usize) {
    if steps > SHOWN {
        text.push_str(&format!("  … and {} more\n", steps - SHOWN));
    }
}

/// How to undo it.
fn undo(surgery: &Surgery) -> String {
    let step = surgery.steps.first().map(|step| step.step_id).unwrap_or_default();
    match surgery.action {
        Action::Retry | Action::Reset => format!("{TASKER} step cancel {step}, before a worker completes it"),
        Action::Resolve | Action::Cancel => {
            format!("none, {} is final; submit the task again", surgery.action.leads_to())
        }
    }
}
