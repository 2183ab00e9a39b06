//! What a worker prints about its events: a line for people, or an object for programs.

use crate::error::TASKER;
use std::fmt::Display;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use tracing::Level;

use crate::engine::worker::{Event, NamedStep, Observer, Vitals};
use crate::report::Output;
use crate::report::style::{self, count};

/// Prints on standard error what a person who watches a worker wants to know, or with `--format json` every event.
#[derive(Clone, Copy)]
pub struct Teller(Output);

/// An event as a program reads it; its name is the value of `event`.
#[derive(Serialize)]
struct Line<'a> {
    at: Timestamp,
    level: &'static str,
    #[serde(flatten)]
    told: Told<'a>,
}

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum Told<'a> {
    Noted {
        message: String,
    },
    WorkerStarted {
        worker_id: i64,
    },
    StepStarted {
        #[serde(flatten)]
        attempt: Attempt<'a>,
        waited_ms: u64,
    },
    StepCompleted {
        #[serde(flatten)]
        attempt: Attempt<'a>,
        took_ms: u64,
    },
    StepFailed {
        #[serde(flatten)]
        attempt: Attempt<'a>,
        took_ms: u64,
        message: &'a str,
        is_interrupted: bool,
        retry_in_ms: Option<u64>,
    },
    StepRefused {
        #[serde(flatten)]
        attempt: Attempt<'a>,
    },
    TaskEnded {
        task_id: i64,
        is_complete: bool,
    },
    Rescued {
        worker_ids: &'a [i64],
        steps: usize,
    },
    WorkerLost {
        worker_id: i64,
    },
    Disconnected {
        message: &'a str,
        is_out_of_reach: bool,
        lasting_ms: u64,
        failures: u64,
    },
    Reconnected {
        after_ms: u64,
        failures: u64,
    },
    Unanswered {
        steps: usize,
    },
    Waiting {
        backoff_in_ms: Option<u64>,
        is_running_elsewhere: bool,
    },
    Draining {
        running: usize,
    },
}

#[derive(Serialize)]
struct Attempt<'a> {
    task_id: i64,
    step_id: i64,
    step: &'a str,
    workflow: &'a str,
    attempt: i32,
}

impl Teller {
    pub fn new(output: Output) -> Teller {
        Teller(output)
    }

    /// Prints each event, and has the vitals note it.
    pub fn observer(self, vitals: Arc<Vitals>) -> Observer {
        Arc::new(move |event| {
            vitals.note(event);
            if self.0.is_json() {
                if let Some((level, told)) = told(event) {
                    self.tell(level, told);
                }
            } else if let Some(line) = describe(event) {
                self.0.note(format_args!("{} {line}", Timestamp::now().strftime("%H:%M:%S")));
            }
        })
    }

    /// Prints a remark, unless `--quiet`.
    pub fn note(self, text: impl Display) {
        match self.0.is_json() {
            true => self.tell("info", Told::Noted { message: text.to_string() }),
            false => self.0.note(text),
        }
    }

    fn tell(self, level: &'static str, told: Told) {
        self.0.event("worker.event", &Line { at: Timestamp::now(), level, told });
    }
}

/// An event for programs, with its level; `None`: it only counts in the metrics.
fn told(event: &Event) -> Option<(&'static str, Told<'_>)> {
    Some(match event {
        Event::Exchanged { .. } | Event::Beaten { .. } | Event::Unserved => return None,
        // To print them costs a lane of short steps more than to run these.
        Event::StepStarted { .. } | Event::StepCompleted { .. } if !tracing::enabled!(Level::INFO) => {
            return None;
        }
        Event::Started { worker_id } => ("info", Told::WorkerStarted { worker_id: *worker_id }),
        Event::StepStarted { step_id, task_id, step, attempt, waited } => {
            let attempt = Attempt::of(*task_id, *step_id, step, *attempt);
            ("info", Told::StepStarted { attempt, waited_ms: milliseconds(waited) })
        }
        Event::StepCompleted { step_id, task_id, step, attempt, took } => {
            let attempt = Attempt::of(*task_id, *step_id, step, *attempt);
            ("info", Told::StepCompleted { attempt, took_ms: milliseconds(took) })
        }
        Event::StepFailed { step_id, task_id, step, attempt, took, message, is_interrupted, retry_in } => {
            let level = if retry_in.is_some() { "warn" } else { "error" };
            let told = Told::StepFailed {
                attempt: Attempt::of(*task_id, *step_id, step, *attempt),
                took_ms: milliseconds(took),
                message,
                is_interrupted: *is_interrupted,
                retry_in_ms: retry_in.as_ref().map(milliseconds),
            };
            (level, told)
        }
        Event::StepRefused { step_id, task_id, step, attempt } => {
            ("warn", Told::StepRefused { attempt: Attempt::of(*task_id, *step_id, step, *attempt) })
        }
        Event::TaskEnded { task_id, is_complete } => {
            let level = if *is_complete { "info" } else { "error" };
            (level, Told::TaskEnded { task_id: *task_id, is_complete: *is_complete })
        }
        Event::Rescued { worker_ids, steps } => ("warn", Told::Rescued { worker_ids, steps: *steps }),
        Event::Lost { worker_id } => ("error", Told::WorkerLost { worker_id: *worker_id }),
        Event::Disconnected { message, is_out_of_reach, lasting, failures } => {
            let (lasting_ms, failures) = (milliseconds(lasting), *failures);
            let is_out_of_reach = *is_out_of_reach;
            ("error", Told::Disconnected { message, is_out_of_reach, lasting_ms, failures })
        }
        Event::Reconnected { after, failures } => {
            ("info", Told::Reconnected { after_ms: milliseconds(after), failures: *failures })
        }
        Event::Unanswered { steps } => ("warn", Told::Unanswered { steps: *steps }),
        Event::WaitsFor { backoff_in, is_running_elsewhere } => {
            let backoff_in_ms = backoff_in.as_ref().map(milliseconds);
            ("info", Told::Waiting { backoff_in_ms, is_running_elsewhere: *is_running_elsewhere })
        }
        Event::Draining { running } => ("info", Told::Draining { running: *running }),
    })
}

