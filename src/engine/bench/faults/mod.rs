//! Random faults against real workers that run random workflows, and whether what must hold holds.
//!
//! - [`proxy`] and [`wire`]: the network between one worker and its server.
//! - [`member`]: a worker process; [`inject`]: the faults, one after another, of the kinds in [`fault`].
//! - [`workload`]: what the workers run; [`probe`]: the program of its `command` steps.
//! - [`tally`]: what happened, and what had to hold; [`desk`]: the run's own way to the database.

mod desk;
mod fault;
mod inject;
mod member;
pub mod probe;
pub mod proxy;
mod tally;
mod wire;
mod workload;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Context;
use serde::Serialize;
use tokio::sync::{Mutex, RwLock, watch};
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::Progress;
use crate::db::queries::bench::fault_outcome::fault_outcome;
use crate::db::queries::bench::unfinished_tasks::unfinished_tasks;
use crate::db::{Connect, Session};
use crate::error::Result;
use crate::handlers::keeper;

use desk::Desk;
use inject::{Shared, absences, restarts, worker_faults};
use member::{ByWayOf, Line, Log, Member, Recipe};
use proxy::{Address, Proxy};
use tally::Tally;

pub use fault::Fault;
pub use tally::{Invariant, Made};

/// The lease of the workers: short, so that dead ones are found soon.
pub const LEASE: Duration = Duration::from_secs(4);
/// Workers that lose the server together; those of other groups go on meanwhile.
const GROUP: usize = 4;
/// Unfinished tasks for each worker: enough for all its slots.
const TASKS_PER_WORKER: i64 = 3;
/// When the faults are over, everything ends within this time.
const END_LIMIT: Duration = Duration::from_secs(120);
/// A run this long also has the server away for more than a minute.
const LONG_RUN: Duration = Duration::from_secs(300);

/// What is done to a server of the run's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Power {
    Stop,
    Crash,
    Start,
}

/// Stops and starts a server; blocks until it has.
pub type Server = Arc<dyn Fn(Power) -> Result<()> + Send + Sync>;

/// A run of faults.
pub struct Plan {
    pub workers: usize,
    /// Ends after this time, or as soon as `faults` were made.
    pub lasting: Option<Duration>,
    pub faults: Option<u64>,
    pub seed: u64,
    /// The run's own way to the database.
    pub connect: Connect,
    pub server: Address,
    pub address: ByWayOf,
    /// `None` for a server that others use too.
    pub power: Option<Server>,
    /// The working directory of workers and programs, which the run fills.
    pub folder: PathBuf,
}

/// What a run has found.
#[derive(Debug, Serialize)]
pub struct Faults {
    pub seed: u64,
    pub workers: usize,
    pub took_ms: u64,
    pub faults: u64,
    pub tasks: u64,
    pub steps: u64,
    /// Attempts that did not count.
    pub interruptions: u64,
    /// The most that a worker logged in a minute of the database's absence.
    pub most_logged_bytes: u64,
    /// How often an invariant did not hold.
    pub broken: u64,
    pub invariants: Vec<Invariant>,
    pub kinds: Vec<Made>,
}

