//! Why a step or a task is not moving: what is known of it, and what follows from that.

use std::collections::{HashMap, HashSet, VecDeque};

use jiff::Timestamp;
use serde::Serialize;

use super::queue::Pause;
use super::reason::{Code, Reason};
use super::state::State;
use super::step::Neighbour;

/// A holder's clock and the database's may differ by this much before it is worth a word, in seconds.
const CLOCK_TOLERANCE_SECONDS: i64 = 60;
/// A backoff longer than this was not drawn by any template of ours: its clock jumped, in seconds.
const LONGEST_BACKOFF_SECONDS: i64 = 7 * 86_400;

/// The worker that holds a step, as its row says.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    pub worker_id: i64,
    /// Absent, as are the others, once the worker's row is gone.
    pub host: Option<String>,
    pub pid: Option<i32>,
    pub last_heartbeat_at: Option<Timestamp>,
    pub lease_ends_at: Option<Timestamp>,
}

/// All that decides whether, when and by whom a step is run next.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    pub step_id: i64,
    pub task_id: i64,
    pub name: String,
    /// As a person writes it: `namespace/name@version`.
    pub workflow: String,
    pub state: State,
    /// When the step entered its state; `None` before its first transition.
    pub since: Option<Timestamp>,
    pub task_state: State,
    pub queue: String,
    pub priority: i16,
    pub attempts: i32,
    pub retry_limit: i32,
    pub retryable: bool,
    pub remaining_parents: i32,
    pub in_process: bool,
    pub processed: bool,
    pub last_attempted_at: Option<Timestamp>,
    /// The moment in the backoff queue; `None` where the step has no entry.
    pub next_attempt_at: Option<Timestamp>,
    pub claim: Option<Claim>,
    /// Whether the workflow's definition, and the handler with it, is stored.
    pub has_definition: bool,
    /// What the newest failure said.
    pub last_error: Option<String>,
    pub failed_at: Option<Timestamp>,
    /// Since when the step has been in the ready queue; `None` where it has no entry.
    pub queued_at: Option<Timestamp>,
    /// Steps before it in its queue; above 1,000 not counted.
    pub steps_ahead: i64,
    /// The database's clock.
    pub as_of: Timestamp,
}

/// Who serves a queue.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueCondition {
    /// Live workers that serve it.
    pub live_workers: i64,
    /// Steps these may run side by side.
    pub capacity: i64,
    /// Steps these run.
    pub running: i64,
    /// Steps completed a second lately, over all queues; `None` where nothing was.
    pub steps_per_second: Option<f64>,
    pub paused: Option<Pause>,
}

/// How long a step of this name took before.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct UsualDuration {
    /// Attempts looked at.
    pub attempts: i64,
    pub median_seconds: f64,
    pub longest_seconds: f64,
}

/// A transaction that keeps dead rows from being cleaned away.
#[derive(Clone, Debug, PartialEq)]
pub struct Snapshot {
    pub pid: i32,
    pub user: Option<String>,
    pub application: String,
    pub seconds: f64,
}

/// Where an unfinished step stands, at a glance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// It has failed, or something is wrong: nothing will run it.
    Stopped,
    /// What comes after it waits in vain.
    Cancelled,
    /// Its worker is silent past its lease, or gone.
    Lost,
    /// In a queue, and free to be claimed.
    Ready,
    Backoff,
    Running,
    /// For parents.
    Waiting,
}

impl Place {
    pub const ALL: [Place; 7] = [
        Place::Stopped,
        Place::Cancelled,
        Place::Lost,
        Place::Ready,
        Place::Backoff,
        Place::Running,
        Place::Waiting,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Place::Stopped => "stopped",
            Place::Cancelled => "cancelled",
            Place::Lost => "lost",
            Place::Ready => "ready",
            Place::Backoff => "backoff",
            Place::Running => "running",
            Place::Waiting => "waiting",
        }
    }
}

/// An unfinished step among those that something waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    pub step_id: i64,
    pub place: Place,
    pub queue: String,
    /// Parents that are neither complete nor resolved.
    pub remaining_parents: i32,
    /// Empty unless it waits for some; the finished are among them.
    pub parents: Vec<i64>,
}

impl Unfinished {
    /// Whether it waits for parents that were not read, being too many.
    pub fn is_cut(&self) -> bool {
        self.place == Place::Waiting && self.parents.is_empty()
    }
}

