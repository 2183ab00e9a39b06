//! The parameters of an `sql` handler: plain values, and paths into the step's input.

use std::fmt;

use serde_json::Value;
use serde_json::value::RawValue;

use super::jsonb::{Json, Node, field, node};

/// The fields of `$.task` and of `$.step`.
const TASK_FIELDS: [&str; 2] = ["id", "name"];
const STEP_FIELDS: [&str; 4] = ["id", "name", "attempt", "key"];

/// The values that a step can see, into which paths lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Root<'a> {
    /// `id` and `name`, as `namespace/name@version`.
    Task,
    /// `id`, `name`, `attempt` (from 1) and `key`, the step key.
    Step,
    Context,
    /// The result of the parent with this name.
    Parent(&'a str),
}

/// One parameter of a statement.
#[derive(Clone, Debug, PartialEq)]
pub enum Parameter {
    /// A plain value.
    Plain(Value),
    /// `$.task.id`, `$.task.name`.
    Task(Segment),
    /// `$.step.id`, `$.step.name`, `$.step.attempt`, `$.step.key`.
    Step(Segment),
    /// `$.context…`: a part of the task's context, or all of it.
    Context(Vec<Segment>),
    /// `$.parents.STEP…`: a part of a parent's result, or all of it.
    Parent { step: String, path: Vec<Segment> },
}

/// One move down from an object or an array.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// `.key` or `["key"]`.
    Key(String),
    /// `[0]`.
    Index(usize),
}

/// Why a text that starts with `$` is not a path, phrased to follow a colon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPath(pub String);

impl fmt::Display for BadPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BadPath {}

impl Parameter {
    /// Reads a parameter of a template. A text that starts with `$` is a path; `$$` at its start means a
    /// plain `$`.
    ///
    /// # Errors
    /// A path that is malformed, starts with none of `$.context`, `$.parents.STEP`, `$.task` and `$.step`, or
    /// names a field that those two do not have.
    pub fn parse(written: &Value) -> Result<Self, BadPath> {
        let Value::String(text) = written else { return Ok(Parameter::Plain(written.clone())) };
        let Some(path) = text.strip_prefix('$') else { return Ok(Parameter::Plain(written.clone())) };
        if path.starts_with('$') {
            return Ok(Parameter::Plain(Value::String(path.to_owned())));
        }
        let mut segments = parse_segments(path)?.into_iter();
        match segments.next() {
            Some(Segment::Key(root)) if root == "context" => Ok(Parameter::Context(segments.collect())),
            Some(Segment::Key(root)) if root == "parents" => match segments.next() {
                Some(Segment::Key(step)) => Ok(Parameter::Parent { step, path: segments.collect() }),
                _ => Err(BadPath("$.parents must be followed by the name of a step".into())),
            },
            Some(Segment::Key(root)) if root == "task" => {
                one_of(&TASK_FIELDS, "$.task", segments).map(Parameter::Task)
            }
            Some(Segment::Key(root)) if root == "step" => {
                one_of(&STEP_FIELDS, "$.step", segments).map(Parameter::Step)
            }
            _ => Err(BadPath("a path starts with $.context, $.parents.STEP, $.task or $.step".into())),
        }
    }

    /// The value that its path leads into; none for a plain value.
    pub fn root(&self) -> Option<Root<'_>> {
        match self {
            Parameter::Plain(_) => None,
            Parameter::Task(_) => Some(Root::Task),
            Parameter::Step(_) => Some(Root::Step),
            Parameter::Context(_) => Some(Root::Context),
            Parameter::Parent { step, .. } => Some(Root::Parent(step)),
        }
    }

    /// Returns the value of this parameter, given its root; null if the path leads nowhere.
    pub fn resolve(&self, root: &RawValue) -> Json {
        let path = match self {
            Parameter::Plain(value) => return value.clone().into(),
            Parameter::Task(field) | Parameter::Step(field) => std::slice::from_ref(field),
            Parameter::Context(path) | Parameter::Parent { path, .. } => path,
        };
        follow(root, path).map(Json::from_raw).unwrap_or_default()
    }
}

/// Returns the only remaining key of a path, if it is one of `fields`.
fn one_of(
    fields: &[&str],
    root: &str,
    mut path: impl ExactSizeIterator<Item = Segment>,
) -> Result<Segment, BadPath> {
    match (path.next(), path.len()) {
        (Some(Segment::Key(key)), 0) if fields.contains(&key.as_str()) => Ok(Segment::Key(key)),
        _ => Err(BadPath(format!("{root} has {}", fields.join(", ")))),
    }
}

