//! What PostgreSQL's jsonb cannot hold although JSON can.

use serde_json::Value;

/// The path of the first string or key with a NUL character in it, `path` being that of `value`.
pub fn find_nul(value: &Value, path: &str) -> Option<String> {
    match value {
        Value::String(text) => text.contains('\0').then(|| path.to_owned()),
        Value::Array(items) => {
            items.iter().enumerate().find_map(|(index, item)| find_nul(item, &format!("{path}[{index}]")))
        }
        Value::Object(fields) => fields.iter().find_map(|(key, item)| {
            if key.contains('\0') {
                return Some(format!("a key of {path}"));
            }
            find_nul(item, &format!("{path}.{key}"))
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_nul_is_found_wherever_it_hides() {
        let find = |value| find_nul(&value, "$");
        assert_eq!(find(json!({"rows": [{"a": "x"}, {"b": "\0"}]})).as_deref(), Some("$.rows[1].b"));
        assert_eq!(find(json!({"ok": {"a\0": 2}})).as_deref(), Some("a key of $.ok"));
        assert_eq!(find(json!({"rows": ["x", 1, null]})), None);
    }
}
