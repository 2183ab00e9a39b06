//! Makes faults: one after another for each worker, now and then one of the network for a group of them, and of
//! the server for all.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use nix::sys::signal::Signal;
use tokio::sync::{Mutex, RwLock, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use super::desk::Desk;
use super::fault::Fault;
use super::member::{Line, Member};
use super::proxy::{CLAIM, COMPLETION, FAILURE, HEARTBEAT, Loss, REGISTRATION, SETTLEMENT, Statement};
use super::tally::Tally;
use super::{Power, Server};
use crate::db::Session;
use crate::db::queries::bench::registered_workers::registered_workers;
use crate::db::queries::bench::terminate_sessions::terminate_sessions;
use crate::db::queries::bench::workers_of_process::workers_of_process;
use crate::error::Result;

/// The pause between two faults of one worker, in milliseconds.
const PAUSE: std::ops::Range<u64> = 0..200;
/// The pause before the first fault of the server, in milliseconds; between two of one group of workers, and of all.
const FIRST_SERVER_PAUSE: std::ops::Range<u64> = 0..2_000;
const ABSENCE_PAUSE: std::ops::Range<u64> = 5_000..15_000;
const RESTART_PAUSE: std::ops::Range<u64> = 10_000..30_000;
/// A statement that is to be lost and does not come in this time is not lost.
const LOSS_TIMEOUT: Duration = Duration::from_secs(2);
/// How often the database is asked whether the claims of a dead worker are free.
const RELEASE_POLL: Duration = Duration::from_millis(100);
/// How much later than their lease the claims of a dead worker may be free.
const RELEASE_MARGIN: Duration = Duration::from_secs(2);
/// One absence of the server in so many lasts for more than a minute.
const LONG_ABSENCE_SHARE: u32 = 40;
const LONG_ABSENCE: Duration = Duration::from_secs(65);

/// What all chains of faults share.
pub struct Shared {
    pub desk: Desk,
    pub tally: Arc<Tally>,
    pub lease: Duration,
    /// One for each group of workers. Faults of its workers hold it for reading, faults of the server for writing:
    /// recoveries are those of one fault. Other groups go on meanwhile.
    pub turns: Vec<RwLock<()>>,
    /// When the server was last back.
    pub returned: Mutex<Instant>,
    /// Waits for the claims of killed workers to be free.
    pub releases: Mutex<JoinSet<()>>,
    pub stop: watch::Receiver<bool>,
    /// The run ends when so many faults were made.
    pub most: Option<u64>,
}

impl Shared {
    fn is_over(&self) -> bool {
        *self.stop.borrow() || self.most.is_some_and(|most| self.tally.made() >= most)
    }

    /// Sleeps, or returns early when the run ends.
    async fn pause(&self, pause: Duration) {
        let mut stop = self.stop.clone();
        let _ = timeout(pause, stop.wait_for(|stop| *stop)).await;
    }
}

/// Makes faults of one worker until the run is over.
///
/// # Errors
/// Those of starting processes, and of a server that does not come back.
pub async fn worker_faults(
    shared: Arc<Shared>,
    group: usize,
    mut member: Member,
    mut random: fastrand::Rng,
) -> Result<Member> {
    while !shared.is_over() {
        shared.pause(Duration::from_millis(random.u64(PAUSE))).await;
        let _turn = shared.turns[group].read().await;
        member.replace_if_ended().await?;
        let fault = Fault::of_worker(&mut random);
        if !make(&shared, &mut member, fault, &mut random).await? {
            continue;
        }
        shared.tally.fault(fault);
        if !matches!(fault, Fault::Killed | Fault::Ended) {
            let recovery = member.line.recovery(Instant::now()).await;
            shared.tally.recovery(fault, recovery, || member.line.log.tail());
        }
    }
    Ok(member)
}

/// Makes one fault; it is over when this returns. Returns whether it was made.
async fn make(
    shared: &Arc<Shared>,
    member: &mut Member,
    fault: Fault,
    random: &mut fastrand::Rng,
) -> Result<bool> {
    let proxy = member.line.proxy.clone();
    // Up to half as long again as the lease.
    let mut lasting = || shared.lease.mul_f64(random.f64() * 1.5);
    match fault {
        Fault::Cut => proxy.cut(),
        Fault::LostReply => return Ok(lose(&member.line, Loss::Reply, random).await),
        Fault::LostRequest => return Ok(lose(&member.line, Loss::Request, random).await),
        Fault::LateRequest => {
            let wait = lasting();
            return Ok(lose(&member.line, Loss::Late(wait), random).await);
        }
        Fault::Silence => proxy.silence(),
        Fault::Stall => {
            proxy.hold(true);
            sleep(lasting()).await;
            proxy.hold(false);
        }
        Fault::Delay => {
            proxy.delay(lasting() / 20);
            sleep(shared.lease / 2).await;
            proxy.delay(Duration::ZERO);
        }
        Fault::Unreachable => {
            proxy.refuse(true);
            proxy.cut();
            sleep(lasting()).await;
            proxy.refuse(false);
        }
        Fault::Terminated => {
            let (name, share) = (member.line.application_name(), if random.bool() { 1.0 } else { 0.5 });
            let name = name.as_str();
            let terminate =
                |session: Arc<Session>| async move { terminate_sessions(&session, name, share).await };
            let ended = shared.desk.ask(terminate).await?;
            return Ok(ended > 0);
        }
        Fault::Stopped => {
            let stopped = lasting();
            // Heartbeats are a quarter of a lease apart, and handlers take some time to end.
            if stopped >= shared.lease / 2 {
                shared.tally.overslept(member.pid());
            }
            member.signal(Signal::SIGSTOP);
            sleep(stopped).await;
            member.signal(Signal::SIGCONT);
        }
        Fault::Killed => kill(shared, member, random).await?,
        Fault::Ended => {
            member.stop(random.bool()).await?;
            member.start_again()?;
        }
        Fault::Restart | Fault::Crash | Fault::Away => unreachable!("a fault of the server"),
    }
    Ok(true)
}

/// Loses a statement; returns whether it came.
async fn lose(line: &Line, loss: Loss, random: &mut fastrand::Rng) -> bool {
    let statement: Statement = match random.u8(..10) {
        0..=3 => CLAIM,
        4..=6 => COMPLETION,
        7 => FAILURE,
        _ => HEARTBEAT,
    };
    let mut lost = line.proxy.lost();
    let before = *lost.borrow_and_update();
    line.proxy.lose(statement, loss);
    let is_lost = timeout(LOSS_TIMEOUT, lost.wait_for(|lost| *lost > before)).await.is_ok();
    // And at times the settlement that follows.
    if is_lost && random.u8(..4) == 0 {
        line.proxy.lose(SETTLEMENT, loss);
        let _ = timeout(LOSS_TIMEOUT, lost.wait_for(|lost| *lost > before + 1)).await;
    }
    line.proxy.lose_nothing();
    is_lost
}

async fn kill(shared: &Arc<Shared>, member: &mut Member, random: &mut fastrand::Rng) -> Result<()> {
    let pid = member.pid();
    let ids_of = |session: Arc<Session>| async move { workers_of_process(&session, pid).await };
    let ids = shared.desk.ask(ids_of).await?;
    let killed = Instant::now();
    if random.u8(..4) == 0 {
        // Registered, and does not know it.
        member.line.proxy.lose(REGISTRATION, Loss::Reply);
    }
    member.kill().await?;
    if ids.is_empty() {
        return Ok(());
    }
    let waiting = shared.clone();
    shared.releases.lock().await.spawn(async move {
        let ids = &ids[..];
        let left = |session: Arc<Session>| async move { registered_workers(&session, ids).await };
        while waiting.desk.ask(left).await.is_ok_and(|left| left > 0) {
            sleep(RELEASE_POLL).await;
        }
        // Nobody can take anything back while the server is away.
        let since = killed.max(*waiting.returned.lock().await);
        waiting.tally.release(Fault::Killed, since.elapsed(), waiting.lease + RELEASE_MARGIN);
    });
    Ok(())
}

/// Keeps the server from a group of workers, now and then, until the run is over.
///
/// # Errors
/// None: it has the type of the other chains.
pub async fn absences(
    shared: Arc<Shared>,
    group: usize,
    lines: Vec<Line>,
    may_be_long: bool,
    mut random: fastrand::Rng,
) -> Result<()> {
    let mut pause = FIRST_SERVER_PAUSE;
    loop {
        shared.pause(Duration::from_millis(random.u64(pause))).await;
        pause = ABSENCE_PAUSE;
        let _turn = shared.turns[group].write().await;
        if shared.is_over() {
            return Ok(());
        }
        let is_long = may_be_long && random.u32(..LONG_ABSENCE_SHARE) == 0;
        let lasting = if is_long { LONG_ABSENCE } else { short_absence(&mut random) };
        absence(&shared, &lines, Fault::Away, async {
            lines.iter().for_each(|line| line.proxy.refuse(true));
            lines.iter().for_each(|line| line.proxy.cut());
            sleep(lasting).await;
            lines.iter().for_each(|line| line.proxy.refuse(false));
            Ok(())
        })
        .await?;
    }
}

/// Stops and starts the server of the run, now and then, until the run is over.
///
/// # Errors
/// Those of stopping and starting it.
pub async fn restarts(
    shared: Arc<Shared>,
    lines: Vec<Line>,
    power: Server,
    mut random: fastrand::Rng,
) -> Result<()> {
    let mut pause = FIRST_SERVER_PAUSE;
    loop {
        shared.pause(Duration::from_millis(random.u64(pause))).await;
        pause = RESTART_PAUSE;
        let _turns = join_all(shared.turns.iter().map(RwLock::write)).await;
        if shared.is_over() {
            return Ok(());
        }
        let fault = if random.bool() { Fault::Crash } else { Fault::Restart };
        let lasting = short_absence(&mut random);
        absence(&shared, &lines, fault, async {
            switch(&power, if fault == Fault::Crash { Power::Crash } else { Power::Stop }).await?;
            sleep(lasting).await;
            switch(&power, Power::Start).await
        })
        .await?;
    }
}

fn short_absence(random: &mut fastrand::Rng) -> Duration {
    Duration::from_secs_f64(random.f64().powi(3) * 10.0)
}

/// Counts an absence of the server and how soon these workers recover from it.
async fn absence(
    shared: &Shared,
    lines: &[Line],
    fault: Fault,
    passes: impl Future<Output = Result<()>>,
) -> Result<()> {
    let before: Vec<u64> = lines.iter().map(|line| line.log.bytes()).collect();
    let gone = Instant::now();
    passes.await?;
    let returned = Instant::now();
    for (line, before) in lines.iter().zip(before) {
        shared.tally.logged(line.log.bytes() - before, returned - gone);
    }
    *shared.returned.lock().await = returned;
    shared.tally.fault(fault);
    let recoveries = join_all(lines.iter().map(|line| line.recovery(returned))).await;
    for (line, recovery) in lines.iter().zip(recoveries) {
        shared.tally.recovery(fault, recovery, || line.log.tail());
    }
    Ok(())
}

async fn switch(power: &Server, to: Power) -> Result<()> {
    let power = power.clone();
    tokio::task::spawn_blocking(move || power(to)).await?
}
