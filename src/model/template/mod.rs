//! Workflow templates: the types that the JSON Schema and the stored definition
//! are made from, and the way to them from a YAML file.
//!
//! [`read`] and [`read_handler`] know the keys, [`rules`] looks across the steps;
//! [`super::yaml`] has what every such file is read with. Tests hold the keys
//! read, the types and the schema together.

mod definition;
mod name;
mod read;
mod read_handler;
mod rules;
mod schema;

use std::collections::HashMap;
use std::ops::RangeInclusive;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use definition::{canonical_definition, to_yaml};
pub use name::{TemplateName, Version};
pub use schema::json_schema;

use super::backoff::Backoff;
use super::dag::{Cycle, Dag};
use super::handler::{HandlerSpec, ResultForm};
use super::yaml::{Fault, HumanDuration, Source, TextFiles, read_document};

/// A workflow: a DAG of steps under a namespace, a name and a version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Groups workflows of one team or application.
    #[serde(default = "default_name")]
    #[schemars(length(min = 1, max = 128), regex(pattern = r"^[^/@]*$"))]
    pub namespace: String,
    /// Unique within the namespace.
    #[schemars(length(min = 1, max = 128), regex(pattern = r"^[^/@]*$"))]
    pub name: String,
    /// MAJOR.MINOR.PATCH. A version once applied never changes.
    #[schemars(regex(pattern = r"^(0|[1-9][0-9]{0,8})([.](0|[1-9][0-9]{0,8})){2}$"))]
    pub version: String,
    /// What the workflow is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The steps, in any order.
    #[schemars(length(min = 1))]
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
    #[schemars(length(min = 1, max = 128), regex(pattern = r"^[^/]*$"))]
    pub name: String,
    /// What the step is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The steps that must be complete before this one starts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(extend("uniqueItems" = true))]
    pub depends_on: Vec<String>,
    /// How the work of the step is done.
    pub handler: HandlerSpec,
    /// What the output of a `command` is taken for.
    #[serde(default, skip_serializing_if = "ResultForm::is_default")]
    pub result: ResultForm,
    /// When a failed attempt is followed by another.
    #[serde(default)]
    pub retry: RetryPolicy,
    /// How long one attempt may take, such as `30s`; no limit when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timeout: Option<HumanDuration>,
    /// The queue whose workers run this step.
    #[serde(default = "default_name")]
    #[schemars(length(min = 1, max = 128), regex(pattern = r"^[^,]*$"))]
    pub queue: String,
    /// Steps of higher priority are claimed first; the task's own priority is added.
    #[serde(default)]
    #[schemars(range(min = -1000, max = 1000))]
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

impl RetryPolicy {
    /// The limits that can be written.
    pub const LIMITS: RangeInclusive<i32> = 1..=1000;
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

fn default_name() -> String {
    "default".to_owned()
}

/// Reads a workflow file and checks everything about it that needs no database.
/// The statements of `sql` steps that lie in files are embedded.
///
/// # Errors
/// Every fault, in the order of the file.
pub fn check(source: &Source, files: &mut TextFiles<'_>) -> Result<Template, Vec<Fault>> {
    let hint = "write `name`, `version` and `steps`; `tasker template schema` has every key";
    read_document(source, hint, |reader, root| {
        let (template, spans) = read::read_template(reader, root, files)?;
        rules::check_steps(reader, &template, &spans);
        Some(template)
    })
}

/// Reads a workflow from a text that stands alone: it names no files.
///
/// # Errors
/// Every fault, in the order of the text.
pub fn parse(name: &str, text: &str) -> Result<Template, Vec<Fault>> {
    let source = Source { name: name.to_owned(), text: text.to_owned() };
    check(&source, &mut |_| Err("a text that stands alone names no files".to_owned()))
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
