//! From a submission to the start of its first step, and to the end of its last.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use serde::Serialize;
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

use super::{FOUR_IN_A_ROW, Percentiles, Progress, SEVEN_STEPS, noop_template, peak_rss_bytes, store};
use crate::db::{Connect, Purpose, Session};
use crate::engine::submit::{NewTask, submit};
use crate::engine::templates::StoredTemplate;
use crate::engine::worker::{self, Event, Options, Stop};
use crate::error::Result;

/// Long enough for the worker to find nothing and fall asleep between two tasks.
const PAUSE: Duration = Duration::from_millis(30);
/// No task of steps that do nothing takes this long.
const END_TIMEOUT: Duration = Duration::from_secs(30);
/// Not counted: they prepare the statements.
const WARM_UP: usize = 5;

/// The measured times of `rounds` tasks of each shape, one at a time.
#[derive(Debug, Serialize)]
pub struct Latency {
    pub rounds: usize,
    /// From the call until the first handler starts, in a worker that was asleep.
    pub submit_to_start_ms: Percentiles,
    /// From the call to the recorded end of a task of seven steps and eight edges.
    pub end_to_end_ms: Percentiles,
    /// The same for four steps in a row.
    pub four_in_a_row_ms: Percentiles,
    pub worker_peak_rss_bytes: u64,
}

/// Submits one task after another to an idle worker in this process.
pub async fn latency(connect: &Connect, rounds: usize, progress: Progress) -> Result<Latency> {
    let mut session = connect(Purpose::Command).await?;
    let seven = store(&mut session, &noop_template("seven-steps", SEVEN_STEPS)).await?;
    let four = store(&mut session, &noop_template("four-in-a-row", FOUR_IN_A_ROW)).await?;

    let (stop, stopped) = watch::channel(Stop::No);
    let (events, received) = mpsc::unbounded_channel();
    let starts: Mutex<HashMap<i64, ()>> = Mutex::default();
    let observer = Arc::new(move |event: &Event| {
        let now = Instant::now();
        match event {
            // Only the first start of a task is of interest.
            Event::StepStarted { task_id, .. }
                if starts.lock().expect("no holder panics").insert(*task_id, ()).is_none() =>
            {
                let _ = events.send((*task_id, Milestone::Started, now));
            }
            Event::TaskEnded { task_id, .. } => {
                let _ = events.send((*task_id, Milestone::Ended, now));
            }
            _ => {}
        }
    });
    let working = tokio::spawn(worker::run(connect.clone(), Options::default(), observer, stopped));

    let mut rounds_of = Rounds { session, received, progress, rounds };
    let (_, four_in_a_row) = rounds_of.run(&four, "four steps in a row").await?;
    let (to_start, end_to_end) = rounds_of.run(&seven, "seven steps").await?;
    stop.send_replace(Stop::Drain);
    working.await??;
    Ok(Latency {
        rounds,
        submit_to_start_ms: Percentiles::of(to_start),
        end_to_end_ms: Percentiles::of(end_to_end),
        four_in_a_row_ms: Percentiles::of(four_in_a_row),
        worker_peak_rss_bytes: peak_rss_bytes(),
    })
}

#[derive(Debug, PartialEq)]
enum Milestone {
    Started,
    Ended,
}

struct Rounds {
    session: Session,
    received: mpsc::UnboundedReceiver<(i64, Milestone, Instant)>,
    progress: Progress,
    rounds: usize,
}

impl Rounds {
    /// The milliseconds to the start and to the end of each task counted.
    async fn run(&mut self, template: &StoredTemplate, what: &str) -> Result<(Vec<f64>, Vec<f64>)> {
        let (mut to_start, mut to_end) = (Vec::new(), Vec::new());
        for round in 0..self.rounds + WARM_UP {
            tokio::time::sleep(PAUSE).await;
            let began = Instant::now();
            let task = submit(&self.session, &template.name(), &[NewTask::default()]).await?.remove(0);
            let milliseconds = |at: Instant| at.saturating_duration_since(began).as_secs_f64() * 1000.0;
            loop {
                let received = timeout(END_TIMEOUT, self.received.recv());
                let (task_id, milestone, at) =
                    received.await.context("waiting for a task to end")?.context("the worker has stopped")?;
                if task_id != task.task_id || round < WARM_UP && milestone == Milestone::Started {
                    continue;
                }
                match milestone {
                    Milestone::Started => to_start.push(milliseconds(at)),
                    Milestone::Ended if round < WARM_UP => break,
                    Milestone::Ended => {
                        to_end.push(milliseconds(at));
                        break;
                    }
                }
            }
            (self.progress)(what, round as u64 + 1, (self.rounds + WARM_UP) as u64);
        }
        Ok((to_start, to_end))
    }
}
