//! The worker's protocol as a state machine: the parts of the protocol, the actions, and the states that
//! they lead to. `docs/protocol.md` says which statement each action is.

use stateright::{Model, Property};

use crate::properties;
use crate::server::{Phase, Reply, Request, Sent, Server};
use crate::worker::{Client, Exchanges, Lane};

/// The measures that keep faults from doing harm. The tests check that each one is needed.
#[derive(Clone, Copy, Debug)]
pub struct Protocol {
    /// The number that an outcome must share with the claim that holds its step.
    pub fence: Fence,
    /// An exchange without an answer is settled before the next one is sent: what it claimed is given back.
    pub settles: bool,
    /// An exchange counts only while no later one of its worker took effect or was settled, and while
    /// its worker has its row.
    pub refuses_late: bool,
    /// A registration that has ended accepts no answer.
    pub checks_registration: bool,
    /// A worker that stops locks its exchange row before it gives its steps back.
    pub locks_to_leave: bool,
    /// Lost workers and interruptions cost no attempt.
    pub spares_attempts: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fence {
    Attempt,
    ClaimNumber,
}

impl Protocol {
    /// The protocol of `src/db/queries` and the worker.
    pub const CURRENT: Protocol = Protocol {
        fence: Fence::ClaimNumber,
        settles: true,
        refuses_late: true,
        checks_registration: true,
        locks_to_leave: true,
        spares_attempts: true,
    };

    /// The protocol of ADR 8.
    pub const BEFORE: Protocol = Protocol {
        fence: Fence::Attempt,
        settles: false,
        refuses_late: false,
        checks_registration: false,
        locks_to_leave: false,
        spares_attempts: false,
    };
}

pub type StepId = usize;
/// From 1, in the order of registration.
pub type WorkerId = usize;
/// From 0.
pub type LaneId = usize;

/// A step of the one task there is.
#[derive(Debug, Eq, Hash, PartialEq)]
pub struct Kind {
    /// Steps before it.
    pub parents: &'static [StepId],
    /// Its success is recorded in its own transaction, not in an exchange.
    pub is_sql: bool,
}

pub type Workflow = &'static [Kind];

/// One step.
pub const SINGLE: Workflow = &[Kind { parents: &[], is_sql: false }];
/// One `sql` step.
pub const SQL: Workflow = &[Kind { parents: &[], is_sql: true }];
/// A step, and another one after it.
pub const CHAIN: Workflow = &[Kind { parents: &[], is_sql: false }, Kind { parents: &[0], is_sql: false }];
/// Two steps side by side.
pub const PAIR: Workflow = &[Kind { parents: &[], is_sql: false }, Kind { parents: &[], is_sql: false }];
/// All of these in one task.
pub const MIXED: Workflow = &[
    Kind { parents: &[], is_sql: false },
    Kind { parents: &[0], is_sql: false },
    Kind { parents: &[], is_sql: true },
];

/// The name of a step: a letter.
pub fn name(step: StepId) -> char {
    (b'a' + step as u8) as char
}

/// Worker processes. Each registers again when its registration has ended.
const PROCESSES: usize = 2;
/// Attempts that a step has.
pub const ATTEMPTS: u8 = 2;

/// One claim of a step. No two have the same step and number, in either protocol: where the fence is the
/// attempt, the number is known to the model alone.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Claim {
    pub step: StepId,
    pub number: u8,
    pub attempt: u8,
}

