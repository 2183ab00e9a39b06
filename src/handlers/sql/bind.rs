//! Binding JSON values to the parameters of a statement.

use std::borrow::Cow;
use std::error::Error;

use bytes::BytesMut;
use serde_json::value::RawValue;
use tokio_postgres::types::{Format, IsNull, Kind, ToSql, Type, to_sql_checked};

use crate::model::jsonb::{Node, node};

/// A JSON value as a parameter of any type: sent as text, which the server
/// reads as it reads a quoted literal. Null is NULL.
#[derive(Debug)]
pub(super) struct Bound<'a>(pub &'a RawValue);

impl ToSql for Bound<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match text(self.0, kind) {
            None => Ok(IsNull::Yes),
            Some(text) => {
                out.extend_from_slice(text.as_bytes());
                Ok(IsNull::No)
            }
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    fn encode_format(&self, _: &Type) -> Format {
        Format::Text
    }

    to_sql_checked!();
}

/// How the server wants to read `value` for a parameter of type `kind`.
fn text<'a>(value: &'a RawValue, kind: &Type) -> Option<Cow<'a, str>> {
    if let Kind::Domain(base) = kind.kind() {
        return text(value, base);
    }
    let is_json = matches!(*kind, Type::JSON | Type::JSONB);
    match (node(value), kind.kind()) {
        (Node::Null, _) => None,
        _ if is_json => Some(value.get().into()),
        (Node::Array(items), Kind::Array(element)) => Some(array(&items, element).into()),
        (Node::String(text), _) => Some(text.into()),
        // JSON does not tell 7.0 from 7; the integer types do.
        (Node::Number(number), _) if matches!(*kind, Type::INT2 | Type::INT4 | Type::INT8) => {
            let whole =
                number.split_once('.').filter(|(_, fraction)| fraction.bytes().all(|digit| digit == b'0'));
            Some(whole.map_or(number, |(whole, _)| whole).into())
        }
        _ => Some(value.get().into()),
    }
}

/// An array literal: `{"a","b \"c\"",NULL}`. Arrays in arrays are its further
/// dimensions, except where an element is JSON and the array is its value.
fn array(items: &[&RawValue], element: &Type) -> String {
    let nested = !matches!(*element, Type::JSON | Type::JSONB);
    let items = items.iter().map(|item| match node(item) {
        Node::Array(inner) if nested => array(&inner, element),
        _ => match text(item, element) {
            None => "NULL".to_owned(),
            Some(text) => format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
        },
    });
    format!("{{{}}}", items.collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::jsonb::Json;

    #[test]
    fn values_are_written_as_the_server_reads_them() {
        for (value, kind, expected) in [
            (json!(null), Type::JSONB, None),
            (json!("plain"), Type::TEXT, Some("plain")),
            (json!("plain"), Type::JSONB, Some("\"plain\"")),
            (json!({"a": [1]}), Type::TEXT, Some("{\"a\":[1]}")),
            (json!(true), Type::BOOL, Some("true")),
            (json!(7.0), Type::INT4, Some("7")),
            (json!(7.5), Type::NUMERIC, Some("7.5")),
            (json!([1, null]), Type::INT4_ARRAY, Some("{\"1\",NULL}")),
            (json!([[1], [2]]), Type::INT4_ARRAY, Some("{{\"1\"},{\"2\"}}")),
            (json!(["a\"b", "c\\d", "NULL"]), Type::TEXT_ARRAY, Some(r#"{"a\"b","c\\d","NULL"}"#)),
            (json!([[1], {"a": 2}]), Type::JSONB_ARRAY, Some(r#"{"[1]","{\"a\":2}"}"#)),
            (json!([]), Type::INT4_ARRAY, Some("{}")),
            (json!("{1,2}"), Type::INT4_ARRAY, Some("{1,2}")),
        ] {
            assert_eq!(
                text(Json::from(value.clone()).raw(), &kind).as_deref(),
                expected,
                "{value} as {kind}"
            );
        }
    }
}
