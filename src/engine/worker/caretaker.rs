//! The upkeep that a worker does beside its steps, on a connection of its own: no exchange waits for it.

use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use super::link::{self, leave_room};
use super::shared::Shared;
use crate::db::{Purpose, Session};
use crate::engine::upkeep::{Lease, Setup, Upkeep};
use crate::error::{Result, one_line};

/// How often it looks for jobs that are due.
const TICK: Duration = Duration::from_millis(500);
/// How long one statement of a job may take.
const STATEMENT_DEADLINE: Duration = Duration::from_secs(600);
/// How long a worker that ends waits for the lease to be given up; otherwise it ends by itself.
const END_GRACE: Duration = Duration::from_secs(1);

/// Does the upkeep of one registration.
pub struct Caretaker {
    task: JoinHandle<()>,
    ending: watch::Sender<bool>,
}

impl Caretaker {
    /// Waits for the lease, which the heartbeat takes and sends.
    pub fn start(shared: Shared) -> (Caretaker, UnboundedSender<Lease>) {
        let (sender, leases) = unbounded_channel();
        let (ending, is_ending) = watch::channel(false);
        (Caretaker { task: tokio::spawn(run(shared, leases, is_ending)), ending }, sender)
    }

    /// Gives the lease up, if it has it.
    pub async fn end(&mut self) {
        self.ending.send_replace(true);
        if timeout(END_GRACE, &mut self.task).await.is_err() {
            self.task.abort();
        }
    }
}

async fn run(shared: Shared, mut leases: UnboundedReceiver<Lease>, mut is_ending: watch::Receiver<bool>) {
    loop {
        let lease = tokio::select! {
            biased;
            () = ended(&mut is_ending) => return,
            lease = leases.recv() => lease,
        };
        let Some(lease) = lease else { return };
        // The lease of one that cannot go on ends by itself, and then it is any worker's.
        if let Err(error) = hold(&shared, lease, &mut is_ending).await {
            tracing::debug!("the upkeep stopped: {}", one_line(&error));
        }
    }
}

/// Does what is due until the lease is lost or the worker ends.
async fn hold(shared: &Shared, lease: Lease, is_ending: &mut watch::Receiver<bool>) -> Result<()> {
    let mut session = open(shared).await?;
    let setup = Setup { connect: shared.connect.clone(), expiry: shared.options.expiry.clone() };
    let mut upkeep = Upkeep::new(lease, setup);
    loop {
        // Not cut off: a worker that ends waits a little, and then drops it.
        let Some(reports) = upkeep.run_due(&mut session).await? else { return Ok(()) };
        for report in reports.iter().filter_map(|report| Some((report.job, report.failure.as_ref()?))) {
            tracing::debug!("upkeep: {} failed: {}", report.0, report.1);
        }
        tokio::select! {
            biased;
            () = ended(is_ending) => return upkeep.end(&session).await,
            () = sleep(TICK) => {}
        }
    }
}

async fn open(shared: &Shared) -> Result<Session> {
    let mut session = link::connect(shared, Purpose::Bulk).await?;
    session.set_deadline(Some(STATEMENT_DEADLINE));
    leave_room(shared, &session, 0).await?;
    Ok(session)
}

/// Returns when the worker ends.
async fn ended(is_ending: &mut watch::Receiver<bool>) {
    let _ = is_ending.wait_for(|is_ending| *is_ending).await;
}