#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Outcome {
    Succeeded,
    Failed,
    /// Ended through no fault of the step.
    Interrupted,
}

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct State {
    pub server: Server,
    /// By worker id, from 1.
    pub clients: Vec<Client>,
    faults_left: u8,
    /// A worker was cut off from time for longer than its lease, and went on.
    pub has_overslept: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    // The worker.
    Register(WorkerId),
    /// It sends a statement, and the server executes it.
    Send(WorkerId, Sent),
    /// A handler ends.
    End(WorkerId, Claim, Outcome),
    /// An `sql` step succeeds: its transaction commits, and the worker hears of it.
    Commit(WorkerId, Claim),
    Heartbeat(WorkerId),
    Promote,
    Rescue,
    Answer(WorkerId, LaneId),
    // Faults.
    /// The connection is lost before the answer arrives.
    LoseAnswer(WorkerId, LaneId),
    /// The connection is lost with a statement that the server has not executed.
    LoseRequest(WorkerId, Sent),
    /// The same, of an `sql` step's commit.
    LoseCommit(WorkerId, Claim),
    /// A statement that was lost executes after all.
    ExecuteLate(WorkerId, Sent),
    /// No heartbeat was answered for most of the lease: the worker ends its registration.
    GiveUp(WorkerId),
    Kill(WorkerId),
    /// The worker stops at once and gives its steps back.
    Stop(WorkerId),
    /// The worker stands still for longer than its lease, and does not notice.
    Oversleep(WorkerId),
}

impl Action {
    /// Whether the server has a part in it.
    pub fn is_on_server(&self) -> bool {
        !matches!(
            self,
            Action::End(..)
                | Action::Answer(..)
                | Action::LoseAnswer(..)
                | Action::LoseRequest(..)
                | Action::LoseCommit(..)
        )
    }

    /// Whether it need not happen. Everything else happens in the end.
    pub fn is_fault(&self) -> bool {
        match self {
            Action::End(_, _, outcome) => *outcome != Outcome::Succeeded,
            Action::ExecuteLate(..)
            | Action::LoseAnswer(..)
            | Action::LoseRequest(..)
            | Action::LoseCommit(..)
            | Action::GiveUp(_)
            | Action::Kill(_)
            | Action::Stop(_)
            | Action::Oversleep(_) => true,
            _ => false,
        }
    }
}

/// The protocol, and how many faults may happen.
#[derive(Clone, Copy, Debug)]
pub struct Checked {
    pub protocol: Protocol,
    pub workflow: Workflow,
    /// That each worker uses.
    pub lanes: usize,
    pub faults: u8,
}

impl Checked {
    fn actions_of(&self, state: &State, worker: WorkerId, client: &Client, actions: &mut Vec<Action>) {
        let asked = || (0..).zip(&client.lanes).filter(|(_, lane)| matches!(lane.lane, Lane::Asked(..)));
        actions.extend(asked().map(|(lane, _)| Action::Answer(worker, lane)));
        actions.extend(client.late.iter().map(|sent| Action::ExecuteLate(worker, sent.clone())));
        for claim in client.running() {
            actions.push(match self.workflow[claim.step].is_sql && client.is_alive {
                true => Action::Commit(worker, claim),
                false => Action::End(worker, claim, Outcome::Succeeded),
            });
        }
        if !client.is_alive {
            return;
        }
        let next = |(id, lane): (LaneId, &Exchanges)| {
            let request = client.next_request(worker, id, &state.server)?;
            let is_new = u8::from(lane.lane == Lane::Idle);
            Some(Sent { lane: id, number: lane.number + is_new, held: lane.held_beside(&request), request })
        };
        let next: Vec<Sent> = client.lanes.iter().enumerate().filter_map(next).collect();
        actions.extend(next.iter().map(|sent| Action::Send(worker, sent.clone())));
        if state.server.is_lost(worker) {
            actions.push(Action::Heartbeat(worker));
        }
        if state.faults_left == 0 {
            return;
        }
        // A settlement is a transaction of several statements: lost on the way, it is rolled back.
        let may_be_late = |sent: &Sent| client.lanes[sent.lane].lane == Lane::Idle;
        actions.extend(next.into_iter().filter(may_be_late).map(|sent| Action::LoseRequest(worker, sent)));
        for claim in client.running() {
            actions.push(Action::End(worker, claim, Outcome::Failed));
            actions.push(match self.workflow[claim.step].is_sql {
                true => Action::LoseCommit(worker, claim),
                false => Action::End(worker, claim, Outcome::Interrupted),
            });
        }
        actions.extend(asked().map(|(lane, _)| Action::LoseAnswer(worker, lane)));
        // A worker with nothing at stake loses nothing.
        if !client.is_idle() || client.held().next().is_some() {
            actions.extend([Action::GiveUp(worker), Action::Kill(worker), Action::Stop(worker)]);
            if !state.has_overslept {
                actions.push(Action::Oversleep(worker));
            }
        }
    }
}