fn follow<'a>(value: &'a RawValue, path: &[Segment]) -> Option<&'a RawValue> {
    path.iter().try_fold(value, |value, segment| match segment {
        Segment::Key(key) => field(value, key),
        Segment::Index(index) => match node(value) {
            Node::Array(items) => items.get(*index).copied(),
            _ => None,
        },
    })
}

/// Splits `.a["b"][0]` into its segments.
fn parse_segments(mut rest: &str) -> Result<Vec<Segment>, BadPath> {
    let mut segments = Vec::new();
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('.') {
            let end = after.find(['.', '[']).unwrap_or(after.len());
            let (key, tail) = after.split_at(end);
            if key.is_empty() {
                return Err(BadPath("a key is missing after a dot".into()));
            }
            segments.push(Segment::Key(key.to_owned()));
            rest = tail;
        } else if rest.starts_with('[') {
            let (segment, tail) = parse_bracket(rest)?;
            segments.push(segment);
            rest = tail;
        } else {
            return Err(BadPath(format!("expected a dot or a bracket at {rest:?}")));
        }
    }
    Ok(segments)
}

/// Reads `[0]` or `["key"]`, where the key is a JSON string, and returns the rest.
fn parse_bracket(text: &str) -> Result<(Segment, &str), BadPath> {
    let inner = &text[1..];
    let bad = || BadPath(format!("expected a number or a quoted key in brackets at {text:?}"));
    let (segment, length) = if inner.starts_with('"') {
        let mut values = serde_json::Deserializer::from_str(inner).into_iter::<String>();
        let key = values.next().and_then(Result::ok).ok_or_else(bad)?;
        (Segment::Key(key), values.byte_offset())
    } else {
        let length = inner.find(|c: char| !c.is_ascii_digit()).unwrap_or(inner.len());
        (Segment::Index(inner[..length].parse().map_err(|_| bad())?), length)
    };
    let tail = inner[length..].strip_prefix(']').ok_or_else(bad)?;
    Ok((segment, tail))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn resolve(written: Value) -> String {
        let parameter = Parameter::parse(&written).unwrap();
        let root = match parameter.root() {
            None => "null",
            Some(Root::Context) => {
                r#"{"order_id": 7, "lines": [{"sku": "a"}], "odd key": {"x.y": true}, "amount": 100000000000000000.010}"#
            }
            Some(Root::Parent("reserve")) => r#"{"token": "t"}"#,
            Some(Root::Parent("load.csv")) => "[1, 2]",
            Some(Root::Parent(_)) => "null",
            Some(Root::Task) => r#"{"id": 42, "name": "shop/order@1.0.0"}"#,
            Some(Root::Step) => r#"{"id": 7, "name": "charge", "attempt": 1, "key": "k"}"#,
        };
        parameter.resolve(Json::parse(root, "$", 1000).unwrap().raw()).get().to_owned()
    }

    #[test]
    fn paths_lead_into_the_context_and_the_parents() {
        assert_eq!(resolve(json!("$.context.order_id")), "7");
        assert_eq!(resolve(json!("$.context.lines[0].sku")), r#""a""#);
        assert_eq!(resolve(json!("$.context.amount")), "100000000000000000.010");
        assert_eq!(resolve(json!("$.context[\"odd key\"][\"x.y\"]")), "true");
        assert_eq!(resolve(json!("$.parents.reserve.token")), r#""t""#);
        assert_eq!(resolve(json!("$.parents[\"load.csv\"][1]")), "2");
        assert_eq!(resolve(json!("$.parents.reserve")), r#"{"token": "t"}"#);
        assert_eq!(resolve(json!("$.task.id")), "42");
        assert_eq!(resolve(json!("$.step[\"key\"]")), r#""k""#);
    }

    #[test]
    fn a_path_that_leads_nowhere_is_null() {
        assert_eq!(resolve(json!("$.context.order_id.deeper")), "null");
        assert_eq!(resolve(json!("$.parents.nobody.token")), "null");
    }

    #[test]
    fn everything_else_stands_for_itself() {
        for plain in [json!(1.5), json!("7"), json!(null), json!(["$.context"])] {
            assert_eq!(resolve(plain.clone()), plain.to_string());
        }
        assert_eq!(resolve(json!("$$5 off")), r#""$5 off""#);
    }

    #[test]
    fn malformed_paths_are_refused() {
        for bad in [
            "$",
            "$context.a",
            "$.contexts.a",
            "$.context.",
            "$.context..a",
            "$.context[",
            "$.context[-1]",
            "$.context[a]",
            "$.context[\"a]",
            "$.context[0]x",
            "$.parents",
            "$.parents[0]",
            "$.task",
            "$.task.nmae",
            "$.step.key.deeper",
            "$.step[0]",
            "$.",
        ] {
            assert!(Parameter::parse(&json!(bad)).is_err(), "{bad}");
        }
    }
}
