//! A worker's side: its claims, its outcomes, and the statement that it sends next.

use crate::model::{Claim, Outcome, Protocol, WorkerId};
use crate::server::{Reply, Request, Sent, Server, Settled};

/// Steps that a worker runs at once.
const CONCURRENCY: usize = 2;

/// The connection over which a registration claims and records: one statement at a time.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Lane {
    Idle,
    /// The server has executed a statement; the answer is on its way.
    Asked(Sent, Reply),
    /// The answer to the newest exchange was lost.
    Unsettled,
}

/// A registration, from its worker's side.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Client {
    pub is_alive: bool,
    pub lane: Lane,
    /// Of the newest exchange.
    pub number: u8,
    /// Sent over connections that were given up: each may execute at any time, or never.
    pub late: Vec<Sent>,
    /// The claims whose handlers run.
    pub running: Vec<Claim>,
    /// Of handlers that have ended.
    pub unrecorded: Vec<(Claim, Outcome)>,
}

impl Client {
    pub fn new() -> Client {
        Client {
            is_alive: true,
            lane: Lane::Idle,
            number: 0,
            late: Vec::new(),
            running: Vec::new(),
            unrecorded: Vec::new(),
        }
    }

    /// The claims that it runs or has an outcome for.
    pub fn held(&self) -> impl Iterator<Item = Claim> {
        self.running.iter().copied().chain(self.unrecorded.iter().map(|(claim, _)| *claim))
    }

    /// Those that a statement is not about.
    pub fn held_beside(&self, request: &Request) -> Vec<Claim> {
        let is_beside = |claim: &Claim| match request {
            Request::Complete { claims, .. } => !claims.contains(claim),
            Request::Fail { outcomes } => !outcomes.iter().any(|(failed, _)| failed == claim),
            _ => true,
        };
        let mut held: Vec<Claim> = self.held().filter(is_beside).collect();
        held.sort_unstable();
        held
    }

    fn room(&self) -> usize {
        CONCURRENCY.saturating_sub(self.held().count())
    }

    /// The statement that it sends next: it records before it claims.
    pub fn next_request(&self, worker: WorkerId, server: &Server) -> Option<Request> {
        match &self.lane {
            Lane::Idle => {
                let is_success = |outcome: &&(Claim, Outcome)| outcome.1 == Outcome::Succeeded;
                let succeeded: Vec<Claim> =
                    self.unrecorded.iter().filter(is_success).map(|(claim, _)| *claim).collect();
                let may_claim = self.room() > 0
                    // It learns from a notification, or by polling, that there is something to claim.
                    && !server.ready.is_empty()
                    // One that was removed polls in vain until its next heartbeat. The claims under way while
                    // it is removed show as much.
                    && server.workers.contains_key(&worker);
                if !succeeded.is_empty() {
                    Some(Request::Complete { room: self.room() + succeeded.len(), claims: succeeded })
                } else if !self.unrecorded.is_empty() {
                    Some(Request::Fail { outcomes: self.unrecorded.clone() })
                } else {
                    may_claim.then(|| Request::Claim { limit: self.room() })
                }
            }
            Lane::Unsettled => Some(Request::Settle {
                unrecorded: self.unrecorded.iter().map(|(claim, _)| *claim).collect(),
                running: self.held().collect(),
            }),
            Lane::Asked(..) => None,
        }
    }

    /// Takes over what an answer says.
    pub fn take(&mut self, sent: &Sent, reply: Reply) {
        self.lane = Lane::Idle;
        match (&sent.request, reply) {
            (_, Reply::Claimed(claims)) => self.start(claims),
            (Request::Complete { claims, .. }, Reply::Completed { claimed, .. }) => {
                // One that was not recorded was refused: the step has passed to another claim.
                self.unrecorded.retain(|(claim, _)| !claims.contains(claim));
                self.start(claimed);
            }
            (Request::Fail { outcomes }, Reply::Failed(_)) => {
                self.unrecorded.retain(|outcome| !outcomes.contains(outcome));
            }
            (_, Reply::Settled(None)) => self.end(true),
            (Request::Settle { unrecorded, .. }, Reply::Settled(Some(Settled { held, .. }))) => {
                self.unrecorded.retain(|(claim, _)| held.contains(claim) || !unrecorded.contains(claim));
            }
            _ => {}
        }
    }

    fn start(&mut self, claims: Vec<Claim>) {
        self.running.extend(claims);
        self.running.sort_unstable();
    }

    /// A handler has ended.
    pub fn finish(&mut self, claim: Claim, outcome: Outcome) {
        self.running.retain(|running| *running != claim);
        if self.is_alive {
            self.unrecorded.push((claim, outcome));
            self.unrecorded.sort_unstable();
        }
    }

    /// Goes on with another connection after the one with this exchange was lost.
    pub fn reconnect(&mut self, protocol: Protocol, number: u8) {
        self.number = number;
        self.lane = if protocol.settles { Lane::Unsettled } else { Lane::Idle };
    }

    /// Ends the registration: its handlers are stopped. `is_deaf`: no answer is accepted from then on.
    pub fn end(&mut self, is_deaf: bool) {
        self.is_alive = false;
        self.running.clear();
        self.unrecorded.clear();
        if is_deaf || !matches!(self.lane, Lane::Asked(..)) {
            self.lane = Lane::Idle;
        }
    }
}
