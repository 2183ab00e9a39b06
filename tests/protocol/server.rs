//! The server's rows, and the statements that change them.

use std::collections::BTreeMap;

use tasker::db::LANES;

use crate::model::{
    ATTEMPTS, Action, Claim, Fence, Kind, LaneId, Outcome, Protocol, StepId, WorkerId, Workflow,
};

/// Losses that make a step a suspect, of which a worker claims one at a time.
pub const SUSPECT_LOSSES: u8 = 2;

/// Where a step stands.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Phase {
    /// For its parents.
    Waiting,
    Ready,
    Claimed(WorkerId),
    Backoff,
    Complete,
    /// No attempt follows.
    Error,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Step {
    pub kind: &'static Kind,
    pub phase: Phase,
    pub claim_number: u8,
    pub attempts: u8,
    pub interruptions: u8,
    pub losses: u8,
    /// Known to the model alone.
    pub ghost: Ghost,
}

#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct Ghost {
    pub successes: u8,
    pub failures: u8,
    /// The outcome of one claim was recorded while another claim held the step.
    pub is_mixed_up: bool,
}

/// A registration's row, with the rows of its exchanges.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct Worker {
    /// The lease has run out.
    pub is_silent: bool,
    pub lanes: [Exchanged; LANES as usize],
}

/// The row of one lane.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct Exchanged {
    /// Of the newest exchange that took effect or was settled.
    pub number: u8,
    /// The claims that the worker held when it sent the newest one that took effect, and those that this one made.
    pub held: Vec<(StepId, u8)>,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Server {
    pub steps: Vec<Step>,
    /// The ready queue, first in first out.
    pub ready: Vec<StepId>,
    pub workers: BTreeMap<WorkerId, Worker>,
}

/// A statement that a worker sends.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Request {
    Claim {
        limit: usize,
    },
    Complete {
        claims: Vec<Claim>,
        room: usize,
    },
    Fail {
        outcomes: Vec<(Claim, Outcome)>,
    },
    /// Finds out what became of an exchange, and of the claims whose outcomes may have been in it, and
    /// gives back what it claimed, except what the worker runs.
    Settle {
        unrecorded: Vec<Claim>,
        running: Vec<Claim>,
    },
    /// The `sql` step's own transaction.
    Commit {
        claim: Claim,
    },
    /// Gives everything back and removes the worker.
    Leave,
    /// The second half of `Leave` where others may come between the two.
    Remove,
}

/// A statement with the number of the exchange that it is part of.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Sent {
    pub lane: LaneId,
    pub number: u8,
    pub request: Request,
    /// The claims of this lane that the worker holds besides those that it is about.
    pub held: Vec<Claim>,
}

impl Sent {
    /// A statement that is no exchange.
    pub fn alone(number: u8, request: Request) -> Sent {
        Sent { lane: 0, number, request, held: Vec::new() }
    }
}

/// The answer to a statement.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Reply {
    Claimed(Vec<Claim>),
    Completed {
        recorded: Vec<StepId>,
        claimed: Vec<Claim>,
    },
    Failed(Vec<StepId>),
    /// `None`: the worker was removed.
    Settled(Option<Settled>),
    Released(Vec<StepId>),
    Promoted(usize),
    /// Whether the worker has its row.
    Alive(bool),
    Nothing,
}

/// The answer to a settlement: which of the unrecorded outcomes still have their claims, and what it gave back.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Settled {
    pub held: Vec<Claim>,
    pub released: Vec<StepId>,
}

