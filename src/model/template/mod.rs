//! Workflow templates: the types a YAML file, the JSON Schema and the stored
//! definition are all made from.

mod definition;
mod duration;
mod fault;
mod name;

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use definition::canonical_definition;
pub use duration::HumanDuration;
pub use fault::Fault;
pub use name::{TemplateName, Version};

use super::backoff::Backoff;
use super::dag::{Cycle, Dag};
use super::handler::HandlerSpec;

/// A workflow: a DAG of steps under a namespace, a name and a version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Groups workflows of one team or application.
    #[serde(default = "default_name")]
    pub namespace: String,
    pub name: String,
    /// MAJOR.MINOR.PATCH. A version once applied never changes.
    pub version: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
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
pub struct StepTemplate {
    /// Unique within the workflow.
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The steps that must be complete before this one starts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub depends_on: Vec<String>,
    pub handler: HandlerSpec,
    #[serde(default)]
    pub retry: RetryPolicy,
    /// How long one attempt may take, such as `30s`; no limit when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout: Option<HumanDuration>,
    /// The queue whose workers run this step.
    #[serde(default = "default_name")]
    pub queue: String,
    /// Steps of higher priority are claimed first; the task's own priority is added.
    #[serde(default)]
    pub priority: i16,
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
    pub base: HumanDuration,
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

fn default_name() -> String {
    "default".to_owned()
}

/// Reads a template from YAML.
///
/// # Errors
/// Every fault of the text.
pub fn parse(file: &str, text: &str) -> Result<Template, Vec<Fault>> {
    serde_saphyr::from_str(text).map_err(|error| {
        let location = error.location();
        vec![Fault {
            file: file.to_owned(),
            line: location.map_or(0, |at| at.line() as usize),
            column: location.map_or(0, |at| at.column() as usize),
            code: "syntax",
            message: error.to_string(),
            hint: None,
            span: 0..0,
        }]
    })
}
