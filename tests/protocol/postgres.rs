//! The server's part of each action as the real statements.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde_json::json;
use stateright::Model;
use tasker::db::queries::steps::claim_steps::{Watermarks, claim_steps};
use tasker::db::queries::steps::complete_steps::{self, complete_steps};
use tasker::db::queries::steps::fail_steps::{self, fail_steps};
use tasker::db::queries::steps::promote_steps::promote_steps;
use tasker::db::queries::steps::release_steps::{Released, release_claims, release_steps};
use tasker::db::queries::workers::heartbeat_worker::{Beat, heartbeat_worker};
use tasker::db::queries::workers::lost_workers::lost_workers;
use tasker::db::queries::workers::register_worker::{Registration, register_worker};
use tasker::db::queries::workers::remove_workers::remove_workers;
use tasker::db::queries::workers::settle_exchange::settle_exchange;
use tasker::db::queries::workers::settled_claims::settled_claims;
use tasker::db::{Exchange, HeldClaims, LANES, Session};
use tasker::model::room::{Limits, Room};
use tokio_postgres::Error;

use crate::common::TestDatabase;
use crate::model::{
    ATTEMPTS, Action, Checked, Claim, Kind, Outcome, State, StepId, WorkerId, Workflow, name,
};
use crate::server::{
    Exchanged, Ghost, Phase, Reply, Request, SUSPECT_LOSSES, Sent, Server, Settled, Step, Worker,
};

const STEPS: &str = "
    select step.workflow_step_id, step.claim_number, coalesce(step.attempts, 0) as attempts, step.interruptions,
           step.losses::integer as losses, step.claimed_by,
           case when step.in_process then 'in_progress' else coalesce(current.to_state, 'pending') end as state,
           step.processed, step.in_process, step.remaining_parents, ready.seq, ready.is_suspect,
           backoff.workflow_step_id is not null as is_in_backoff
      from tasker_workflow_steps step
      left join tasker_workflow_step_transitions current
             on current.workflow_step_id = step.workflow_step_id and current.most_recent
      left join tasker_ready_steps ready on ready.workflow_step_id = step.workflow_step_id
      left join tasker_backoff_steps backoff on backoff.workflow_step_id = step.workflow_step_id
     order by step.workflow_step_id";

const WORKERS: &str = "
    select worker.worker_id, exchange.lane, exchange.number, exchange.held_step_ids, exchange.held_claim_numbers,
           worker.last_heartbeat_at < clock_timestamp() - worker.lease_seconds * interval '1 second' as is_silent
      from tasker_workers worker
      join tasker_worker_exchanges exchange on exchange.worker_id = worker.worker_id
     order by worker.worker_id, exchange.lane";

const LEASE_RUNS_OUT: &str = "
    update tasker_workers set last_heartbeat_at = clock_timestamp() - interval '1 day' where worker_id = $1";

/// A database with one task, on which actions are done.
pub struct Replica {
    session: Session,
    workflow: Workflow,
    /// The database's ids, by those of the model.
    step_ids: Vec<i64>,
    worker_ids: Vec<i64>,
    heartbeats: i64,
    database: Arc<TestDatabase>,
}

impl Replica {
    /// In the model's first state.
    pub async fn new(model: &Checked) -> Replica {
        let step = |(id, kind): (StepId, &Kind)| {
            let parents: Vec<_> = kind.parents.iter().map(|parent| name(*parent)).collect();
            json!({
                "name": name(id),
                "depends_on": parents,
                "handler": { "noop": {} },
                "retry": { "limit": ATTEMPTS },
            })
        };
        let steps: Vec<_> = model.workflow.iter().enumerate().map(step).collect();
        let template = json!({ "name": "protocol", "version": "1.0.0", "steps": steps });
        let database = TestDatabase::with_workflows(&[&template.to_string()]).await;
        let session = database.session().await;
        let mut replica = Replica {
            session,
            workflow: model.workflow,
            step_ids: Vec::new(),
            worker_ids: Vec::new(),
            heartbeats: 0,
            database: Arc::new(database),
        };
        replica.reset(model).await;
        replica
    }

