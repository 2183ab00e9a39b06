//! What a handler is given.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
use serde_json::json;

use super::http::Clients;
use super::result_schema::ResultSchema;
use super::secret::Secrets;
use crate::model::handler::{ResultForm, StepFailure};
use crate::model::jsonb::Json;

/// What a handler is given.
#[derive(Clone, Debug)]
pub struct StepInput {
    pub task_id: i64,
    pub step_id: i64,
    pub step_name: String,
    /// The workflow, as `namespace/name@version`.
    pub task_name: String,
    /// Counted from 1.
    pub attempt: i32,
    /// The step key: the same on every attempt at this step, and no other step's.
    pub key: String,
    /// The task's context; null for a handler that reads no input.
    pub context: InputValue,
    /// The parents' results by their step names; empty for a handler that reads no input.
    pub parents: BTreeMap<String, InputValue>,
    /// What a program's output is taken for.
    pub result: ResultForm,
    /// What the result must fit.
    pub result_schema: Option<Arc<ResultSchema>>,
    /// The secrets that the template names.
    pub secrets: Secrets,
    /// The connections of the worker's `http` steps.
    pub http: Clients,
    /// How long this attempt may take; no limit when absent.
    pub timeout: Option<Duration>,
}

/// A JSON value as the server prints it. A large one is read when a handler asks for it, again each time, and is in
/// memory as long as its text is held.
#[derive(Clone)]
pub enum InputValue {
    Read(Arc<String>),
    Unread(Arc<dyn Fn() -> Reading + Send + Sync>),
}

/// Ends with the text, or with the failure of the step that needs it.
pub type Reading = BoxFuture<'static, Result<Arc<String>, StepFailure>>;

impl InputValue {
    /// The text of the value.
    ///
    /// # Errors
    /// The failure of the step: the value cannot be read.
    pub async fn text(&self) -> Result<Arc<String>, StepFailure> {
        match self {
            InputValue::Read(text) => Ok(text.clone()),
            InputValue::Unread(read) => read().await,
        }
    }

    /// The bytes that it takes before it is asked for.
    pub fn bytes_held(&self) -> usize {
        match self {
            InputValue::Read(text) => text.len(),
            InputValue::Unread(_) => 0,
        }
    }
}

impl Default for InputValue {
    /// null
    fn default() -> Self {
        serde_json::Value::Null.into()
    }
}

impl From<serde_json::Value> for InputValue {
    fn from(value: serde_json::Value) -> Self {
        InputValue::Read(Arc::new(value.to_string()))
    }
}

impl fmt::Debug for InputValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            InputValue::Read(text) => f.write_str(text),
            InputValue::Unread(_) => f.write_str("(unread)"),
        }
    }
}

impl StepInput {
    pub(super) fn task(&self) -> Json {
        json!({ "id": self.task_id, "name": self.task_name }).into()
    }

    pub(super) fn step(&self) -> Json {
        json!({ "id": self.step_id, "name": self.step_name, "attempt": self.attempt, "key": self.key }).into()
    }

    /// The bytes that it takes before its handler asks for what is unread.
    pub fn bytes_held(&self) -> usize {
        self.context.bytes_held() + self.parents.values().map(InputValue::bytes_held).sum::<usize>()
    }
}

#[cfg(test)]
impl StepInput {
    /// The first attempt at a step with no context and no parents.
    pub(crate) fn sample() -> Self {
        StepInput {
            task_id: 42,
            step_id: 7,
            step_name: "charge".into(),
            task_name: "shop/order@1.0.0".into(),
            attempt: 1,
            key: "tasker-step-7".into(),
            context: InputValue::default(),
            parents: BTreeMap::new(),
            result: ResultForm::default(),
            result_schema: None,
            secrets: Secrets::default(),
            http: Clients::default(),
            timeout: None,
        }
    }
}