/// Of the unfinished steps of a task the one asked about and those it waits for, however far, a step before those it
/// waits for.
pub fn steps_before(asked: i64, steps: Vec<Unfinished>) -> Vec<Unfinished> {
    let mut unmet: HashMap<i64, Unfinished> = steps.into_iter().map(|step| (step.step_id, step)).collect();
    let mut before: Vec<Unfinished> = unmet.remove(&asked).into_iter().collect();
    let mut next = 0;
    while next < before.len() {
        let parents: Vec<Unfinished> =
            before[next].parents.iter().filter_map(|parent| unmet.remove(parent)).collect();
        before.extend(parents);
        next += 1;
    }
    before
}

/// The parents of steps that wait for more than is unfinished: those that are not among `steps`. What these wait for in
/// vain is among them.
pub fn missing_parents(steps: &[Unfinished]) -> Vec<i64> {
    let known: HashSet<i64> = steps.iter().map(|step| step.step_id).collect();
    let mut missing = Vec::new();
    for step in steps {
        let gone: Vec<i64> = step.parents.iter().copied().filter(|parent| !known.contains(parent)).collect();
        if step.parents.len() - gone.len() < step.remaining_parents.max(0) as usize {
            missing.extend(gone);
        }
    }
    missing.sort_unstable();
    missing.dedup();
    missing
}

/// The shortest way from a step up through what it waits for to another: both ends included;
/// empty where there is none.
pub fn shortest_chain(from: i64, to: i64, steps: &[Unfinished]) -> Vec<i64> {
    let parents: HashMap<i64, &[i64]> =
        steps.iter().map(|step| (step.step_id, step.parents.as_slice())).collect();
    let mut came_from: HashMap<i64, i64> = HashMap::new();
    let mut seen = HashSet::from([from]);
    let mut next = VecDeque::from([from]);
    while let Some(step) = next.pop_front() {
        if step == to {
            let mut chain: Vec<i64> =
                std::iter::successors(Some(to), |step| came_from.get(step).copied()).collect();
            chain.reverse();
            return chain;
        }
        for &parent in parents.get(&step).copied().unwrap_or_default() {
            if parents.contains_key(&parent) && seen.insert(parent) {
                came_from.insert(parent, step);
                next.push_back(parent);
            }
        }
    }
    Vec::new()
}

/// What lies around a step.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// Some of the parents it waits for.
    pub parents: Vec<Neighbour>,
    pub queue: QueueCondition,
    /// Of a step that is running.
    pub usual: Option<UsualDuration>,
    /// The oldest transaction, if it is old enough to matter.
    pub snapshot: Option<Snapshot>,
}

/// The reasons why a step is not done, what keeps it first; never empty.
pub fn judge(step: &Condition, around: &Surroundings) -> Vec<Reason> {
    let queue = &around.queue;
    let mut reasons = contradictions(step);
    if !reasons.is_empty() {
        return reasons;
    }
    match step.state {
        State::Complete | State::ResolvedManually => {
            reasons.push(Reason::Finished { state: step.state, at: step.since });
            return reasons;
        }
        State::Cancelled => {
            reasons.push(Reason::Cancelled { at: step.since });
            return reasons;
        }
        _ if step.task_state.is_final() => {
            reasons.push(Reason::TaskFinished { task_state: step.task_state });
            return reasons;
        }
        State::InProgress => reasons.extend(in_progress(step, queue, around.usual)),
        State::Error => reasons.push(match step.next_attempt_at {
            Some(until) => Reason::InBackoff {
                until,
                attempts: step.attempts,
                retry_limit: step.retry_limit,
                last_error: step.last_error.clone(),
                failed_at: step.failed_at,
            },
            None => gave_up(step),
        }),
        State::Pending if step.remaining_parents > 0 && around.parents.is_empty() => {
            let what = "it counts parents that are not done, and all of them are";
            reasons.push(Reason::StateDisagrees { what: what.to_owned(), task_id: step.task_id });
        }
        State::Pending if step.remaining_parents > 0 => {
            reasons.push(Reason::WaitingForParents {
                remaining: step.remaining_parents,
                parents: around.parents.clone(),
            });
            // Not what keeps it now, and what will.
            reasons.extend(paused(step, queue));
        }
        State::Pending if step.queued_at.is_none() => reasons.push(gave_up(step)),
        State::Pending => {}
    }
    let waits_for_worker = match step.state {
        State::Pending => step.queued_at.is_some() && step.remaining_parents <= 0,
        // A due backoff is ended by whoever is alive, if anybody is.
        State::Error => step
            .next_attempt_at
            .is_some_and(|until| until <= step.as_of || queue.live_workers == 0 || queue.paused.is_some()),
        _ => false,
    };
    if waits_for_worker {
        reasons.insert(0, waiting_for_worker(step, queue));
        if let Some(paused) = paused(step, queue) {
            match queue.live_workers {
                // Resumed, it still has nobody to run it.
                0 => reasons.insert(0, paused),
                _ => reasons[0] = paused,
            }
        }
        if step.state == State::Pending && !step.has_definition {
            reasons.insert(0, Reason::HandlerMissing);
        }
    }
    let is_moving = reasons.first().is_some_and(|reason| reason.code().moves_by_itself());
    reasons.extend(clock(step));
    if let Some(snapshot) = around.snapshot.as_ref().filter(|_| is_moving && waits_for_worker) {
        reasons.push(Reason::HorizonPinned {
            pid: snapshot.pid,
            user: snapshot.user.clone(),
            application: snapshot.application.clone(),
            seconds: snapshot.seconds,
        });
    }
    reasons
}