    /// Back to the model's first state, with another task.
    pub async fn reset(&mut self, model: &Checked) {
        let tables = "tasker_tasks, tasker_workflow_steps, tasker_workflow_step_edges, tasker_task_transitions, \
            tasker_workflow_step_transitions, tasker_ready_steps, tasker_backoff_steps, tasker_workers, \
            tasker_worker_exchanges";
        self.batch(&format!("truncate {tables}")).await;
        self.database.tasker(&["task", "submit", "protocol"]).success();
        let ids = "select workflow_step_id from tasker_workflow_steps order by workflow_step_id";
        let rows = self.session.query(ids, &[]).await.expect("the steps");
        self.step_ids = rows.iter().map(|row| row.get(0)).collect();
        self.worker_ids.clear();
        for worker in model.init_states()[0].server.workers.keys() {
            self.apply(&Action::Register(*worker)).await.expect("a registration");
        }
    }

    /// The same database, over another connection.
    async fn beside(&self) -> Replica {
        Replica {
            session: self.database.session().await,
            workflow: self.workflow,
            step_ids: self.step_ids.clone(),
            worker_ids: self.worker_ids.clone(),
            heartbeats: self.heartbeats,
            database: self.database.clone(),
        }
    }

    async fn batch(&self, sql: &str) {
        self.session.script(sql).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"));
    }

    fn step(&self, id: i64) -> StepId {
        self.step_ids.iter().position(|other| *other == id).expect("a step of the task")
    }

    fn released(&self, released: &[Released]) -> Vec<StepId> {
        let mut steps: Vec<StepId> = released.iter().map(|released| self.step(released.step_id)).collect();
        steps.sort_unstable();
        steps
    }

    fn columns(&self, claims: &[Claim]) -> (Vec<i64>, Vec<i32>) {
        claims.iter().map(|claim| (self.step_ids[claim.step], i32::from(claim.number))).unzip()
    }

    /// The server's part of an action.
    async fn apply(&mut self, action: &Action) -> Result<Reply, Error> {
        let session = &self.session;
        Ok(match action {
            Action::Register(_) => {
                let registration = Registration {
                    host: "host",
                    pid: 1,
                    version: "0",
                    concurrency: 2,
                    // It runs out when the model says so, not while the test goes on.
                    lease_seconds: 3600,
                    ..Registration::default()
                };
                self.worker_ids.push(register_worker(session, &registration).await?);
                Reply::Nothing
            }
            Action::Send(worker, sent) | Action::ExecuteLate(worker, sent) => {
                self.execute(*worker, sent).await?
            }
            Action::Commit(worker, claim) => {
                let sent = Sent::alone(0, Request::Commit { claim: *claim });
                self.execute(*worker, &sent).await?
            }
            Action::Heartbeat(worker) => {
                self.heartbeats += 1;
                let worker_id = self.worker_ids[worker - 1];
                let beat = Beat { number: self.heartbeats, answered_at: None };
                let beat = heartbeat_worker(session, worker_id, false, &[], &[], &[], beat).await?;
                Reply::Alive(beat.is_some())
            }
            Action::Promote => Reply::Promoted(promote_steps(session, 1000).await?.promoted as usize),
            Action::Rescue => {
                let lost = lost_workers(session).await?;
                let released = release_steps(session, &lost, true).await?;
                remove_workers(session, &lost).await?;
                Reply::Released(self.released(&released))
            }
            Action::GiveUp(worker)
            | Action::Kill(worker)
            | Action::Stop(worker)
            | Action::Oversleep(worker) => {
                session.execute(LEASE_RUNS_OUT, &[&self.worker_ids[worker - 1]]).await?;
                Reply::Nothing
            }
            _ => Reply::Nothing, // see `Action::is_on_server`
        })
    }

