//! Contexts built from fields: `--set`, `--set-json`, `--set-file`.

use std::collections::BTreeMap;

use serde_json::value::{RawValue, to_raw_value};
use tokio_postgres::error::SqlState;

use super::NewTask;
use crate::cli::{Context, input};
use crate::db::Session;
use crate::engine::templates;
use crate::error::{Failure, Result, server_error};
use crate::model::json_schema::{JsonType, ValueSchema};
use crate::model::jsonb::{self, Json};
use crate::model::template::TemplateName;

/// Fields of a context, put into what `--context` gives.
#[derive(Debug, clap::Args)]
pub struct Fields {
    /// Set a field of the context, such as order_id=7 or customer.name=Ada; its type is that of the workflow's schema,
    /// or else text; can be repeated
    #[arg(long, value_name = "FIELD=VALUE", value_parser = assignment)]
    set: Vec<Assignment>,
    /// Set a field of the context to a JSON value; can be repeated
    #[arg(long, value_name = "FIELD=JSON", value_parser = assignment)]
    set_json: Vec<Assignment>,
    /// Set a field of the context to the text of a file, or of standard input (-); can be repeated
    #[arg(long, value_name = "FIELD=FILE", value_parser = assignment)]
    set_file: Vec<Assignment>,
}

/// A field and what it is set to.
#[derive(Clone, Debug)]
struct Assignment {
    field: String,
    value: String,
}

fn assignment(text: &str) -> Result<Assignment, String> {
    match text.split_once('=') {
        Some((field, value)) if field.split('.').all(|key| !key.is_empty()) => {
            Ok(Assignment { field: field.to_owned(), value: value.to_owned() })
        }
        _ => Err("write FIELD=VALUE, such as order_id=7".to_owned()),
    }
}

impl Fields {
    fn is_empty(&self) -> bool {
        self.set.is_empty() && self.set_json.is_empty() && self.set_file.is_empty()
    }

    /// Puts the fields into the task's context.
    ///
    /// # Errors
    /// A usage [`Failure`] that names the field whose value is not of its type, or leads through another value.
    pub async fn fill(
        &self,
        context: &Context,
        session: &Session,
        workflow: Option<&TemplateName>,
        task: &mut NewTask,
    ) -> Result<()> {
        if self.is_empty() {
            return Ok(());
        }
        let schema = match workflow {
            Some(workflow) if !self.set.is_empty() || !self.set_file.is_empty() => {
                declared(session, workflow).await?
            }
            _ => None,
        };
        let mut built = task.context.as_ref().map(|context| context.raw().to_owned());
        let mut put = |field: &str, value: Box<RawValue>| -> Result<()> {
            let keys: Vec<&str> = field.split('.').collect();
            built = Some(with_field(built.as_deref(), &keys, value).ok_or_else(|| {
                Failure::usage(format!("{field} cannot be set: a part of it is not an object"))
                    .hint("write the whole value with --set-json")
            })?);
            Ok(())
        };
        for Assignment { field, value } in &self.set {
            put(field, typed(schema.as_ref(), field, value)?)?;
        }
        for Assignment { field, value } in &self.set_json {
            put(field, input::read_json(value, field, "--set-json", *context.output())?.raw().to_owned())?;
        }
        for Assignment { field, value } in &self.set_file {
            let text = input::read_file(value, field, *context.output())?;
            put(field, typed(schema.as_ref(), field, &text)?)?;
        }
        let text = built.map(|built| built.get().to_owned()).unwrap_or_default();
        task.context = Some(
            Json::parse(&text, "context", jsonb::MAX_BYTES)
                .map_err(|refusal| Failure::usage(refusal.to_string()))?,
        );
        Ok(())
    }
}

