//! The kinds of faults, and how often each is made.

use serde::Serialize;

/// A fault of one worker's network or process, or of the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// All connections of a worker are cut.
    Cut,
    /// The reply to a statement is lost.
    LostReply,
    /// A statement is lost before the server receives it.
    LostRequest,
    /// A statement reaches the server after its worker lost the connection.
    LateRequest,
    /// Open connections get no answers any more.
    Silence,
    /// Nothing moves for a while, then everything goes on.
    Stall,
    /// Everything takes longer.
    Delay,
    /// The server cannot be reached by one worker.
    Unreachable,
    /// Some or all sessions of a worker are terminated on the server.
    Terminated,
    /// A worker stands still (SIGSTOP), at times for longer than its lease.
    Stopped,
    /// A worker is killed (SIGKILL) and replaced.
    Killed,
    /// A worker is told to stop (SIGTERM, at times twice) and replaced.
    Ended,
    /// The server is stopped and started.
    Restart,
    /// The server crashes and recovers.
    Crash,
    /// No worker reaches the server.
    Away,
}

/// The faults of single workers, each with its share.
const OF_WORKERS: [(Fault, u32); 12] = [
    (Fault::Cut, 12),
    (Fault::LostReply, 24),
    (Fault::LostRequest, 10),
    (Fault::LateRequest, 10),
    (Fault::Silence, 8),
    (Fault::Stall, 8),
    (Fault::Delay, 6),
    (Fault::Unreachable, 6),
    (Fault::Terminated, 8),
    (Fault::Stopped, 6),
    (Fault::Killed, 6),
    (Fault::Ended, 4),
];

impl Fault {
    /// Draws a fault of a single worker.
    pub fn of_worker(random: &mut fastrand::Rng) -> Fault {
        let total: u32 = OF_WORKERS.iter().map(|(_, share)| share).sum();
        let mut drawn = random.u32(..total);
        for (fault, share) in OF_WORKERS {
            if drawn < share {
                return fault;
            }
            drawn -= share;
        }
        unreachable!("the draw is below the total")
    }

    /// The name that people read.
    pub fn name(self) -> &'static str {
        match self {
            Fault::Cut => "connections cut",
            Fault::LostReply => "reply lost",
            Fault::LostRequest => "request lost",
            Fault::LateRequest => "request delivered late",
            Fault::Silence => "connections silent",
            Fault::Stall => "traffic held up",
            Fault::Delay => "traffic delayed",
            Fault::Unreachable => "server out of a worker's reach",
            Fault::Terminated => "sessions terminated",
            Fault::Stopped => "worker stopped and continued",
            Fault::Killed => "worker killed",
            Fault::Ended => "worker told to stop",
            Fault::Restart => "server restarted",
            Fault::Crash => "server crashed",
            Fault::Away => "server out of reach",
        }
    }
}