fn gave_up(step: &Condition) -> Reason {
    let (attempts, retry_limit) = (step.attempts, step.retry_limit);
    let (last_error, failed_at) = (step.last_error.clone(), step.failed_at);
    if attempts >= retry_limit {
        Reason::AttemptsExhausted { attempts, retry_limit, last_error, failed_at }
    } else {
        Reason::NotRetryable { attempts, retry_limit, last_error, failed_at }
    }
}

fn in_progress(step: &Condition, queue: &QueueCondition, usual: Option<UsualDuration>) -> Vec<Reason> {
    let Some(claim) = &step.claim else { return Vec::new() };
    let is_alive = claim.lease_ends_at.is_some_and(|end| end >= step.as_of);
    let (worker_id, host, pid) = (claim.worker_id, claim.host.clone(), claim.pid);
    let started_at = step.last_attempted_at;
    if is_alive {
        return vec![Reason::Running {
            worker_id,
            host,
            pid,
            started_at,
            last_heartbeat_at: claim.last_heartbeat_at,
            usual,
        }];
    }
    let lost = Reason::ClaimedByDeadWorker {
        worker_id,
        host,
        pid,
        started_at,
        last_heartbeat_at: claim.last_heartbeat_at,
        lease_ended_at: claim.lease_ends_at,
        live_workers: queue.live_workers,
    };
    if queue.live_workers > 0 {
        return vec![lost];
    }
    // Rescued or not, nobody would run it.
    vec![Reason::NoWorker { queue: step.queue.clone() }, lost]
}

fn paused(step: &Condition, queue: &QueueCondition) -> Option<Reason> {
    queue.paused.as_ref().map(|pause| Reason::QueuePaused {
        queue: step.queue.clone(),
        steps_ahead: step.steps_ahead,
        queued_at: step.queued_at,
        paused: pause.clone(),
    })
}

fn waiting_for_worker(step: &Condition, queue: &QueueCondition) -> Reason {
    let (name, steps_ahead) = (step.queue.clone(), step.steps_ahead);
    if queue.live_workers == 0 {
        return Reason::NoWorker { queue: name };
    }
    if queue.running < queue.capacity {
        return Reason::NextInLine { queue: name, steps_ahead, queued_at: step.queued_at };
    }
    let rate = queue.steps_per_second.filter(|rate| *rate > 0.0);
    Reason::WorkersFull {
        queue: name,
        steps_ahead,
        queued_at: step.queued_at,
        running: queue.running,
        capacity: queue.capacity,
        steps_per_second: rate,
        starts_in_seconds: rate.map(|rate| (steps_ahead + 1) as f64 / rate),
    }
}