    async fn execute(&self, worker: WorkerId, sent: &Sent) -> Result<Reply, Error> {
        let session = &self.session;
        let worker_id = self.worker_ids[worker - 1];
        let (step_ids, claim_numbers) = self.columns(&sent.held);
        let held = HeldClaims { step_ids, claim_numbers };
        let exchange = Exchange { lane: sent.lane as i16, number: i64::from(sent.number), held };
        Ok(match &sent.request {
            Request::Claim { limit } => {
                let marks = Watermarks::default();
                let claimed = claim_steps(
                    session,
                    worker_id,
                    exchange,
                    Limits::default(),
                    &marks,
                    &Room::for_any(*limit),
                    1,
                )
                .await?;
                let claim = |claimed: &tasker::db::queries::steps::claim_steps::Claimed| Claim {
                    step: self.step(claimed.step_id),
                    number: claimed.claim_number as u8,
                    attempt: claimed.attempt as u8,
                };
                Reply::Claimed(claimed.iter().map(claim).collect())
            }
            Request::Complete { claims, room } => {
                self.complete(worker_id, Some(exchange), claims, *room).await?
            }
            Request::Commit { claim } => self.complete(worker_id, None, &[*claim], 0).await?,
            Request::Fail { outcomes } => {
                let mut failed = fail_steps::Columns::default();
                for (claim, outcome) in outcomes {
                    failed.step_ids.push(self.step_ids[claim.step]);
                    failed.claim_numbers.push(i32::from(claim.number));
                    failed.failures.push(json!({}));
                    failed.waits_ms.push(0);
                    failed.requested_seconds.push(None);
                    failed.permanent.push(false);
                    failed.interrupted.push(*outcome == Outcome::Interrupted);
                }
                let recorded = fail_steps(session, worker_id, exchange, &failed).await?;
                let mut recorded: Vec<StepId> = recorded.iter().map(|step| self.step(step.step_id)).collect();
                recorded.sort_unstable();
                Reply::Failed(recorded)
            }
            Request::Settle { unrecorded, running } => {
                let Some(mut claimed) = settle_exchange(session, worker_id, exchange).await? else {
                    return Ok(Reply::Settled(None));
                };
                let (ids, numbers) = self.columns(unrecorded);
                let claims = settled_claims(session, worker_id, &ids, &numbers).await?;
                let is_held = |claim: &&Claim| {
                    let number = i32::from(claim.number);
                    claims.iter().any(|settled| {
                        settled.is_held
                            && (self.step(settled.step_id), settled.claim_number) == (claim.step, number)
                    })
                };
                let held = unrecorded.iter().filter(is_held).copied().collect();
                let (ids, numbers) = self.columns(running);
                let running: Vec<_> = ids.into_iter().zip(numbers).collect();
                claimed.retain(|claim| !running.contains(claim));
                let released = release_claims(session, &[worker_id], &claimed).await?;
                Reply::Settled(Some(Settled { held, released: self.released(&released) }))
            }
            Request::Leave => {
                for lane in 0..LANES {
                    let number = i64::from(u8::MAX);
                    let newest = Exchange { lane, number, held: HeldClaims::default() };
                    settle_exchange(session, worker_id, newest).await?;
                }
                let released = release_steps(session, &[worker_id], false).await?;
                remove_workers(session, &[worker_id]).await?;
                Reply::Released(self.released(&released))
            }
            Request::Remove => {
                remove_workers(session, &[worker_id]).await?;
                Reply::Nothing
            }
        })
    }

    async fn complete(
        &self,
        worker_id: i64,
        exchange: Option<Exchange>,
        claims: &[Claim],
        room: usize,
    ) -> Result<Reply, Error> {
        let (step_ids, claim_numbers) = self.columns(claims);
        let results = vec![Default::default(); claims.len()]; // null
        let columns = complete_steps::Columns { step_ids, claim_numbers, results };
        let events =
            complete_steps(&self.session, worker_id, exchange, &columns, Some(&Room::for_any(room)), None)
                .await?;
        let (mut recorded, mut claimed) = (Vec::new(), Vec::new());
        for event in events {
            match event {
                complete_steps::Event::Completed { step_id } => recorded.push(self.step(step_id)),
                complete_steps::Event::Claimed { step_id, claim_number, attempt, .. } => {
                    claimed.push(Claim {
                        step: self.step(step_id),
                        number: claim_number as u8,
                        attempt: attempt as u8,
                    });
                }
                complete_steps::Event::Ready { .. } | complete_steps::Event::TaskEnded { .. } => {}
            }
        }
        recorded.sort_unstable();
        Ok(Reply::Completed { recorded, claimed })
    }

