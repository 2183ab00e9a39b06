//! Where the time of a run goes, on the server and between it and the workers.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use serde::Serialize;
use tokio_util::sync::CancellationToken;

use crate::db::Session;
use crate::db::queries::bench::worker_backends::{Backend, worker_backends};
use crate::db::queries::server::wal_activity::WalActivity;
use crate::engine::worker::{Event, ExchangeKind};
use crate::error::Result;

/// The pause between two looks at the server.
const EVERY: Duration = Duration::from_millis(10);

/// Where the time of a run goes.
#[derive(Debug, Serialize)]
pub struct Profile {
    /// Of the processes that serve the workers, in microseconds. Null where they run on another host.
    pub server_cpu_us_per_step: Option<f64>,
    pub wal_records_per_step: f64,
    /// From the start of the workers on.
    pub wal_bytes_per_step: f64,
    /// Each exchange is one transaction.
    pub exchanges: BTreeMap<ExchangeKind, Exchanges>,
    /// How many of these processes work at a time, on average.
    pub busy_processes: f64,
    /// What they do while they execute a statement: from 0 to 1, by the kind of event that they wait for; `CPU` is none.
    pub busy_time: BTreeMap<String, f64>,
}

/// The exchanges of one kind.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Exchanges {
    pub count: u64,
    pub steps_each: f64,
    /// From the request to the last row of the answer.
    pub milliseconds_each: f64,
}

/// Counts while a run goes on.
#[derive(Debug, Default)]
pub struct Profiler(Mutex<Counts>);

#[derive(Debug, Default)]
struct Counts {
    looks: u64,
    busy: BTreeMap<String, u64>,
    /// In nanoseconds, by process.
    cpu: BTreeMap<i32, u64>,
    exchanges: BTreeMap<ExchangeKind, (u64, u64, Duration)>,
}

impl Profiler {
    fn counts(&self) -> std::sync::MutexGuard<'_, Counts> {
        self.0.lock().expect("no holder panics")
    }

    /// An event of a worker.
    pub fn observe(&self, event: &Event) {
        if let Event::Exchanged { kind, steps, took } = event {
            let mut counts = self.counts();
            let (count, all, time) = counts.exchanges.entry(*kind).or_default();
            *count += 1;
            *all += *steps as u64;
            *time += *took;
        }
    }

    /// Looks at the connections that are opened after `session`, until `ended`.
    ///
    /// # Errors
    /// The server's.
    pub async fn watch(&self, session: &Session, ended: CancellationToken) -> Result<()> {
        while !ended.is_cancelled() {
            let backends = worker_backends(session).await?;
            self.looked(backends);
            tokio::time::sleep(EVERY).await;
        }
        Ok(())
    }

    fn looked(&self, backends: Vec<Backend>) {
        let mut counts = self.counts();
        counts.looks += 1;
        for backend in backends {
            if let Some(nanoseconds) = cpu_time(backend.pid) {
                counts.cpu.insert(backend.pid, nanoseconds);
            }
            if backend.is_busy {
                let waits_for = backend.waits_for.unwrap_or_else(|| "CPU".to_owned());
                *counts.busy.entry(waits_for).or_default() += 1;
            }
        }
    }

    /// The figures, for so many steps and what was written meanwhile.
    pub fn profile(&self, steps: u64, wal: &WalActivity) -> Profile {
        let counts = self.counts();
        let steps = steps.max(1) as f64;
        let busy = counts.busy.values().sum::<u64>() as f64;
        let share = |looks: &u64| round(*looks as f64 / busy, 3);
        let exchanges = |(count, steps, time): &(u64, u64, Duration)| Exchanges {
            count: *count,
            steps_each: round(*steps as f64 / *count as f64, 1),
            milliseconds_each: round(time.as_secs_f64() * 1000.0 / *count as f64, 2),
        };
        let cpu = counts.cpu.values().sum::<u64>() as f64 / 1000.0;
        Profile {
            server_cpu_us_per_step: (!counts.cpu.is_empty()).then(|| round(cpu / steps, 1)),
            wal_records_per_step: round(wal.records / steps, 1),
            wal_bytes_per_step: round(wal.bytes / steps, 0),
            exchanges: counts.exchanges.iter().map(|(kind, counted)| (*kind, exchanges(counted))).collect(),
            busy_processes: round(busy / counts.looks.max(1) as f64, 2),
            busy_time: counts.busy.iter().map(|(what, looks)| (what.clone(), share(looks))).collect(),
        }
    }
}

fn round(value: f64, digits: i32) -> f64 {
    let unit = 10f64.powi(digits);
    (value * unit).round() / unit
}

/// The CPU time of a process of the server in nanoseconds, if it runs on this host.
fn cpu_time(pid: i32) -> Option<u64> {
    // The server of another host may have the number of any process here.
    if !std::fs::read_to_string(format!("/proc/{pid}/comm")).ok()?.starts_with("postgres") {
        return None;
    }
    std::fs::read_to_string(format!("/proc/{pid}/schedstat")).ok()?.split(' ').next()?.parse().ok()
}
