//! What a workflow file holds.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema as schema};
use serde::{Deserialize, Serialize};

use crate::model::backoff::Backoff;
use crate::model::dag::{Cycle, Dag};
use crate::model::handler::{HandlerSpec, StepResult};
use crate::model::json_schema::ValueSchema;
use crate::model::retention::Retention;
use crate::model::secret::SecretSource;
use crate::yaml::HumanDuration;
use crate::yaml::format::{name_without, variable};

/// A workflow: a DAG of steps under a namespace, a name and a version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a workflow")]
pub struct Template {
    /// Groups workflows of one team or application.
    #[serde(default = "default_name")]
    #[schemars(schema_with = "path_name")]
    pub namespace: String,
    /// Unique within the namespace.
    #[schemars(schema_with = "path_name", extend("examples" = ["order"]))]
    pub name: String,
    /// MAJOR.MINOR.PATCH. A version once applied never changes.
    #[schemars(schema_with = "version", extend("examples" = ["1.0.0"]))]
    pub version: String,
    /// What the workflow is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// How long ended tasks stay in the database; for ever when absent. That of the highest version applies to the tasks
    /// of every version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Retention>,
    /// What the context of a task must be; tasks are submitted with any context when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<ValueSchema>,
    /// The steps, in any order.
    #[schemars(length(min = 1), extend("x-hint" = "write `steps:` and a list of steps below it"))]
    pub steps: Vec<StepTemplate>,
}

impl Template {
    /// `namespace/name@version`.
    pub fn full_name(&self) -> String {
        format!("{}/{}@{}", self.namespace, self.name, self.version)
    }

    /// The graph of the steps, node `n` being `steps[n]`. A dependency on a
    /// step that does not exist has no edge.
    ///
    /// # Errors
    /// A cycle; a template that was checked has none.
    pub fn dag(&self) -> Result<Dag, Cycle> {
        let index: HashMap<&str, usize> =
            self.steps.iter().enumerate().map(|(index, step)| (step.name.as_str(), index)).collect();
        let parents_of = |step: &StepTemplate| {
            step.depends_on.iter().filter_map(|parent| index.get(parent.as_str()).copied()).collect()
        };
        Dag::new(self.steps.iter().map(parents_of).collect())
    }
}

/// One step of a workflow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a step")]
pub struct StepTemplate {
    /// Unique within the workflow.
    #[schemars(schema_with = "step_name", extend("examples" = ["reserve"]))]
    pub name: String,
    /// What the step is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The steps that must be complete before this one starts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(title = "step names", extend("uniqueItems" = true))]
    pub depends_on: Vec<String>,
    /// How the work of the step is done.
    #[schemars(extend("x-hint" = "write how its work is done, such as `handler: { command: [./work] }`"))]
    pub handler: HandlerSpec,
    /// What the output of a `command` is taken for; or what the result of the step must be.
    #[serde(default, skip_serializing_if = "StepResult::is_default")]
    pub result: StepResult,
    /// Secrets for a `command` (variables of its environment) and for the headers of `http`: read by the worker for each attempt, stored nowhere.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(extend("propertyNames" = variable()))]
    pub secrets: BTreeMap<String, SecretSource>,
    /// When a failed attempt is followed by another.
    #[serde(default)]
    pub retry: RetryPolicy,
    /// How long one attempt may take, such as `30s`; no limit when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(extend("not" = { "pattern": "^[^1-9]*$" }))]
    pub timeout: Option<HumanDuration>,
    /// The queue whose workers run this step.
    #[serde(default = "default_name")]
    #[schemars(schema_with = "queue_name")]
    pub queue: String,
    /// Steps of higher priority are claimed first; the task's own priority is added.
    #[serde(default)]
    #[schemars(range(min = *Self::PRIORITIES.start(), max = *Self::PRIORITIES.end()))]
    pub priority: i16,
}

impl StepTemplate {
    /// The priorities that can be written: far from the ends of the type, so
    /// that a task's own can be added.
    pub const PRIORITIES: RangeInclusive<i16> = -1000..=1000;
}

/// When a failed step is tried again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RetryPolicy {
    /// Attempts in all, the first included.
    #[schemars(range(min = 1, max = 1000))]
    pub limit: i32,
    /// Whether a failure is followed by another attempt at all.
    pub retryable: bool,
    /// How long a failed step waits before its next attempt.
    pub backoff: BackoffTemplate,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        RetryPolicy { limit: 3, retryable: true, backoff: BackoffTemplate::default() }
    }
}

/// The wait between attempts: between `base` and twice `base` after the first
/// failure, doubling with each, never over `cap`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct BackoffTemplate {
    /// The shortest wait after the first failure.
    pub base: HumanDuration,
    /// No wait is longer than this.
    pub cap: HumanDuration,
}

impl Default for BackoffTemplate {
    fn default() -> Self {
        let Backoff { base, cap } = Backoff::default();
        BackoffTemplate { base: HumanDuration(base), cap: HumanDuration(cap) }
    }
}

impl BackoffTemplate {
    pub fn backoff(&self) -> Backoff {
        Backoff { base: self.base.0, cap: self.cap.0 }
    }
}

pub(super) fn default_name() -> String {
    "default".to_owned()
}

fn path_name(_: &mut SchemaGenerator) -> Schema {
    name_without("/@:")
}

fn step_name(_: &mut SchemaGenerator) -> Schema {
    name_without("/")
}

fn queue_name(_: &mut SchemaGenerator) -> Schema {
    name_without(",")
}

fn version(_: &mut SchemaGenerator) -> Schema {
    schema!({
        "type": "string",
        "pattern": "^(0|[1-9][0-9]{0,8})([.](0|[1-9][0-9]{0,8})){2}$",
        "format": "version",
    })
}