/// What cannot be true at once. Only what makes the step immobile or its other
/// columns worthless is looked for; `check consistency` compares everything.
fn contradictions(step: &Condition) -> Vec<Reason> {
    let may_run = step.attempts < step.retry_limit && (step.retryable || step.attempts == 0);
    let is_free = !step.state.is_final() && !step.task_state.is_final();
    let is_running = step.state == State::InProgress;
    let what = if step.state.is_final() != step.processed {
        "its transition and the flag processed disagree"
    } else if is_running != step.in_process {
        "its transition and the flag in_process disagree"
    } else if is_running && step.claim.is_none() {
        "it is in progress, and no worker has claimed it"
    } else if step.queued_at.is_some() && step.state != State::Pending {
        "it is in the ready queue without being pending"
    } else if is_free
        && step.state == State::Pending
        && step.remaining_parents <= 0
        && step.queued_at.is_none()
        && may_run
    {
        "it is ready, and not in the ready queue"
    } else if is_free
        && step.state == State::Error
        && step.remaining_parents <= 0
        && step.next_attempt_at.is_none()
        && may_run
    {
        "an attempt is left, and it is not in the backoff queue"
    } else {
        return Vec::new();
    };
    vec![Reason::StateDisagrees { what: what.to_owned(), task_id: step.task_id }]
}

fn clock(step: &Condition) -> Option<Reason> {
    let ahead = |at: Option<Timestamp>| at.map_or(0, |at| at.duration_since(step.as_of).as_secs());
    let heartbeat = ahead(step.claim.as_ref().and_then(|claim| claim.last_heartbeat_at));
    let backoff = ahead(step.next_attempt_at);
    let (what, seconds) = if heartbeat > CLOCK_TOLERANCE_SECONDS {
        ("its worker's heartbeat lies in the future", heartbeat)
    } else if backoff > LONGEST_BACKOFF_SECONDS {
        ("its backoff ends further off than any that is drawn", backoff)
    } else {
        return None;
    };
    Some(Reason::ClockJumped { what: what.to_owned(), seconds })
}

/// Whether a person has to do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It will not move by itself.
    Stuck,
    /// It moves, or will, without anybody's doing.
    Moving,
    Finished,
}

impl Verdict {
    /// What reasons amount to, the deciding one first.
    pub fn of(reasons: &[Reason]) -> Verdict {
        match reasons.first().map(Reason::code) {
            Some(Code::Finished | Code::Cancelled | Code::TaskFinished) => Verdict::Finished,
            Some(code) if code.moves_by_itself() => Verdict::Moving,
            _ => Verdict::Stuck,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Stuck => "stuck",
            Verdict::Moving => "moving",
            Verdict::Finished => "finished",
        }
    }
}

/// One step and the reasons why it is not done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepFinding {
    pub step_id: i64,
    pub name: String,
    pub state: State,
    /// What keeps it first.
    pub reasons: Vec<Reason>,
    /// Commands that mend it, the most likely first.
    pub mend: Vec<String>,
}

/// A step that others wait for and that waits for no step itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Blocker {
    #[serde(flatten)]
    pub finding: StepFinding,
    /// The steps from the one asked about to this one, both included, by the shortest way; empty where
    /// a whole task was asked about.
    pub chain_ids: Vec<i64>,
    /// The first and the last of them.
    pub chain: Vec<Neighbour>,
}

/// How many of the steps something waits for stand where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct PlaceCount {
    pub place: Place,
    pub steps: usize,
}

/// Why one step is not done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepDiagnosis {
    pub task_id: i64,
    pub workflow: String,
    pub verdict: Verdict,
    #[serde(flatten)]
    pub finding: StepFinding,
    #[serde(flatten)]
    pub blocked: Blocked,
    /// The database's clock when this was read.
    pub as_of: Timestamp,
}

/// Why one task is not done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TaskDiagnosis {
    pub task_id: i64,
    pub workflow: String,
    pub state: State,
    pub verdict: Verdict,
    pub remaining_steps: i64,
    #[serde(flatten)]
    pub blocked: Blocked,
    /// The database's clock when this was read.
    pub as_of: Timestamp,
}

impl Blocker {
    /// Whether those who wait for it wait in vain until somebody does something.
    pub fn is_stuck(&self) -> bool {
        let reasons = &self.finding.reasons;
        Verdict::of(reasons) == Verdict::Stuck
            || reasons.first().is_some_and(|reason| reason.code() == Code::Cancelled)
    }
}

