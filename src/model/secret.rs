//! Where a worker finds the secrets of a step.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Deserialize, Serialize};

use crate::yaml::format::{filled, variable};
use crate::yaml::schema::exactly_one;

/// Where a secret comes from. Exactly one of these.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "a secret", extend("oneOf" = exactly_one(&["env", "file"]), "x-hint" = "write { env: VARIABLE }, or { file: PATH }"))]
pub struct SecretSource {
    /// A variable of the worker's own environment; this or `file`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "variable_name", extend("examples" = ["SHOP_TOKEN"]))]
    pub env: Option<String>,
    /// A file on the worker's host, without the newline at its end; this or `env`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "filled", title = "the file", extend("examples" = ["/run/secrets/shop"]))]
    pub file: Option<String>,
}

fn variable_name(_: &mut SchemaGenerator) -> Schema {
    variable()
}