impl Server {
    pub fn new(workflow: Workflow) -> Server {
        let step = |kind: &'static Kind| Step {
            kind,
            phase: if kind.parents.is_empty() { Phase::Ready } else { Phase::Waiting },
            claim_number: 0,
            attempts: 0,
            interruptions: 0,
            losses: 0,
            ghost: Ghost::default(),
        };
        let steps: Vec<Step> = workflow.iter().map(step).collect();
        let ready = (0..steps.len()).filter(|id| steps[*id].phase == Phase::Ready).collect();
        Server { steps, ready, workers: BTreeMap::new() }
    }

    /// The server's part of an action.
    pub fn apply(&mut self, protocol: Protocol, action: &Action) -> Reply {
        match action {
            Action::Register(worker) => {
                self.workers.insert(*worker, Worker::default());
                Reply::Nothing
            }
            Action::Send(worker, sent) | Action::ExecuteLate(worker, sent) => {
                self.execute(protocol, *worker, sent)
            }
            Action::Commit(worker, claim) => {
                self.execute(protocol, *worker, &Sent::alone(0, Request::Commit { claim: *claim }))
            }
            Action::Heartbeat(worker) => {
                let row = self.workers.get_mut(worker);
                Reply::Alive(row.map(|row| row.is_silent = false).is_some())
            }
            Action::Promote => {
                let due: Vec<StepId> =
                    (0..self.steps.len()).filter(|id| self.steps[*id].phase == Phase::Backoff).collect();
                due.iter().for_each(|id| self.queue(*id));
                Reply::Promoted(due.len())
            }
            Action::Rescue => Reply::Released(self.rescue(protocol)),
            Action::GiveUp(worker)
            | Action::Kill(worker)
            | Action::Stop(worker)
            | Action::Oversleep(worker) => {
                self.workers.entry(*worker).and_modify(|row| row.is_silent = true);
                Reply::Nothing
            }
            _ => Reply::Nothing, // see `Action::is_on_server`
        }
    }

    /// Executes a statement of a worker's. Each is atomic: it locks the exchange's row first, and what the
    /// fence reads is read under a lock.
    fn execute(&mut self, protocol: Protocol, worker: WorkerId, sent: &Sent) -> Reply {
        let row = self.workers.get(&worker);
        let is_open =
            !protocol.refuses_late || row.is_some_and(|row| row.lanes[sent.lane].number < sent.number);
        match &sent.request {
            Request::Claim { limit } if is_open => {
                let claimed = self.claim(protocol, worker, *limit);
                self.answered(worker, sent, &claimed);
                Reply::Claimed(claimed)
            }
            Request::Claim { .. } => Reply::Claimed(Vec::new()),
            Request::Complete { claims, room } if is_open => {
                let (recorded, claimed) = self.complete(protocol, worker, claims, *room);
                self.answered(worker, sent, &claimed);
                Reply::Completed { recorded, claimed }
            }
            Request::Complete { .. } => Reply::Completed { recorded: Vec::new(), claimed: Vec::new() },
            Request::Fail { outcomes } if is_open => {
                let recorded = self.fail(protocol, worker, outcomes);
                self.answered(worker, sent, &[]);
                Reply::Failed(recorded)
            }
            Request::Fail { .. } => Reply::Failed(Vec::new()),
            Request::Settle { unrecorded, running } => {
                Reply::Settled(self.settle(protocol, worker, sent, unrecorded, running))
            }
            Request::Commit { claim } => {
                let (recorded, claimed) = self.complete(protocol, worker, &[*claim], 0);
                Reply::Completed { recorded, claimed }
            }
            Request::Leave => {
                let before = self.clone();
                let released = self.release(protocol, false, |id, step| {
                    step.phase == Phase::Claimed(worker) && before.is_listed(protocol, worker, id, step)
                });
                if protocol.locks_to_leave {
                    self.workers.remove(&worker);
                }
                Reply::Released(released)
            }
            Request::Remove => {
                self.workers.remove(&worker);
                Reply::Nothing
            }
        }
    }

    fn claim(&mut self, protocol: Protocol, worker: WorkerId, limit: usize) -> Vec<Claim> {
        let mut suspects = 0;
        let picked = self.ready.iter().copied().take(limit);
        let taken: Vec<StepId> = picked
            .filter(|id| {
                let is_suspect = protocol.spares_attempts && self.steps[*id].losses >= SUSPECT_LOSSES;
                suspects += usize::from(is_suspect);
                !is_suspect || suspects == 1
            })
            .collect();
        self.ready.retain(|id| !taken.contains(id));
        taken.into_iter().map(|id| self.start(worker, id)).collect()
    }

    fn start(&mut self, worker: WorkerId, id: StepId) -> Claim {
        let step = &mut self.steps[id];
        step.phase = Phase::Claimed(worker);
        step.claim_number += 1;
        step.attempts += 1;
        Claim { step: id, number: step.claim_number, attempt: step.attempts }
    }

    /// The fence. Returns the step if the claim of an outcome may still have one.
    fn held(&mut self, protocol: Protocol, worker: WorkerId, claim: &Claim) -> Option<&mut Step> {
        let step = &mut self.steps[claim.step];
        let is_current = match protocol.fence {
            Fence::Attempt => step.attempts == claim.attempt,
            Fence::ClaimNumber => step.claim_number == claim.number,
        };
        (step.phase == Phase::Claimed(worker) && is_current).then(|| {
            step.ghost.is_mixed_up |= step.claim_number != claim.number;
            step
        })
    }

    fn complete(
        &mut self,
        protocol: Protocol,
        worker: WorkerId,
        claims: &[Claim],
        room: usize,
    ) -> (Vec<StepId>, Vec<Claim>) {
        let (mut recorded, mut claimed) = (Vec::new(), Vec::new());
        for claim in claims {
            let Some(step) = self.held(protocol, worker, claim) else { continue };
            step.phase = Phase::Complete;
            step.ghost.successes += 1;
            recorded.push(claim.step);
        }
        for id in 0..self.steps.len() {
            let parents = self.steps[id].kind.parents;
            let is_freed = parents.iter().any(|parent| recorded.contains(parent))
                && parents.iter().all(|parent| self.steps[*parent].phase == Phase::Complete);
            if is_freed && claimed.len() < room {
                claimed.push(self.start(worker, id));
            } else if is_freed {
                self.queue(id);
            }
        }
        (recorded, claimed)
    }

    fn fail(&mut self, protocol: Protocol, worker: WorkerId, outcomes: &[(Claim, Outcome)]) -> Vec<StepId> {
        let mut recorded = Vec::new();
        for (claim, outcome) in outcomes {
            let Some(step) = self.held(protocol, worker, claim) else { continue };
            if *outcome == Outcome::Interrupted && protocol.spares_attempts {
                step.attempts -= 1;
                step.interruptions += 1;
            } else {
                step.ghost.failures += 1;
            }
            step.phase = if step.attempts < ATTEMPTS { Phase::Backoff } else { Phase::Error };
            recorded.push(claim.step);
        }
        recorded
    }

    /// Takes claims back. `lost`: their worker was.
    fn release(
        &mut self,
        protocol: Protocol,
        lost: bool,
        is_released: impl Fn(StepId, &Step) -> bool,
    ) -> Vec<StepId> {
        let released: Vec<StepId> =
            (0..self.steps.len()).filter(|id| is_released(*id, &self.steps[*id])).collect();
        for id in &released {
            let step = &mut self.steps[*id];
            if lost && protocol.spares_attempts {
                step.interruptions += 1;
                step.losses += 1;
            }
            if !lost || protocol.spares_attempts {
                step.attempts -= 1;
            }
            match step.attempts < ATTEMPTS {
                true => self.queue(*id),
                false => step.phase = Phase::Error,
            }
        }
        released
    }

    fn queue(&mut self, id: StepId) {
        self.steps[id].phase = Phase::Ready;
        self.ready.push(id);
    }

    fn answered(&mut self, worker: WorkerId, sent: &Sent, claimed: &[Claim]) {
        if let Some(row) = self.workers.get_mut(&worker) {
            let lane = &mut row.lanes[sent.lane];
            lane.number = sent.number;
            lane.held = sent.held.iter().chain(claimed).map(|claim| (claim.step, claim.number)).collect();
            lane.held.sort_unstable();
        }
    }

    /// Whether a row of its worker names the claim of a step: nothing else leads from a worker to its claims.
    pub fn is_listed(&self, protocol: Protocol, worker: WorkerId, id: StepId, step: &Step) -> bool {
        let row = self.workers.get(&worker);
        // Earlier protocols had an index for it.
        !protocol.refuses_late
            || row
                .is_some_and(|row| row.lanes.iter().any(|lane| lane.held.contains(&(id, step.claim_number))))
    }

    fn settle(
        &mut self,
        protocol: Protocol,
        worker: WorkerId,
        sent: &Sent,
        unrecorded: &[Claim],
        running: &[Claim],
    ) -> Option<Settled> {
        let lane = &mut self.workers.get_mut(&worker)?.lanes[sent.lane];
        let mut unrun = Vec::new();
        match lane.number < sent.number {
            true => lane.number = sent.number,
            false => unrun.clone_from(&lane.held),
        }
        unrun
            .retain(|(id, number)| !running.iter().any(|claim| (claim.step, claim.number) == (*id, *number)));
        let is_held = |claim: &&Claim| {
            let step = &self.steps[claim.step];
            step.phase == Phase::Claimed(worker) && step.claim_number == claim.number
        };
        let held = unrecorded.iter().filter(is_held).copied().collect();
        let released = self.release(protocol, false, |id, step| {
            step.phase == Phase::Claimed(worker) && unrun.contains(&(id, step.claim_number))
        });
        Some(Settled { held, released })
    }

    /// Whether others may take its claims back.
    pub fn is_lost(&self, worker: WorkerId) -> bool {
        self.workers.get(&worker).is_none_or(|row| row.is_silent)
    }

    fn rescue(&mut self, protocol: Protocol) -> Vec<StepId> {
        let before = self.clone();
        let is_lost = |id, step: &Step| {
            matches!(step.phase, Phase::Claimed(worker)
                if before.is_lost(worker) && before.is_listed(protocol, worker, id, step))
        };
        let released = self.release(protocol, true, is_lost);
        self.workers.retain(|_, row| !row.is_silent);
        released
    }

    pub fn may_rescue(&self) -> bool {
        self.workers.values().any(|row| row.is_silent)
            || self
                .steps
                .iter()
                .any(|step| matches!(step.phase, Phase::Claimed(worker) if self.is_lost(worker)))
    }

    pub fn without_ghosts(&self) -> Server {
        let mut server = self.clone();
        server.steps.iter_mut().for_each(|step| step.ghost = Ghost::default());
        server
    }

    /// Whether nothing is left to do: what has not ended waits for a step that is in error.
    pub fn is_done(&self) -> bool {
        (0..self.steps.len()).all(|id| self.has_ended(id))
    }

    fn has_ended(&self, id: StepId) -> bool {
        match self.steps[id].phase {
            Phase::Complete | Phase::Error => true,
            Phase::Waiting => self.steps[id]
                .kind
                .parents
                .iter()
                .any(|parent| self.steps[*parent].phase != Phase::Complete && self.has_ended(*parent)),
            Phase::Ready | Phase::Claimed(_) | Phase::Backoff => false,
        }
    }
}
