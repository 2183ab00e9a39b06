//! How far this worker has claimed each lane.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use crate::db::queries::steps::claim_steps::{self, Claimed};
use crate::model::handler::HandlerKind;

/// A claim may ignore the watermarks at most this share of the time.
const FULL_CLAIM_SHARE: u32 = 10;
/// A worker that always finds work looks behind its watermarks this often.
const FULL_CLAIM_EVERY: Duration = Duration::from_secs(2);

/// Watermarks, and when to look behind them.
///
/// Claimed entries stay in the index until they are vacuumed, which a long
/// transaction anywhere in the database prevents; a claim that starts at its
/// watermark does not walk them. But a transaction may take its seq early and
/// commit late, and its steps then lie behind the watermark: a claim over the full
/// range fetches them. It is made as often as it is cheap.
#[derive(Debug)]
pub struct Watermarks {
    marks: HashMap<(String, i16, HandlerKind), i64>,
    last_full: Instant,
    next_full: Instant,
}

impl Default for Watermarks {
    fn default() -> Self {
        let now = Instant::now();
        Watermarks { marks: HashMap::new(), last_full: now, next_full: now }
    }
}

impl Watermarks {
    pub fn columns(&self) -> claim_steps::Watermarks {
        let mut columns = claim_steps::Watermarks::default();
        for ((queue, priority, handler), seq) in &self.marks {
            columns.queues.push(queue.clone());
            columns.priorities.push(*priority);
            columns.handlers.push(handler.as_str());
            columns.seqs.push(*seq);
        }
        columns
    }

    /// Whether a claim over the full range may be made after one behind the watermarks found nothing.
    pub fn may_look_behind(&self) -> bool {
        Instant::now() >= self.next_full
    }

    /// Whether it is time for one although there is work before the watermarks.
    pub fn must_look_behind(&self) -> bool {
        self.last_full.elapsed() >= FULL_CLAIM_EVERY && self.may_look_behind()
    }

    pub fn looked_behind(&mut self, took: Duration) {
        self.last_full = Instant::now();
        self.next_full = self.last_full + took * FULL_CLAIM_SHARE;
    }

    pub fn advance(&mut self, claimed: &[Claimed]) {
        for step in claimed {
            let mark = self.marks.entry((step.queue.clone(), step.priority, step.handler)).or_default();
            *mark = step.seq.max(*mark);
        }
    }
}