    /// The rows, as the model has them.
    async fn server(&self) -> Result<Server, Error> {
        let (steps, workers) =
            tokio::try_join!(self.session.query(STEPS, &[]), self.session.query(WORKERS, &[]))?;
        let mut ready: Vec<(i64, StepId)> = Vec::new();
        let mut read = Vec::new();
        for (id, (row, kind)) in steps.iter().zip(self.workflow).enumerate() {
            let seq: Option<i64> = row.get("seq");
            ready.extend(seq.map(|seq| (seq, id)));
            let (phase, state) = if row.get("processed") {
                (Phase::Complete, "complete")
            } else if row.get("in_process") {
                let holder: i64 = row.get("claimed_by");
                let worker =
                    self.worker_ids.iter().position(|id| *id == holder).expect("a worker of ours") + 1;
                (Phase::Claimed(worker), "in_progress")
            } else if seq.is_some() {
                (Phase::Ready, "pending")
            } else if row.get("is_in_backoff") {
                (Phase::Backoff, "error")
            } else if row.get::<_, i32>("remaining_parents") > 0 {
                (Phase::Waiting, "pending")
            } else {
                (Phase::Error, "error")
            };
            assert_eq!(row.get::<_, &str>("state"), state, "the newest transition of step {}", name(id));
            let count = |column: &str| row.get::<_, i32>(column) as u8;
            let losses = count("losses");
            if let Some(is_suspect) = row.get::<_, Option<bool>>("is_suspect") {
                assert_eq!(is_suspect, losses >= SUSPECT_LOSSES, "the ready row of step {}", name(id));
            }
            read.push(Step {
                kind,
                phase,
                claim_number: count("claim_number"),
                attempts: count("attempts"),
                interruptions: count("interruptions"),
                losses,
                ghost: Ghost::default(),
            });
        }
        ready.sort_unstable();
        let mut registered: BTreeMap<WorkerId, Worker> = BTreeMap::new();
        for row in &workers {
            let holder: i64 = row.get("worker_id");
            let id = self.worker_ids.iter().position(|id| *id == holder).expect("a worker of ours") + 1;
            let worker = registered.entry(id).or_default();
            worker.is_silent = row.get("is_silent");
            let (step_ids, numbers): (Vec<i64>, Vec<i32>) =
                (row.get("held_step_ids"), row.get("held_claim_numbers"));
            let mut held: Vec<_> =
                step_ids.iter().zip(numbers).map(|(id, number)| (self.step(*id), number as u8)).collect();
            held.sort_unstable();
            let number = row.get::<_, i64>("number") as u8;
            worker.lanes[row.get::<_, i16>("lane") as usize] = Exchanged { number, held };
        }
        Ok(Server { steps: read, ready: ready.into_iter().map(|(_, id)| id).collect(), workers: registered })
    }

    /// Does what the tree says, and compares rows and replies with the model's after each action. All of it
    /// is undone.
    ///
    /// # Errors
    /// The actions up to the first difference, and the difference.
    pub async fn follow(&mut self, model: &Checked, tree: &Tree) -> Result<(), String> {
        self.batch("begin").await;
        let first = model.init_states().remove(0).server;
        let followed = self.follow_from(model, &first, tree, &mut Vec::new()).await;
        self.batch("rollback").await;
        followed
    }