/// What a step or a task waits for, followed to its roots.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Blocked {
    /// The root blockers, those that will not move by themselves first. A few of each place.
    pub blockers: Vec<Blocker>,
    /// All steps looked at, by where they stand.
    pub places: Vec<PlaceCount>,
    /// There were more steps than are looked at.
    pub is_partial: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ready() -> Condition {
        Condition {
            step_id: 7,
            task_id: 1,
            name: "ship".to_owned(),
            workflow: "shop/order@1.0.0".to_owned(),
            state: State::Pending,
            since: None,
            task_state: State::InProgress,
            queue: "default".to_owned(),
            priority: 0,
            attempts: 0,
            retry_limit: 3,
            retryable: true,
            remaining_parents: 0,
            in_process: false,
            processed: false,
            last_attempted_at: None,
            next_attempt_at: None,
            claim: None,
            has_definition: true,
            last_error: None,
            failed_at: None,
            queued_at: Some(Timestamp::UNIX_EPOCH),
            steps_ahead: 10,
            as_of: Timestamp::UNIX_EPOCH,
        }
    }

    fn served(running: i64) -> Surroundings {
        let queue = QueueCondition {
            live_workers: 1,
            capacity: 4,
            running,
            steps_per_second: Some(2.0),
            paused: None,
        };
        Surroundings { queue, ..Surroundings::default() }
    }

    fn codes(step: &Condition, around: &Surroundings) -> Vec<Code> {
        judge(step, around).iter().map(Reason::code).collect()
    }

    #[test]
    fn an_old_transaction_is_told_to_what_waits_for_a_worker() {
        let snapshot = Snapshot { pid: 9, user: None, application: "report".to_owned(), seconds: 7200.0 };
        let around = Surroundings { snapshot: Some(snapshot), ..served(0) };
        assert_eq!(codes(&ready(), &around), [Code::NextInLine, Code::HorizonPinned]);
        let waiting = Condition { remaining_parents: 1, queued_at: None, ..ready() };
        assert!(!codes(&waiting, &around).contains(&Code::HorizonPinned));
    }

    #[test]
    fn full_workers_give_an_estimate() {
        let reasons = judge(&ready(), &served(4));
        let Reason::WorkersFull { starts_in_seconds, .. } = &reasons[0] else { panic!("{reasons:?}") };
        assert_eq!(*starts_in_seconds, Some(5.5));
    }

    #[test]
    fn a_failed_step_is_exhausted_or_refused_and_what_contradicts_itself_is_neither() {
        let failed = Condition { state: State::Error, queued_at: None, attempts: 3, ..ready() };
        assert_eq!(codes(&failed, &served(0)), [Code::AttemptsExhausted]);
        let refused = Condition { attempts: 1, retryable: false, ..failed.clone() };
        assert_eq!(codes(&refused, &served(0)), [Code::NotRetryable]);
        let forgotten = Condition { attempts: 1, ..failed.clone() };
        assert_eq!(codes(&forgotten, &served(0)), [Code::StateDisagrees]);
        let flagged = Condition { in_process: true, ..failed };
        assert_eq!(codes(&flagged, &served(0)), [Code::StateDisagrees]);
    }

    #[test]
    fn whatever_decides_is_a_verdict() {
        for code in Code::ALL {
            let ends = matches!(code, Code::TaskFinished | Code::Cancelled | Code::Finished);
            assert!(!(ends && code.moves_by_itself()), "{}", code.as_str());
        }
        assert_eq!(Verdict::of(&[]), Verdict::Stuck);
    }

    #[test]
    fn the_shortest_of_many_ways_is_found_and_circles_end() {
        // Two hundred levels of two steps, each tied to both of the level before, and a shortcut.
        let mut steps: Vec<Unfinished> = (0..400)
            .map(|step| Unfinished {
                step_id: step,
                place: Place::Waiting,
                queue: "default".to_owned(),
                remaining_parents: 2,
                parents: if step < 2 { vec![] } else { vec![step / 2 * 2 - 2, step / 2 * 2 - 1] },
            })
            .collect();
        assert_eq!(shortest_chain(398, 0, &steps).len(), 200);
        steps[398].parents.push(4);
        assert_eq!(shortest_chain(398, 0, &steps), [398, 4, 2, 0]);
        steps[0].parents.push(398);
        assert_eq!(shortest_chain(398, 1, &steps), [398, 4, 2, 1]);
        assert_eq!(shortest_chain(398, 777, &steps), [0; 0]);
    }
}
