//! The stored form of a template, and the hash that tells two apart.

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::types::{RetryPolicy, Template, default_name};
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

/// The template as a YAML file that can be applied: without what is the
/// default anyway, and with the statements that came from files written out.
pub fn to_yaml(mut template: Template) -> String {
    for step in &mut template.steps {
        if let HandlerSpec::Sql(sql) = &mut step.handler
            && sql.statement.is_some()
        {
            sql.file = None;
        }
    }
    let mut file = serde_json::to_value(&template).expect("a template is plain data");
    let defaults = json!({ "retry": RetryPolicy::default(), "queue": default_name(), "priority": 0 });
    if let Some(steps) = file.get_mut("steps").and_then(Value::as_array_mut) {
        steps.iter_mut().for_each(|step| remove_defaults(step, &defaults));
    }
    serde_saphyr::to_string(&file).expect("a template is plain data")
}

/// Removes the keys whose value is the default, at every depth of `defaults`.
fn remove_defaults(value: &mut Value, defaults: &Value) {
    let (Value::Object(map), Value::Object(defaults)) = (value, defaults) else { return };
    for (key, default) in defaults {
        if map.get(key) == Some(default) {
            map.shift_remove(key);
        } else if let Some(value) = map.get_mut(key) {
            remove_defaults(value, default);
        }
    }
}