    fn follow_from<'a>(
        &'a mut self,
        model: &'a Checked,
        server: &'a Server,
        tree: &'a Tree,
        trace: &'a mut Vec<String>,
    ) -> BoxFuture<'a, Result<(), String>> {
        async move {
            if tree.0.is_empty() {
                return Ok(());
            }
            self.batch("savepoint before").await;
            for (action, below) in &tree.0 {
                let mut expected = server.clone();
                let expected_reply = expected.apply(model.protocol, action);
                trace.push(action.to_string());
                let workers = self.worker_ids.len();
                let reply = self.apply(action).await.unwrap_or_else(|error| panic!("{trace:#?}: {error:?}"));
                let actual = self.server().await.expect("the rows");
                if (&reply, &actual) != (&expected_reply, &expected.without_ghosts()) {
                    return Err(format!(
                        "{}\n\nthe model:\n{expected_reply:?}\n{expected:?}\n\nPostgreSQL:\n{reply:?}\n{actual:?}",
                        trace.join("\n")
                    ));
                }
                self.follow_from(model, &expected, below, trace).await?;
                self.batch("rollback to before").await;
                self.worker_ids.truncate(workers);
                trace.pop();
            }
            self.batch("release before").await;
            Ok(())
        }
        .boxed()
    }

    /// Begins the second action while the first one has not committed. Returns the replies and the
    /// rows that both leave.
    pub async fn at_once(
        &mut self,
        before: &[Action],
        first: &Action,
        second: &Action,
    ) -> (Reply, Reply, Server) {
        for action in before {
            self.apply(action).await.unwrap_or_else(|error| panic!("{action}: {error:?}"));
        }
        let mut other = self.beside().await;
        let pid: i32 = other.session.query_one("select pg_backend_pid()", &[]).await.expect("a pid").get(0);
        let observer = self.database.client().await;
        self.batch("begin").await;
        let one = self.apply(first).await.unwrap_or_else(|error| panic!("{first}: {error:?}"));
        other.batch("begin").await;
        let mut applied = other.apply(second).boxed();
        let waits =
            "select exists (select from pg_stat_activity where pid = $1 and wait_event_type = 'Lock')";
        let two = loop {
            if let Ok(done) = tokio::time::timeout(Duration::from_millis(5), &mut applied).await {
                break Some(done);
            }
            if observer.query_one(waits, &[&pid]).await.expect("an answer").get(0) {
                break None;
            }
        };
        self.batch("commit").await;
        let two = match two {
            Some(done) => {
                drop(applied);
                done
            }
            None => applied.await,
        };
        let two = two.unwrap_or_else(|error| panic!("{second}: {error:?}"));
        other.batch("commit").await;
        (one, two, self.server().await.expect("the rows"))
    }
}

/// Actions on the server, in every order in which some traces have them.
#[derive(Default)]
pub struct Tree(Vec<(Action, Tree)>);

impl Tree {
    /// Of one trace.
    pub fn of(actions: &[Action]) -> Tree {
        let on_server = actions.iter().filter(|action| action.is_on_server());
        on_server.rev().fold(Tree::default(), |below, action| Tree(vec![(action.clone(), below)]))
    }

    /// Of all traces of this length, and of shorter ones that end. What the server does depends on nothing
    /// but its actions before, so traces that differ in the others are one. Returns how many traces there are as well.
    pub fn of_all(model: &Checked, depth: usize) -> (Tree, usize) {
        let mut tree = Tree::default();
        let traces = tree.grow(model, &model.init_states()[0], depth);
        (tree, traces)
    }

    fn grow(&mut self, model: &Checked, state: &State, depth: usize) -> usize {
        let next = if depth == 0 { Vec::new() } else { model.next_steps(state) };
        if next.is_empty() {
            return 1;
        }
        next.into_iter()
            .map(|(action, state)| {
                let below = if action.is_on_server() { self.below(action) } else { &mut *self };
                below.grow(model, &state, depth - 1)
            })
            .sum()
    }

    fn below(&mut self, action: Action) -> &mut Tree {
        let known = self.0.iter().position(|(other, _)| *other == action);
        let place = known.unwrap_or_else(|| {
            self.0.push((action, Tree::default()));
            self.0.len() - 1
        });
        &mut self.0[place].1
    }

    pub fn len(&self) -> usize {
        self.0.iter().map(|(_, below)| 1 + below.len()).sum()
    }
}
