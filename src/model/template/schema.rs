//! The JSON Schema of workflow files, for editors.

use schemars::generate::SchemaSettings;
use serde_json::Value;

use super::Template;

/// The schema, made from the types that templates are stored as.
///
/// Draft 7, which every editor's YAML support understands.
pub fn json_schema() -> Value {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<Template>();
    schema.insert("title".to_owned(), "A workflow of tasker".into());
    schema.to_value()
}
