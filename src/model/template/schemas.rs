//! What must hold of the schemas in a template beyond their form: references lead somewhere, and no path leads to what
//! no value can have.

use std::collections::HashMap;

use crate::model::json_schema::{MAX_REFERENCES, Target, ValueSchema};
use crate::text::suggest::nearest;
use crate::yaml::tree::Node;
use crate::yaml::{Errors, FileErrorCode as Code, quoted, value_of};

/// What a workflow declares of the values that paths lead into.
#[derive(Default)]
pub(super) struct Declared<'n> {
    pub context: Option<ValueSchema>,
    /// By step.
    pub results: HashMap<&'n str, ValueSchema>,
}

impl<'n> Declared<'n> {
    /// Checks the schemas of a workflow, and returns those that are sound.
    pub(super) fn of(errors: &mut Errors<'n>, root: &'n Node) -> Declared<'n> {
        let context = root.get("context").and_then(|schema| check(errors, schema));
        let mut results = HashMap::new();
        for step in root.items_of("steps") {
            // A word says how output is read.
            let schema = step.get("result").filter(|result| result.text().is_none());
            let schema = schema.and_then(|schema| check(errors, schema));
            if let (Some(name), Some(schema)) = (step.get("name").and_then(Node::text), schema) {
                results.insert(name, schema);
            }
        }
        Declared { context, results }
    }
}

/// Checks a schema, and returns it where it has no errors.
fn check<'n>(errors: &mut Errors<'n>, schema: &'n Node) -> Option<ValueSchema> {
    let is_sound = check_part(errors, schema, schema);
    value_of(schema).filter(|_| is_sound)
}

/// Checks a part of the schema `top`, and the schemas within it; whether all are sound.
fn check_part<'n>(errors: &mut Errors<'n>, schema: &'n Node, top: &'n Node) -> bool {
    let is_top = std::ptr::eq(schema, top);
    let mut is_sound = true;
    let mut add = |node: &'n Node, code, message: String, hint: String| {
        errors.add(code, &node.span, message, hint);
        is_sound = false;
    };
    if let Some((node, reference)) = schema.get("$ref").and_then(|node| Some((node, node.text()?))) {
        match Target::of(reference) {
            None => {
                let message =
                    format!("{} is not a reference that the database can follow", quoted(reference));
                add(node, Code::BadReference, message, "write #/$defs/NAME".to_owned());
            }
            Some(Target::Definition(name)) if definition(top, name).is_none() => {
                let names =
                    top.get("$defs").map_or(&[][..], Node::entries).iter().map(|entry| entry.key_text());
                let hint = match nearest(name, names) {
                    Some(meant) => format!("did you mean #/$defs/{meant}?"),
                    None => "define it under `$defs` at the top of this schema".to_owned(),
                };
                add(node, Code::BadReference, format!("`$defs` has no {}", quoted(name)), hint);
            }
            Some(_) if leads_to_itself(top, reference) => {
                let message = format!("{} leads to itself", quoted(reference));
                add(
                    node,
                    Code::BadReference,
                    message,
                    "let one of the schemas describe the value".to_owned(),
                );
            }
            Some(_) => {}
        }
    }
    if let (false, Some(node)) = (is_top, schema.get("$defs")) {
        let message = "`$defs` is not at the top of the schema".to_owned();
        add(node, Code::BadReference, message, "move it to the top".to_owned());
    }
    let properties = schema.get("properties").map_or(&[][..], Node::entries);
    if is_closed(schema) && schema.get("$ref").is_none() {
        for item in schema.items_of("required") {
            let Some(name) = item.text() else { continue };
            if !properties.iter().any(|entry| entry.key_text() == name) {
                let message = format!("{} is required, and no object may have it", quoted(name));
                let hint =
                    "describe it under `properties`, or remove `additionalProperties: false`".to_owned();
                add(item, Code::BadReference, message, hint);
            }
        }
    }
    let definitions = schema.get("$defs").filter(|_| is_top).map_or(&[][..], Node::entries);
    let within = [schema.get("items"), schema.get("additionalProperties")];
    let within =
        within.into_iter().flatten().chain(properties.iter().chain(definitions).map(|entry| &*entry.value));
    for part in within {
        is_sound &= check_part(errors, part, top);
    }
    is_sound
}

fn definition<'n>(top: &'n Node, name: &str) -> Option<&'n Node> {
    top.get("$defs")?.get(name)
}

/// Whether a value would never get past the references that begin with this one.
fn leads_to_itself(top: &Node, reference: &str) -> bool {
    let mut reference = Some(reference);
    for _ in 0..MAX_REFERENCES {
        let target = match reference.and_then(Target::of) {
            Some(Target::Definition(name)) => definition(top, name),
            Some(Target::Whole) => Some(top),
            None => None,
        };
        reference = target.and_then(|target| target.get("$ref")?.text());
    }
    reference.is_some()
}

fn is_closed(schema: &Node) -> bool {
    schema.get("additionalProperties").and_then(value_of::<bool>) == Some(false)
}