impl<'a> Attempt<'a> {
    fn of(task_id: i64, step_id: i64, step: &'a NamedStep, attempt: i32) -> Self {
        Attempt { task_id, step_id, step: &step.name, workflow: &step.workflow, attempt }
    }
}

fn milliseconds(duration: &Duration) -> u64 {
    duration.as_millis() as u64
}

/// The line of an event for people, if they want to know it.
fn describe(event: &Event) -> Option<String> {
    let duration = style::duration;
    Some(match event {
        Event::Started { worker_id } => format!("worker {worker_id} started"),
        Event::StepStarted { .. } | Event::Exchanged { .. } | Event::Beaten { .. } | Event::Unserved => {
            return None;
        }
        Event::StepCompleted { task_id, step, took, .. } => {
            tracing::debug!("{task_id}/{step} complete after {}", duration(*took));
            return None;
        }
        Event::StepFailed { task_id, step, attempt, message, is_interrupted, retry_in, .. } => {
            let next = match retry_in {
                Some(wait) => format!("next attempt in {}", duration(*wait)),
                None => format!("no attempt is left: `{TASKER} step show {task_id}/{step}`"),
            };
            let what = if *is_interrupted { "was interrupted" } else { "failed" };
            format!("{task_id}/{step} {what}, attempt {attempt}: {message}; {next}")
        }
        Event::StepRefused { task_id, step, .. } => {
            format!("{task_id}/{step}: the result came too late, its claim had passed on")
        }
        Event::TaskEnded { task_id, is_complete: true } => format!("task {task_id} complete"),
        Event::TaskEnded { task_id, is_complete: false } => {
            format!("task {task_id} is stuck: `{TASKER} task show {task_id}`")
        }
        Event::Rescued { worker_ids, steps } => {
            let workers = count(worker_ids.len(), "lost worker", "lost workers");
            format!("took {} back from {workers}", count(*steps, "step", "steps"))
        }
        Event::Lost { worker_id } => {
            format!(
                "worker {worker_id} could not prove that it lives: its handlers were stopped, starting over"
            )
        }
        Event::Disconnected { message, is_out_of_reach, lasting, failures } => {
            let what = if *is_out_of_reach {
                "the database is out of reach"
            } else {
                "the database refuses this worker"
            };
            let since = match lasting.as_secs() {
                0 => String::new(),
                _ => {
                    let requests = count(*failures as usize, "request", "requests");
                    format!(" for {}, {requests} failed", duration(*lasting))
                }
            };
            format!("{what}{since}: {message}; trying again")
        }
        Event::Reconnected { after, failures } => {
            let requests = count(*failures as usize, "failed request", "failed requests");
            format!("the database is back after {} and {requests}", duration(*after))
        }
        Event::Unanswered { steps } => {
            format!("gave {} back that it had claimed without hearing of it", count(*steps, "step", "steps"))
        }
        Event::WaitsFor { backoff_in, is_running_elsewhere } => {
            let backoff = backoff_in.map(|wait| format!("a retry that is due in {}", duration(wait)));
            let running = is_running_elsewhere.then(|| "steps that other workers run".to_owned());
            let what: Vec<String> = backoff.into_iter().chain(running).collect();
            format!(
                "waiting for {}",
                if what.is_empty() { "ready steps".to_owned() } else { what.join(" and ") }
            )
        }
        Event::Draining { running } => {
            format!("draining: {} running; a second signal stops them", count(*running, "step", "steps"))
        }
    })
}
