//! A worker's side: its claims, its outcomes, and the statement that it sends next.

use crate::model::{Claim, LaneId, Outcome, Protocol, WorkerId};
use crate::server::{Reply, Request, Sent, Server, Settled};

/// Steps that a worker runs at once.
const CONCURRENCY: usize = 2;

/// A connection over which a registration claims and records: one statement at a time.
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
    /// Those that it uses: one, or two.
    pub lanes: Vec<Exchanges>,
    /// Sent over connections that were given up: each may execute at any time, or never.
    pub late: Vec<Sent>,
}

/// One lane of a registration.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Exchanges {
    pub lane: Lane,
    /// Of the newest exchange.
    pub number: u8,
    /// The claims whose handlers run.
    pub running: Vec<Claim>,
    /// Of handlers that have ended.
    pub unrecorded: Vec<(Claim, Outcome)>,
}

impl Exchanges {
    fn new() -> Exchanges {
        Exchanges { lane: Lane::Idle, number: 0, running: Vec::new(), unrecorded: Vec::new() }
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

    /// Takes over what an answer says.
    fn take(&mut self, sent: &Sent, reply: Reply) {
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

    /// Goes on with another connection after the one with this exchange was lost.
    pub fn reconnect(&mut self, protocol: Protocol, number: u8) {
        self.number = number;
        self.lane = if protocol.settles { Lane::Unsettled } else { Lane::Idle };
    }
}

impl Client {
    pub fn new(lanes: usize) -> Client {
        Client { is_alive: true, lanes: vec![Exchanges::new(); lanes], late: Vec::new() }
    }

    /// The claims that it runs or has an outcome for.
    pub fn held(&self) -> impl Iterator<Item = Claim> {
        self.lanes.iter().flat_map(Exchanges::held)
    }

    /// The claims whose handlers run.
    pub fn running(&self) -> impl Iterator<Item = Claim> {
        self.lanes.iter().flat_map(|lane| lane.running.iter().copied())
    }

    pub fn is_idle(&self) -> bool {
        self.lanes.iter().all(|lane| lane.lane == Lane::Idle)
    }

    /// How many more claims a lane may make: all lanes have as much.
    fn room(&self, lane: LaneId) -> usize {
        (CONCURRENCY / self.lanes.len()).saturating_sub(self.lanes[lane].held().count())
    }

    /// The statement that it sends next over a lane: it records before it claims.
    pub fn next_request(&self, worker: WorkerId, id: LaneId, server: &Server) -> Option<Request> {
        let lane = &self.lanes[id];
        match &lane.lane {
            Lane::Idle => {
                let is_success = |outcome: &&(Claim, Outcome)| outcome.1 == Outcome::Succeeded;
                let succeeded: Vec<Claim> =
                    lane.unrecorded.iter().filter(is_success).map(|(claim, _)| *claim).collect();
                let may_claim = self.room(id) > 0
                    // It learns from a notification, or by polling, that there is something to claim.
                    && !server.ready.is_empty()
                    // One that was removed polls in vain until its next heartbeat. The claims under way while
                    // it is removed show as much.
                    && server.workers.contains_key(&worker)
                    // Lanes are alike: the first one begins.
                    && (id == 0 || self.lanes[0] != Exchanges::new());
                if !succeeded.is_empty() {
                    Some(Request::Complete { room: self.room(id) + succeeded.len(), claims: succeeded })
                } else if !lane.unrecorded.is_empty() {
                    Some(Request::Fail { outcomes: lane.unrecorded.clone() })
                } else {
                    may_claim.then(|| Request::Claim { limit: self.room(id) })
                }
            }
            Lane::Unsettled => Some(Request::Settle {
                unrecorded: lane.unrecorded.iter().map(|(claim, _)| *claim).collect(),
                running: self.held().collect(),
            }),
            Lane::Asked(..) => None,
        }
    }

    /// An answer arrives over a lane.
    pub fn answer(&mut self, lane: LaneId) {
        let lane = &mut self.lanes[lane];
        if let Lane::Asked(sent, reply) = std::mem::replace(&mut lane.lane, Lane::Idle) {
            match reply {
                Reply::Settled(None) => self.end(true),
                reply => lane.take(&sent, reply),
            }
        }
    }

    /// The handler of a claim has ended.
    pub fn finish(&mut self, claim: Claim, outcome: Outcome) {
        for lane in &mut self.lanes {
            let running = lane.running.len();
            lane.running.retain(|running| *running != claim);
            if self.is_alive && lane.running.len() < running {
                lane.unrecorded.push((claim, outcome));
                lane.unrecorded.sort_unstable();
            }
        }
    }

    /// A handler has recorded its end itself.
    pub fn forget(&mut self, claim: Claim) {
        self.lanes.iter_mut().for_each(|lane| lane.running.retain(|running| *running != claim));
    }

    /// Ends the registration: its handlers are stopped. `is_deaf`: no answer is accepted from then on.
    pub fn end(&mut self, is_deaf: bool) {
        self.is_alive = false;
        for lane in &mut self.lanes {
            lane.running.clear();
            lane.unrecorded.clear();
            if is_deaf || !matches!(lane.lane, Lane::Asked(..)) {
                lane.lane = Lane::Idle;
            }
        }
    }
}