/// Makes faults until the time is over, enough were made, or `stop` turns true. Then lets all tasks end, stops
/// the workers and counts. `differences` counts those of a check of consistency.
///
/// # Errors
/// The server's, outside of the faults.
pub async fn faults(
    plan: Plan,
    mut stop: watch::Receiver<bool>,
    progress: Progress,
    differences: impl AsyncFnOnce() -> Result<u64>,
) -> Result<Faults> {
    let began = Instant::now();
    keeper::start().context("starting the keeper of the workers")?;
    let mut random = fastrand::Rng::with_seed(plan.seed);
    let desk = Desk::new(plan.connect);
    let program = std::env::current_exe()?;
    let templates = workload::workflows(&mut random, &program, &plan.folder);
    let workflows = workload::prepare(&desk, &templates).await?;
    let tally = Arc::new(Tally::default());

    let recipe = Recipe { program, folder: plan.folder.clone(), address: plan.address, lease: LEASE };
    let mut members = Vec::new();
    for number in 1..=plan.workers {
        let line = Line {
            number,
            proxy: Proxy::start(plan.server.clone()).await?,
            log: Log::create(&plan.folder.join(format!("worker-{number}.log")))?,
        };
        members.push(Member::start(line, recipe.clone(), tally.clone())?);
    }
    let lines: Vec<Line> = members.iter().map(|member| member.line.clone()).collect();

    let (over, is_over) = watch::channel(false);
    let shared = Arc::new(Shared {
        desk: desk.clone(),
        tally: tally.clone(),
        lease: LEASE,
        turns: lines.chunks(GROUP).map(|_| RwLock::default()).collect(),
        returned: Mutex::new(began),
        releases: Mutex::default(),
        stop: is_over.clone(),
        most: plan.faults,
    });
    let most_unfinished = TASKS_PER_WORKER * plan.workers as i64;
    let submitting = tokio::spawn(workload::submit_tasks(
        desk.clone(),
        workflows,
        most_unfinished,
        random.fork(),
        is_over,
    ));
    let mut chains = JoinSet::new();
    for (position, member) in members.into_iter().enumerate() {
        chains.spawn(worker_faults(shared.clone(), position / GROUP, member, random.fork()));
    }
    let may_be_long = plan.lasting.is_some_and(|lasting| lasting >= LONG_RUN);
    let mut of_server = JoinSet::new();
    for (group, lines) in lines.chunks(GROUP).enumerate() {
        of_server.spawn(absences(shared.clone(), group, lines.to_vec(), may_be_long, random.fork()));
    }
    if let Some(power) = plan.power {
        of_server.spawn(restarts(shared.clone(), lines, power, random.fork()));
    }

    let deadline = plan.lasting.map(|lasting| began + lasting);
    let mut members = Vec::new();
    loop {
        tokio::select! {
            chain = chains.join_next() => match chain {
                Some(ended) => members.push(ended??),
                None => break,
            },
            Some(ended) = of_server.join_next() => ended??,
            Ok(_) = stop.wait_for(|stop| *stop), if !*over.borrow() => {
                over.send_replace(true);
            }
            () = sleep(Duration::from_millis(200)) => {
                if deadline.is_some_and(|deadline| Instant::now() >= deadline) {
                    over.send_replace(true);
                }
                let (done, of) = match (plan.faults, plan.lasting) {
                    (Some(most), _) => (tally.made(), most),
                    (None, Some(lasting)) => (began.elapsed().as_secs(), lasting.as_secs()),
                    (None, None) => (tally.made(), tally.made()),
                };
                progress("making faults", done.min(of), of);
            }
        }
    }
    over.send_replace(true);
    while let Some(ended) = of_server.join_next().await {
        ended??;
    }
    submitting.await?;
    let took = began.elapsed();

    let ending = Instant::now();
    let mut left = i64::MAX;
    while left > 0 && ending.elapsed() < END_LIMIT {
        sleep(Duration::from_millis(100)).await;
        left = desk.ask(|session: Arc<Session>| async move { unfinished_tasks(&session).await }).await?;
        progress("letting tasks end", ending.elapsed().as_secs(), END_LIMIT.as_secs());
    }
    for member in &mut members {
        member.replace_if_ended().await?;
        member.stop(false).await?;
    }
    while shared.releases.lock().await.join_next().await.is_some() {}
    let outcome = desk.ask(|session: Arc<Session>| async move { fault_outcome(&session).await }).await?;
    let overlaps = probe::overlaps(&plan.folder)?;
    let differences = differences().await?;
    let invariants = tally.invariants(&outcome, &overlaps, differences);
    Ok(Faults {
        seed: plan.seed,
        workers: plan.workers,
        took_ms: took.as_millis() as u64,
        faults: tally.made(),
        tasks: outcome.tasks as u64,
        steps: outcome.steps as u64,
        interruptions: outcome.interruptions as u64,
        most_logged_bytes: tally.most_logged(),
        broken: invariants.iter().map(|invariant| invariant.broken).sum(),
        invariants,
        kinds: tally.faults(),
    })
}
