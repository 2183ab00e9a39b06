//! Random histories: what several workers and a person do, through the program's
//! own statements, each on a connection of its own.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;
use tasker::db::queries::queues::pause_queue::pause_queue;
use tasker::db::queries::queues::resume_queue::resume_queue;
use tasker::db::queries::steps::claim_steps::{Watermarks, claim_steps};
use tasker::db::queries::steps::complete_steps::{self, complete_steps};
use tasker::db::queries::steps::fail_steps::{self, fail_steps};
use tasker::db::queries::steps::promote_steps::promote_steps;
use tasker::db::queries::steps::release_steps::release_steps;
use tasker::db::queries::workers::register_worker::{Registration, register_worker};
use tasker::db::{Exchange, HeldClaims, Lane, Session};
use tasker::engine::submit::{NewTask, submit as submit_tasks};
use tasker::engine::surgery::{self, Operation, StepSelector, operate};
use tasker::engine::templates;
use tasker::engine::worker::rescue;
use tasker::error::{Result, server_error};
use tasker::model::room::{Limits, Room};
use tasker::model::surgery::Action;
use tasker::model::template::TemplateName;
use tokio_postgres::Client;

use crate::common::cancel;
use crate::workflows;

/// Who acts at once.
pub const ACTORS: usize = 4;

/// One thing that somebody does. Which step or task is meant is a place among those there are.
#[derive(Clone, Debug)]
pub enum Act {
    Nothing,
    Claim {
        most: usize,
    },
    /// The steps held succeed, but for each `keep`-th; the worker takes children for `room`.
    Complete {
        keep: usize,
        room: usize,
    },
    /// The steps held fail, but for each `keep`-th.
    Fail {
        keep: usize,
        permanent: bool,
        waits: bool,
    },
    Promote,
    /// The worker stops and gives back what it holds.
    Stop,
    /// The worker is cut off; the others take back what it holds.
    Die,
    Cancel {
        task: Index,
    },
    /// A person pauses a queue, if a workflow has named it.
    Pause {
        queue: usize,
    },
    Resume {
        queue: usize,
    },
    /// A person changes some steps of a task.
    Operate {
        action: Action,
        task: Index,
        steps: Vec<Index>,
    },
}

/// What happens at once, and whether every backoff ends before.
#[derive(Clone, Debug)]
pub struct Round {
    pub time_passes: bool,
    pub acts: Vec<Act>,
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        3 => Just(Action::Retry),
        3 => Just(Action::Reset),
        3 => Just(Action::Resolve),
        1 => Just(Action::Cancel),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        2 => Just(Act::Nothing),
        8 => (1usize..5).prop_map(|most| Act::Claim { most }),
        6 => (2usize..5, 0usize..4).prop_map(|(keep, room)| Act::Complete { keep, room }),
        4 => (2usize..5, prop::bool::weighted(0.3), any::<bool>())
            .prop_map(|(keep, permanent, waits)| Act::Fail { keep, permanent, waits }),
        2 => Just(Act::Promote),
        1 => Just(Act::Stop),
        1 => Just(Act::Die),
        1 => any::<Index>().prop_map(|task| Act::Cancel { task }),
        1 => (0..workflows::QUEUES.len()).prop_map(|queue| Act::Pause { queue }),
        2 => (0..workflows::QUEUES.len()).prop_map(|queue| Act::Resume { queue }),
        6 => (action(), any::<Index>(), prop::collection::vec(any::<Index>(), 1..4))
            .prop_map(|(action, task, steps)| Act::Operate { action, task, steps }),
    ]
}

pub fn rounds() -> impl Strategy<Value = Vec<Round>> {
    let round = (prop::bool::weighted(0.3), prop::collection::vec(act(), ACTORS))
        .prop_map(|(time_passes, acts)| Round { time_passes, acts });
    prop::collection::vec(round, 4..20)
}

/// Makes tasks of a workflow.
pub async fn submit(session: &mut Session, steps: &[workflows::Step], tasks: usize) {
    let template = workflows::template("random", steps);
    templates::apply(session, std::slice::from_ref(&template)).await.expect("a valid template");
    let name = TemplateName { namespace: "props".into(), name: template.name, version: None };
    submit_tasks(session, &name, &vec![NewTask::default(); tasks]).await.expect("submitted");
}

/// Ends every backoff, in both places that say when it does.
pub async fn let_time_pass(client: &Client) {
    client
        .batch_execute(
            "update tasker_backoff_steps set next_attempt_at = now() - interval '1 second';
             update tasker_workflow_steps step
                set next_attempt_at = waiting.next_attempt_at
               from tasker_backoff_steps waiting
              where waiting.workflow_step_id = step.workflow_step_id",
        )
        .await
        .expect("time passes");
}

/// A worker, or a person, with a connection of its own.
pub struct Actor {
    session: Session,
    worker_id: i64,
    lane: Lane,
}

impl Actor {
    pub async fn new(session: Session) -> Actor {
        let worker_id = register(&session).await;
        Actor { session, worker_id, lane: Lane::new(0) }
    }

