//! The inputs of claimed steps: the contexts of their tasks and the results of their parents.
//!
//! Small ones are read for a batch of steps. A large one is read by itself when a handler asks for it, over a connection
//! that has no other use: it holds up neither claims nor completions. Steps that need it at the same time share it.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Weak};

use tokio::sync::Mutex;

use super::attempt::server_failure;
use super::link;
use super::reconnect::Backoff;
use super::shared::Shared;
use crate::db::queries::steps::parent_results::parent_results;
use crate::db::queries::steps::step_result::step_result;
use crate::db::queries::tasks::task_context::task_context;
use crate::db::queries::tasks::task_inputs::task_inputs;
use crate::db::row::Printed;
use crate::db::{Purpose, Session, sqlstate};
use crate::error::{self, Result};
use crate::handlers::InputValue;
use crate::model::handler::StepFailure;

/// The most bytes of a small value, as `jsonb`.
const SMALL: i32 = 8 << 10;
/// The most bytes of the small contexts of a batch, and of its small results.
const BATCH: i64 = 1 << 20;
/// The most bytes of any value. What comes in through tasker has less: `model::jsonb::MAX_BYTES`.
const LARGEST: i64 = 256 << 20;

/// Reads the inputs of steps; its clones share what they read.
#[derive(Clone)]
pub struct Inputs(Arc<Reader>);

/// The input of a step's handler.
#[derive(Clone, Default)]
pub struct Input {
    /// The task's identity.
    pub identity: String,
    pub context: InputValue,
    /// By the parent's name.
    pub parents: BTreeMap<String, InputValue>,
}

impl Inputs {
    pub fn new(shared: Shared) -> Self {
        Inputs(Arc::new(Reader { shared, state: Mutex::default() }))
    }

    /// Returns the inputs of steps, each given with its task, by the steps' ids.
    ///
    /// # Errors
    /// The server's.
    pub async fn of(&self, session: &Session, steps: &[(i64, i64)]) -> Result<HashMap<i64, Input>> {
        if steps.is_empty() {
            return Ok(HashMap::new());
        }
        let (step_ids, mut task_ids): (Vec<i64>, Vec<i64>) = steps.iter().copied().unzip();
        task_ids.sort_unstable();
        task_ids.dedup();
        let (tasks, parents) = tokio::try_join!(
            task_inputs(session, &task_ids, SMALL, BATCH),
            parent_results(session, &step_ids, SMALL, BATCH)
        )?;
        let tasks = tasks.into_iter().map(|task| {
            let context = self.value(task.context, Source::Context { task_id: task.task_id });
            (task.task_id, Input { identity: task.identity, context, ..Input::default() })
        });
        let tasks: HashMap<i64, Input> = tasks.collect();
        let shared_by_steps = |task_id| tasks.get(task_id).cloned().unwrap_or_default();
        let mut inputs: HashMap<i64, Input> =
            steps.iter().map(|(step_id, task_id)| (*step_id, shared_by_steps(task_id))).collect();
        for parent in parents {
            let source = Source::Result { step_id: parent.parent_id, name: parent.name.clone() };
            let input = inputs.entry(parent.step_id).or_default();
            input.parents.insert(parent.name, self.value(parent.result, source));
        }
        Ok(inputs)
    }

    fn value(&self, read: Option<String>, source: Source) -> InputValue {
        match read {
            Some(text) => InputValue::Read(Arc::new(text)),
            None => {
                let reader = self.0.clone();
                InputValue::Unread(Arc::new(move || {
                    let (reader, source) = (reader.clone(), source.clone());
                    Box::pin(async move { reader.read(source).await })
                }))
            }
        }
    }
}

/// Where a large value is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Source {
    Context { task_id: i64 },
    Result { step_id: i64, name: String },
}

impl Source {
    async fn printed(&self, session: &Session) -> Result<Option<Printed>, tokio_postgres::Error> {
        match self {
            Source::Context { task_id } => task_context(session, *task_id, LARGEST).await,
            Source::Result { step_id, .. } => step_result(session, *step_id, LARGEST).await,
        }
    }

    fn name(&self) -> String {
        match self {
            Source::Context { .. } => "its context".to_owned(),
            Source::Result { name, .. } => format!("the result of its parent {name}"),
        }
    }
}

/// Reads large values, one at a time.
struct Reader {
    shared: Shared,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    session: Option<Session>,
    /// What handlers hold.
    held: HashMap<Source, Weak<String>>,
}

impl Reader {
    /// Waits until the database is there: the handler runs, and is stopped if that takes too long.
    async fn read(&self, source: Source) -> Result<Arc<String>, StepFailure> {
        let mut state = self.state.lock().await;
        if let Some(text) = state.held.get(&source).and_then(Weak::upgrade) {
            return Ok(text);
        }
        state.held.retain(|_, text| text.strong_count() > 0);
        let mut backoff = Backoff::default();
        let printed = loop {
            let session = match state.session.take().filter(|session| !session.client().is_closed()) {
                Some(session) => session,
                None => match link::connect(&self.shared, Purpose::Worker).await {
                    Ok(session) => session,
                    Err(error) => {
                        tracing::debug!("no connection for {}: {}", source.name(), error::one_line(&error));
                        backoff.pause().await;
                        continue;
                    }
                },
            };
            let session = state.session.insert(session);
            match source.printed(session).await {
                Ok(printed) => break printed,
                // Silence is no fault of the step either.
                Err(error) if sqlstate::is_disconnect(&error) => {
                    backoff.pause().await;
                }
                Err(error) => {
                    let permanent = sqlstate::is_unstorable(&error);
                    let failure = server_failure(&format!("{} cannot be read", source.name()), &error);
                    return Err(StepFailure { permanent, ..failure });
                }
            }
        };
        let gone = |message| StepFailure { message, permanent: true, ..StepFailure::default() };
        let printed = printed.ok_or_else(|| gone(format!("{} is gone", source.name())))?;
        let Some(text) = printed.text else {
            let megabytes = |bytes: i64| bytes as f64 / f64::from(1 << 20);
            let (name, most, has) = (source.name(), megabytes(LARGEST), megabytes(printed.bytes));
            return Err(gone(format!(
                "{name} has {has:.1} MiB, and a step can read {most} MiB of one value"
            )));
        };
        let text = Arc::new(text);
        state.held.insert(source, Arc::downgrade(&text));
        Ok(text)
    }
}
