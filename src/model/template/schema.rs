//! The JSON Schema of workflow files, for editors.

use serde_json::Value;

use super::Template;
use crate::model::yaml::schema_of;

/// The schema, made from the types that templates are stored as.
pub fn json_schema() -> Value {
    schema_of::<Template>("A workflow of tasker")
}