    /// Does it. What the state machine forbids is refused, which is no failure.
    pub async fn act(&mut self, act: &Act) -> Result<()> {
        match act {
            Act::Nothing => {}
            Act::Claim { most } => {
                let exchange = self.next_exchange().await;
                claim_steps(
                    &self.session,
                    self.worker_id,
                    exchange,
                    Limits::default(),
                    &Watermarks::default(),
                    &Room::for_any(*most),
                    1,
                )
                .await?;
            }
            Act::Complete { keep, room } => {
                let exchange = self.next_exchange().await;
                let (step_ids, claim_numbers) = self.held(*keep).await;
                let results = vec![json!({ "done": true }).into(); step_ids.len()];
                let finished = complete_steps::Columns { step_ids, claim_numbers, results };
                complete_steps(
                    &self.session,
                    self.worker_id,
                    Some(exchange),
                    &finished,
                    Some(&Room::for_any(*room)),
                    None,
                )
                .await?;
            }
            Act::Fail { keep, permanent, waits } => {
                let exchange = self.next_exchange().await;
                let (step_ids, claim_numbers) = self.held(*keep).await;
                let count = step_ids.len();
                let failed = fail_steps::Columns {
                    step_ids,
                    claim_numbers,
                    failures: vec![json!({ "message": "told to" }); count],
                    waits_ms: vec![if *waits { 3_600_000 } else { 0 }; count],
                    requested_seconds: vec![waits.then_some(3600); count],
                    permanent: vec![*permanent; count],
                    interrupted: vec![*waits; count],
                };
                fail_steps(&self.session, self.worker_id, exchange, &failed).await?;
            }
            Act::Promote => {
                promote_steps(&self.session, 100).await?;
            }
            Act::Stop => {
                release_steps(&self.session, &[self.worker_id], false).await?;
            }
            Act::Die => {
                let silent = "update tasker_workers set last_heartbeat_at = now() - interval '1 hour' where worker_id = $1";
                self.session.execute(silent, &[&self.worker_id]).await?;
                rescue(&mut self.session, true).await?;
                (self.worker_id, self.lane) = (register(&self.session).await, Lane::new(0));
            }
            Act::Cancel { task } => {
                let task_id = self.task(*task).await;
                refused_or_done(cancel(&mut self.session, task_id).await)?;
            }
            Act::Pause { queue } => {
                pause_queue(&self.session, workflows::QUEUES[*queue], "test", None).await?;
            }
            Act::Resume { queue } => {
                resume_queue(&self.session, workflows::QUEUES[*queue]).await?;
            }
            Act::Operate { action, task, steps } => {
                let open = match action {
                    Action::Retry | Action::Reset => "to_state = 'error'",
                    Action::Resolve => {
                        "not in_process and (to_state is null or to_state in ('pending', 'error'))"
                    }
                    Action::Cancel => "to_state is null or to_state in ('pending', 'in_progress', 'error')",
                };
                let (task_id, step_ids) = self.some_steps(*task, steps, open).await;
                let actor = surgery::Actor { by: "test", reason: Some("by hand") };
                let steps = StepSelector::These(step_ids);
                let operation = Operation { task_id, steps: &steps, action: *action, result: None, actor };
                refused_or_done(operate(&mut self.session, operation).await)?;
            }
        }
        Ok(())
    }

    /// Names every claim that it holds.
    async fn next_exchange(&mut self) -> Exchange {
        let (step_ids, claim_numbers) = self.held(usize::MAX).await;
        self.lane.open_next().beside(HeldClaims { step_ids, claim_numbers })
    }

    /// The steps this worker holds with their claim numbers, but for each `keep`-th.
    async fn held(&self, keep: usize) -> (Vec<i64>, Vec<i32>) {
        let held = "select workflow_step_id, claim_number from tasker_workflow_steps
                     where claimed_by = $1 order by workflow_step_id";
        let rows = self.session.query(held, &[&self.worker_id]).await.expect("its steps");
        let kept = |place: usize| !(place + 1).is_multiple_of(keep);
        rows.iter()
            .enumerate()
            .filter(|(place, _)| kept(*place))
            .map(|(_, row)| (row.get::<_, i64>(0), row.get::<_, i32>(1)))
            .unzip()
    }

    async fn task(&self, place: Index) -> i64 {
        let tasks = "select task_id from tasker_tasks order by task_id";
        let rows = self.session.query(tasks, &[]).await.expect("the tasks");
        rows[place.index(rows.len())].get(0)
    }

    /// Some steps of a task, of those in these states if there are any.
    async fn some_steps(&self, task: Index, places: &[Index], states: &str) -> (i64, Vec<i64>) {
        let task_id = self.task(task).await;
        let steps = format!(
            "select workflow_step_id from tasker_workflow_steps
               left join tasker_workflow_step_transitions using (workflow_step_id)
              where task_id = $1 and (most_recent or most_recent is null) and ({states})
              order by workflow_step_id"
        );
        let rows = self
            .session
            .client()
            .query(&self.session.qualified(&steps), &[&task_id])
            .await
            .expect("the steps");
        if rows.is_empty() {
            return (task_id, Vec::new());
        }
        let mut ids: Vec<i64> = places.iter().map(|place| rows[place.index(rows.len())].get(0)).collect();
        ids.sort_unstable();
        ids.dedup();
        (task_id, ids)
    }
}

/// A refusal is an answer; what the server says of a statement is not.
fn refused_or_done<T>(outcome: Result<T>) -> Result<()> {
    match outcome {
        Err(error) if server_error(&error).is_some() => Err(error),
        _ => Ok(()),
    }
}

pub async fn register(session: &Session) -> i64 {
    // Nobody heartbeats here: only who is told to die is lost.
    let registration = Registration {
        host: "here",
        pid: 1,
        version: "0.1.0",
        concurrency: 4,
        lease_seconds: 600,
        ..Registration::default()
    };
    register_worker(session, &registration).await.expect("a worker")
}