impl Model for Checked {
    type State = State;
    type Action = Action;

    fn init_states(&self) -> Vec<State> {
        let mut server = Server::new(self.workflow);
        for worker in 1..=PROCESSES {
            server.apply(self.protocol, &Action::Register(worker));
        }
        let clients = vec![Client::new(self.lanes); PROCESSES];
        vec![State { server, clients, faults_left: self.faults, has_overslept: false }]
    }

    fn actions(&self, state: &State, actions: &mut Vec<Action>) {
        let alive = state.clients.iter().filter(|client| client.is_alive).count();
        if alive < PROCESSES {
            // At once: nothing depends on when it happens.
            actions.push(Action::Register(state.clients.len() + 1));
            return;
        }
        for (worker, client) in (1..).zip(&state.clients) {
            // Of workers that have done nothing yet, which are alike, one is enough.
            if *client != Client::new(self.lanes) || !state.clients[..worker - 1].contains(client) {
                self.actions_of(state, worker, client, actions);
            }
        }
        if state.server.steps.iter().any(|step| step.phase == Phase::Backoff) {
            actions.push(Action::Promote);
        }
        if state.server.may_rescue() {
            actions.push(Action::Rescue);
        }
    }

    fn next_state(&self, state: &State, action: Action) -> Option<State> {
        let mut next = state.clone();
        let State { server, clients, faults_left, has_overslept } = &mut next;
        if action.is_fault() && !matches!(action, Action::ExecuteLate(..)) {
            *faults_left -= 1;
        }
        let reply = server.apply(self.protocol, &action);
        match action {
            Action::Register(_) => clients.push(Client::new(self.lanes)),
            Action::Send(worker, sent) => {
                let lane = &mut clients[worker - 1].lanes[sent.lane];
                lane.number = sent.number;
                lane.lane = Lane::Asked(sent, reply);
            }
            Action::Answer(worker, lane) => clients[worker - 1].answer(lane),
            Action::End(worker, claim, outcome) => clients[worker - 1].finish(claim, outcome),
            Action::Commit(worker, claim) => clients[worker - 1].forget(claim),
            Action::Heartbeat(worker) if reply == Reply::Alive(false) => {
                clients[worker - 1].end(self.protocol.checks_registration);
            }
            Action::LoseAnswer(worker, lane) => {
                let lane = &mut clients[worker - 1].lanes[lane];
                lane.reconnect(self.protocol, lane.number);
            }
            Action::LoseRequest(worker, sent) => {
                let client = &mut clients[worker - 1];
                client.lanes[sent.lane].reconnect(self.protocol, sent.number);
                client.late.push(sent);
            }
            Action::LoseCommit(worker, claim) => {
                let client = &mut clients[worker - 1];
                client.late.push(Sent::alone(0, Request::Commit { claim }));
                client.finish(claim, Outcome::Interrupted);
            }
            Action::ExecuteLate(worker, sent) => {
                let late = &mut clients[worker - 1].late;
                late.remove(late.iter().position(|other| *other == sent)?);
                if sent.request == Request::Leave && !self.protocol.locks_to_leave {
                    late.push(Sent { request: Request::Remove, ..sent });
                }
            }
            Action::GiveUp(worker) => clients[worker - 1].end(self.protocol.checks_registration),
            Action::Kill(worker) => clients[worker - 1].end(true),
            Action::Stop(worker) => {
                let client = &mut clients[worker - 1];
                client.end(true);
                client.late.push(Sent::alone(client.lanes[0].number, Request::Leave));
            }
            Action::Oversleep(_) => *has_overslept = true,
            Action::Heartbeat(_) | Action::Promote | Action::Rescue => {}
        }
        Some(next)
    }

    fn properties(&self) -> Vec<Property<Self>> {
        properties::all()
    }
}
