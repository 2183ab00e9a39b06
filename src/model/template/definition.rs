//! The stored form of a template, and the hash that tells two apart.

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::Template;
use crate::model::handler::HandlerSpec;

/// The template as JSON with sorted keys, and the SHA-256 of that text in hex.
///
/// Two files that mean the same have the same hash: comments, key order and
/// defaults written out make no difference.
pub fn canonical_definition(template: &Template) -> (Value, String) {
    let definition = sorted(serde_json::to_value(template).expect("a template is plain data"));
    let hash = Sha256::digest(definition.to_string().as_bytes());
    (definition, hash.iter().map(|byte| format!("{byte:02x}")).collect())
}

fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<(String, Value)> =
                map.into_iter().map(|(key, value)| (key, sorted(value))).collect();
            entries.sort_by(|(a, _), (b, _)| a.cmp(b));
            Value::Object(Map::from_iter(entries))
        }
        Value::Array(items) => Value::Array(items.into_iter().map(sorted).collect()),
        plain => plain,
    }
}

/// The template as a YAML file that can be applied: a statement that came from
/// a file stands in it by itself.
pub fn to_yaml(mut template: Template) -> String {
    for step in &mut template.steps {
        if let HandlerSpec::Sql(sql) = &mut step.handler
            && sql.statement.is_some()
        {
            sql.file = None;
        }
    }
    serde_saphyr::to_string(&template).expect("a template is plain data")
}
