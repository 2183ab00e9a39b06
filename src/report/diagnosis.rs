//! Why a step or a task is not done, for people: never more than a screen.

use crate::error::TASKER;
use std::time::Duration;

use jiff::Timestamp;

use crate::model::diagnosis::{Blocked, Blocker, StepDiagnosis, StepFinding, TaskDiagnosis, Verdict};
use crate::model::reason::Reason;
use crate::model::step::Neighbour;

use super::style::{self, ago, count, duration, mark, one_line};

/// Root blockers shown; JSON has more.
const BLOCKERS: usize = 5;
const ERROR_WIDTH: usize = 200;
const NAME_WIDTH: usize = 60;

/// Draws why a step is not done; without the commands where they may no longer be right.
pub fn step(diagnosis: &StepDiagnosis, with_commands: bool) -> String {
    let finding = &diagnosis.finding;
    let mut text = format!(
        "{} step {}  {}  {}  of task {}  {}\n",
        mark(finding.state),
        finding.step_id,
        name(&finding.name),
        style::state(finding.state),
        diagnosis.task_id,
        one_line(&diagnosis.workflow, NAME_WIDTH),
    );
    let now = diagnosis.as_of;
    let waits = !diagnosis.blocked.blockers.is_empty();
    if waits {
        text.push_str(&blockers(&diagnosis.blocked, diagnosis.verdict, now));
    }
    text.push_str(&reasons(finding, now));
    if !with_commands {
        return text;
    }
    let root = diagnosis.blocked.blockers.first();
    text + &fix(
        root.map_or(finding, |blocker| &blocker.finding),
        diagnosis.verdict,
        root.is_some().then_some(finding),
    )
}

/// Draws why a task is not done; without the commands where they may no longer be right.
pub fn task(diagnosis: &TaskDiagnosis, with_commands: bool) -> String {
    let mut text = format!(
        "{} task {}  {}  {}",
        mark(diagnosis.state),
        diagnosis.task_id,
        one_line(&diagnosis.workflow, NAME_WIDTH),
        style::state(diagnosis.state),
    );
    if diagnosis.verdict == Verdict::Finished {
        return text + "\n  it has ended\n";
    }
    text.push_str(&format!(
        ", {} to go\n",
        count(diagnosis.remaining_steps.max(0) as usize, "step", "steps")
    ));
    text.push_str(&blockers(&diagnosis.blocked, diagnosis.verdict, diagnosis.as_of));
    if !with_commands {
        return text;
    }
    match diagnosis.blocked.blockers.first() {
        Some(blocker) => text + &fix(&blocker.finding, diagnosis.verdict, None),
        None => text + &format!("fix: {TASKER} check consistency --task {} --repair\n", diagnosis.task_id),
    }
}

fn blockers(blocked: &Blocked, verdict: Verdict, now: Timestamp) -> String {
    let mut text = match verdict {
        Verdict::Stuck => "stuck: it cannot move until somebody acts\n".to_owned(),
        Verdict::Moving | Verdict::Finished => String::new(),
    };
    for blocker in blocked.blockers.iter().take(BLOCKERS) {
        let finding = &blocker.finding;
        text.push_str(&format!("{} {} (step {})", mark(finding.state), name(&finding.name), finding.step_id));
        text.push_str(&chain(blocker));
        text.push('\n');
        text.push_str(&reasons(finding, now));
    }
    let situations: Vec<String> = blocked
        .situations
        .iter()
        .map(|situation| format!("{} {}", situation.steps, situation.situation.as_str()))
        .collect();
    let all: usize = blocked.situations.iter().map(|situation| situation.steps).sum();
    if all > blocked.blockers.len().min(BLOCKERS) {
        let least = if blocked.is_partial { "at least " } else { "" };
        text.push_str(&format!(
            "  in total it waits for {least}{}: {}\n",
            count(all, "step", "steps"),
            situations.join(", ")
        ));
    }
    text
}

/// Draws the path from the step to a root blocker.
fn chain(blocker: &Blocker) -> String {
    let (ids, named) = (&blocker.chain_ids, &blocker.chain);
    if ids.len() < 2 {
        return String::new();
    }
    let names = |part: &[Neighbour]| {
        part.iter().map(|step| one_line(&step.name, NAME_WIDTH)).collect::<Vec<_>>().join(" ← ")
    };
    let left_out = ids.len() - named.len();
    if left_out == 0 {
        return format!("  {}", names(named));
    }
    let half = named.len() / 2;
    format!("  {} ← … {left_out} more … ← {}", names(&named[..half]), names(&named[half..]))
}

