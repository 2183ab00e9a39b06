//! Workflow templates: the types a YAML file, the JSON Schema and the stored
//! definition are all made from.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::backoff::Backoff;
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

/// A duration written as people write it: `30s`, `2m 30s`, `1h`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HumanDuration(pub Duration);

impl fmt::Display for HumanDuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        humantime::format_duration(self.0).fmt(f)
    }
}

impl FromStr for HumanDuration {
    type Err = humantime::DurationError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        humantime::parse_duration(text).map(HumanDuration)
    }
}

impl Serialize for HumanDuration {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for HumanDuration {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(|error| {
            serde::de::Error::custom(format_args!(
                "bad duration {text:?}: {error}; write it as 500ms, 30s or 2m 30s"
            ))
        })
    }
}

impl JsonSchema for HumanDuration {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Duration".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "description": "A duration such as 500ms, 30s, 2m 30s or 1h.",
            "examples": ["500ms", "30s", "2m 30s"],
        })
    }
}

/// A workflow as a person names it: `[namespace/]name[@version]`. The namespace
/// is `default` when absent; the version, the highest applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateName {
    pub namespace: String,
    pub name: String,
    pub version: Option<String>,
}

impl fmt::Display for TemplateName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.namespace, self.name)?;
        match &self.version {
            Some(version) => write!(f, "@{version}"),
            None => Ok(()),
        }
    }
}

impl FromStr for TemplateName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (path, version) = match text.rsplit_once('@') {
            Some((path, version)) => (path, Some(version.to_owned())),
            None => (text, None),
        };
        let (namespace, name) = path.split_once('/').unwrap_or(("default", path));
        if namespace.is_empty() || name.is_empty() || version.as_deref() == Some("") {
            return Err(format!("{text:?} is not of the form [NAMESPACE/]NAME[@VERSION]"));
        }
        Ok(TemplateName { namespace: namespace.to_owned(), name: name.to_owned(), version })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn template_names_default_to_the_default_namespace_and_newest_version() {
        let parse = |text: &str| text.parse::<TemplateName>().map(|name| name.to_string());
        assert_eq!(parse("order"), Ok("default/order".into()));
        assert_eq!(parse("shop/order@1.0.0"), Ok("shop/order@1.0.0".into()));
        assert!(parse("shop/").is_err());
        assert!(parse("order@").is_err());
    }
}