/// What the workflow declares of its contexts. A role that may do nothing but submit cannot read it: the function that
/// submits has the last word.
async fn declared(session: &Session, workflow: &TemplateName) -> Result<Option<ValueSchema>> {
    match templates::find(session, workflow).await {
        Ok(found) => Ok(found.template.context),
        Err(error)
            if server_error(&error).and_then(|error| error.code())
                == Some(&SqlState::INSUFFICIENT_PRIVILEGE) =>
        {
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

/// A value as its field's type has it written; text where the schema says nothing, or takes text as well.
fn typed(schema: Option<&ValueSchema>, field: &str, value: &str) -> Result<Box<RawValue>, Failure> {
    let keys: Vec<&str> = field.split('.').collect();
    let types = schema.map(|schema| schema.types_at(&keys)).unwrap_or_default();
    if types.is_empty() || types.contains(&JsonType::String) {
        return Ok(to_raw_value(value).expect("a text is JSON"));
    }
    // Whether a number is whole is the database's to say.
    let is_of = |json: &RawValue, wanted: JsonType| {
        matches!(
            (json.get().as_bytes()[0], wanted),
            (b'n', JsonType::Null)
                | (b't' | b'f', JsonType::Boolean)
                | (b'0'..=b'9' | b'-', JsonType::Number | JsonType::Integer)
                | (b'[', JsonType::Array)
                | (b'{', JsonType::Object)
        )
    };
    let json: Option<Box<RawValue>> = serde_json::from_str(value.trim()).ok();
    json.filter(|json| types.iter().any(|wanted| is_of(json, *wanted))).ok_or_else(|| {
        let types: Vec<String> = types.iter().map(ToString::to_string).collect();
        Failure::usage(format!("{field} is of type {}, not {value:?}", types.join(" or ")))
            .hint("write the value as JSON has it, such as 7, true, null or [1, 2]")
    })
}

/// An object with the value under keys that lead down; `None` where one leads into what is no object.
fn with_field(object: Option<&RawValue>, keys: &[&str], value: Box<RawValue>) -> Option<Box<RawValue>> {
    let Some((first, rest)) = keys.split_first() else { return Some(value) };
    let mut fields: BTreeMap<String, Box<RawValue>> = match object {
        Some(object) => serde_json::from_str(object.get()).ok()?,
        None => BTreeMap::new(),
    };
    let below = with_field(fields.get(*first).map(|field| &**field), rest, value)?;
    fields.insert((*first).to_owned(), below);
    Some(to_raw_value(&fields).expect("fields are JSON"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn fields_are_put_where_their_keys_lead() {
        let with = |object: &str, field: &str| {
            let object: Box<RawValue> = serde_json::from_str(object).expect("JSON");
            let keys: Vec<&str> = field.split('.').collect();
            with_field(Some(&object), &keys, to_raw_value(&7).expect("JSON"))
                .map(|built| built.get().to_owned())
        };
        assert_eq!(
            with(r#"{"b":100000000000000000.01}"#, "a").as_deref(),
            Some(r#"{"a":7,"b":100000000000000000.01}"#)
        );
        assert_eq!(with(r#"{"a":{"x":1}}"#, "a.y").as_deref(), Some(r#"{"a":{"x":1,"y":7}}"#));
        assert_eq!(with("{}", "a.b.c").as_deref(), Some(r#"{"a":{"b":{"c":7}}}"#));
        assert_eq!(with(r#"{"a":1}"#, "a.b"), None);
        assert_eq!(with("[]", "a"), None);
    }

    #[test]
    fn values_have_the_type_of_their_field() {
        let schema: ValueSchema = serde_json::from_value(json!({
            "properties": {
                "n": { "type": "integer" },
                "b": { "type": ["boolean", "null"] },
                "t": { "type": ["string", "null"] },
                "o": { "properties": { "x": { "$ref": "#/$defs/amount" } } },
            },
            "$defs": { "amount": { "type": "number" } },
        }))
        .expect("a schema");
        let of = |field: &str, value: &str| {
            typed(Some(&schema), field, value)
                .map(|json| json.get().to_owned())
                .map_err(|failure| failure.to_string())
        };
        assert_eq!(of("n", "007").unwrap_err(), "n is of type integer, not \"007\"");
        assert_eq!(of("n", "7").unwrap(), "7");
        assert_eq!(of("b", "null").unwrap(), "null");
        assert_eq!(of("b", "yes").unwrap_err(), "b is of type boolean or null, not \"yes\"");
        assert_eq!(of("t", "null").unwrap(), "\"null\"");
        assert_eq!(of("o.x", "19.90").unwrap(), "19.90");
        assert_eq!(of("other", "7").unwrap(), "\"7\"");
    }
}