fn reasons(finding: &StepFinding, now: Timestamp) -> String {
    let width = finding.reasons.iter().map(|reason| reason.code().as_str().len()).max().unwrap_or(0);
    let mut text = String::new();
    for reason in &finding.reasons {
        text.push_str(&format!("  {:<width$}  {}\n", reason.code().as_str(), explain(reason, now)));
    }
    if finding.interruptions > 0 {
        text.push_str(&format!("  {}\n", style::interruptions(finding.interruptions)));
    }
    text
}

/// The commands, those for the root blocker first.
fn fix(finding: &StepFinding, verdict: Verdict, waiting: Option<&StepFinding>) -> String {
    let mut commands = finding.fix.iter();
    let Some(first) = commands.next() else {
        return match (verdict, waiting) {
            (Verdict::Stuck, Some(waiting)) => {
                format!("fix: {TASKER} step resolve {}\n", waiting.step_id)
            }
            (Verdict::Moving, _) => "nothing to fix: it continues automatically\n".to_owned(),
            _ => String::new(),
        };
    };
    let word = if verdict == Verdict::Moving { "faster" } else { "fix" };
    let mut text = format!("{word}: {first}\n");
    for command in commands {
        text.push_str(&format!("  or: {command}\n"));
    }
    text
}

/// One reason in words.
pub fn explain(reason: &Reason, now: Timestamp) -> String {
    let when = |at: &Option<Timestamp>| at.map_or_else(|| "at an unknown time".to_owned(), |at| ago(at, now));
    let error = |text: &Option<String>| match text.as_deref() {
        Some(text) => one_line(text, ERROR_WIDTH),
        None => "no error was recorded".to_owned(),
    };
    let worker = |id: i64, host: &Option<String>, pid: &Option<i32>| match style::process(host, *pid) {
        process if process.is_empty() => format!("worker {id}, which no longer exists"),
        process => format!("worker {id}{process}"),
    };
    let ahead = |steps: i64| match steps {
        0 => "nothing is queued before it".to_owned(),
        1001.. => "more than 1,000 steps are queued before it".to_owned(),
        steps => format!("{} before it", count(steps as usize, "step is queued", "steps are queued")),
    };
    let meaning = reason.code().meaning();
    match reason {
        Reason::StateDisagrees { what, .. } => what.clone(),
        Reason::HandlerMissing => meaning.to_owned(),
        Reason::NotRetryable { attempts, retry_limit, last_error, failed_at } => format!(
            "failed for good at attempt {attempts} of {retry_limit}, {}: {}",
            when(failed_at),
            error(last_error)
        ),
        Reason::AttemptsExhausted { attempts, retry_limit, last_error, failed_at } => format!(
            "failed {attempts} of {retry_limit} attempts, the last {}: {}",
            when(failed_at),
            error(last_error)
        ),
        Reason::ClaimedByDeadWorker {
            worker_id,
            host,
            pid,
            started_at,
            last_heartbeat_at,
            live_workers,
            ..
        } => {
            let heard =
                last_heartbeat_at.map(|at| format!(", last heard of {}", ago(at, now))).unwrap_or_default();
            let rescue = match live_workers {
                0 => "no live worker can rescue it",
                _ => "a live worker rescues it within seconds",
            };
            format!("claimed {} by {}{heard}: {rescue}", when(started_at), worker(*worker_id, host, pid))
        }
        Reason::ClaimNotRun { worker_id, host, pid, started_at, .. } => format!(
            "claimed {} by {}, which does not run it: it is given back within minutes",
            when(started_at),
            worker(*worker_id, host, pid)
        ),
        Reason::QueuePaused { queue, paused: pause, .. } => format!(
            "queue {} was paused {} by {}{}",
            one_line(queue, NAME_WIDTH),
            ago(pause.since, now),
            one_line(&pause.by, NAME_WIDTH),
            pause
                .reason
                .as_deref()
                .map(|why| format!(": {}", one_line(why, ERROR_WIDTH)))
                .unwrap_or_default()
        ),
        Reason::QueueBound { queue, namespace, namespaces } => format!(
            "queue {} takes only the steps of {}, none of {}",
            one_line(queue, NAME_WIDTH),
            one_line(&namespaces.join(", "), NAME_WIDTH),
            one_line(namespace, NAME_WIDTH)
        ),
        Reason::NoWorker { queue, limited } if limited.workers > 0 => {
            let of_namespace =
                limited.namespace.as_ref().map(|name| format!("namespace {}", one_line(name, NAME_WIDTH)));
            let of_handler = limited.handler.as_ref().map(|name| format!("handler {name}"));
            let what: Vec<String> = of_namespace.into_iter().chain(of_handler).collect();
            let queue = one_line(queue, NAME_WIDTH);
            let workers = match limited.workers {
                1 => format!("the live worker of queue {queue} takes"),
                many => format!("the {many} live workers of queue {queue} take"),
            };
            format!("{workers} no steps of {}", what.join(" or of "))
        }
        Reason::NoWorker { queue, .. } => {
            format!("no live worker serves queue {}", one_line(queue, NAME_WIDTH))
        }
        Reason::WorkersFull {
            queue,
            handler,
            steps_ahead,
            running,
            capacity,
            steps_per_second,
            starts_in_seconds,
            ..
        } => {
            let estimate = match (steps_per_second, starts_in_seconds) {
                (Some(rate), Some(wait)) => {
                    format!("; at {rate:.1} steps/s it starts in about {}", seconds(*wait))
                }
                _ => "; no step was completed recently, so there is no estimate".to_owned(),
            };
            let steps =
                handler.as_ref().map_or_else(|| "steps".to_owned(), |handler| format!("{handler} steps"));
            format!(
                "the workers of queue {} run {running} of {capacity} {steps}; {}{estimate}",
                one_line(queue, NAME_WIDTH),
                ahead(*steps_ahead)
            )
        }
        Reason::InBackoff { until, attempts, retry_limit, last_error, .. } => {
            let wait = until.duration_since(now);
            let due = if wait.is_positive() {
                format!("in {}", duration(wait.unsigned_abs()))
            } else {
                "now".to_owned()
            };
            let failed = match attempts {
                0 => "its attempt was interrupted".to_owned(),
                _ => format!("failed {attempts} of {retry_limit} attempts"),
            };
            format!("{failed}, the next is due {due} ({}): {}", style::timestamp(*until), error(last_error))
        }
        Reason::Running { worker_id, host, pid, started_at, last_heartbeat_at, usual } => {
            let heard =
                last_heartbeat_at.map(|at| format!(", heard of {}", ago(at, now))).unwrap_or_default();
            let usual = usual.map_or_else(String::new, |usual| {
                format!(
                    "; it usually takes {} (at most {} in {})",
                    seconds(usual.median_seconds),
                    seconds(usual.longest_seconds),
                    count(usual.attempts as usize, "task", "tasks")
                )
            });
            format!("since {} on {}{heard}{usual}", when(started_at), worker(*worker_id, host, pid))
        }
        Reason::NextInLine { queue, steps_ahead, .. } => {
            format!(
                "ready in queue {}, whose workers have free slots; {}",
                one_line(queue, NAME_WIDTH),
                ahead(*steps_ahead)
            )
        }
        Reason::WaitingForParents { remaining, parents } => {
            let named: Vec<String> = parents
                .iter()
                .map(|step| format!("{} {}", mark(step.state), one_line(&step.name, NAME_WIDTH)))
                .collect();
            let more = (*remaining as usize).saturating_sub(named.len());
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let parents = count(*remaining as usize, "parent", "parents");
            format!("waits for {parents}: {}{more}", named.join(", "))
        }
        Reason::ClockJumped { what, seconds: ahead } => format!("{what}, by {}", seconds(*ahead as f64)),
        Reason::HorizonPinned { gid: Some(gid), seconds: age, .. } => format!(
            "the prepared transaction {} has been open for {}: {meaning}",
            one_line(gid, NAME_WIDTH),
            seconds(*age)
        ),
        Reason::HorizonPinned { pid, application, seconds: age, .. } => format!(
            "a transaction of process {} ({}) has been open for {}: {meaning}",
            pid.unwrap_or_default(),
            one_line(application, NAME_WIDTH),
            seconds(*age)
        ),
        Reason::TaskFinished { task_state } => format!("its task is {task_state}"),
        Reason::Cancelled { at } => format!("cancelled {}", when(at)),
        Reason::Finished { state, at } => format!("{state} {}", when(at)),
    }
}

fn name(text: &str) -> String {
    one_line(text, NAME_WIDTH)
}

fn seconds(seconds: f64) -> String {
    duration(Duration::try_from_secs_f64(seconds.max(0.0)).unwrap_or(Duration::MAX))
}
