//! From a YAML tree to a template: the keys of a workflow and of its steps.

use super::read_handler::read_handler;
use super::{BackoffTemplate, RetryPolicy, StepTemplate, Template, Version, default_name};
use crate::model::handler::{HandlerSpec, NoopSpec, ResultForm};
use crate::model::yaml::reader::{Reader, quoted};
use crate::model::yaml::tree::{Content, Node, Span};
use crate::model::yaml::{Code, TextFiles};

/// The longest name: it fits wherever names are shown and indexed.
const MAX_NAME_CHARS: usize = 128;

/// Where the parts of a step were written that rules across steps point at.
pub(super) struct StepSpans {
    /// `None` when the name is missing or faulty.
    pub name: Option<Span>,
    /// One for each element of `depends_on`.
    pub depends_on: Vec<Span>,
    /// One for each parameter of an `sql` handler.
    pub params: Vec<Span>,
}

/// Reads a workflow. What is faulty is noted and left empty, so that the rules
/// across steps can be checked all the same.
pub(super) fn read_template(
    reader: &mut Reader<'_>,
    node: &Node,
    files: &mut TextFiles<'_>,
) -> Option<(Template, Vec<StepSpans>)> {
    let mut fields = reader.fields(node, "a workflow")?;
    let namespace = match fields.get("namespace") {
        Some(node) => read_name(reader, node, "a namespace", &['/', '@']),
        None => Some(default_name()),
    };
    let name = fields
        .require("name", "write `name: NAME`")
        .and_then(|node| read_name(reader, node, "a workflow's name", &['/', '@']));
    let version =
        fields.require("version", "write `version: 1.0.0`").and_then(|node| read_version(reader, node));
    let description = fields.get("description").and_then(|node| reader.text(node));
    let (mut steps, mut spans) = (Vec::new(), Vec::new());
    if let Some(node) = fields.require("steps", "write `steps:` and a list of steps below it")
        && let Some(items) = reader.list(node, "steps")
    {
        if items.is_empty() {
            reader.fault(Code::Empty, &node.span, "a workflow needs at least one step", "");
        }
        (steps, spans) = items.iter().filter_map(|item| read_step(reader, item, files)).unzip();
    }
    fields.finish(reader);
    let template = Template {
        namespace: namespace.unwrap_or_default(),
        name: name.unwrap_or_default(),
        version: version.unwrap_or_default(),
        description,
        steps,
    };
    Some((template, spans))
}

fn read_step(
    reader: &mut Reader<'_>,
    node: &Node,
    files: &mut TextFiles<'_>,
) -> Option<(StepTemplate, StepSpans)> {
    let mut fields = reader.fields(node, "a step")?;
    let name_node = fields.require("name", "write `name: NAME`");
    let name = name_node.and_then(|node| read_name(reader, node, "a step's name", &['/']));
    let description = fields.get("description").and_then(|node| reader.text(node));
    let (mut depends_on, mut depends_on_spans) = (Vec::new(), Vec::new());
    if let Some(node) = fields.get("depends_on") {
        for item in reader.list(node, "step names").unwrap_or_default() {
            if let Some(parent) = reader.text(item) {
                depends_on.push(parent);
                depends_on_spans.push(item.span.clone());
            }
        }
    }
    let handler = fields
        .require("handler", "write how its work is done, such as `handler: { command: [./work] }`")
        .and_then(|node| read_handler(reader, node, files));
    let result = fields.get("result").and_then(|node| read_result(reader, node, handler.as_ref()?));
    let retry = fields.get("retry").map(|node| read_retry(reader, node));
    let timeout = fields.get("timeout").and_then(|node| {
        let timeout = reader.duration(node)?;
        if timeout.0.is_zero() {
            let hint = "write how long an attempt may take, or remove the key for no limit";
            reader.fault(Code::OutOfRange, &node.span, "a timeout of zero leaves no time to run", hint);
        }
        Some(timeout)
    });
    let queue = match fields.get("queue") {
        Some(node) => read_name(reader, node, "a queue's name", &[',']),
        None => Some(default_name()),
    };
    let priority = fields.get("priority").and_then(|node| reader.integer(node, StepTemplate::PRIORITIES));
    fields.finish(reader);

    let (handler, params) = handler.unwrap_or((HandlerSpec::Noop(NoopSpec {}), Vec::new()));
    let spans = StepSpans {
        name: name.as_ref().and(name_node).map(|node| node.span.clone()),
        depends_on: depends_on_spans,
        params,
    };
    let template = StepTemplate {
        name: name.unwrap_or_default(),
        description,
        depends_on,
        handler,
        result: result.unwrap_or_default(),
        retry: retry.unwrap_or_default(),
        timeout,
        queue: queue.unwrap_or_default(),
        priority: priority.unwrap_or_default(),
    };
    Some((template, spans))
}

fn read_result(
    reader: &mut Reader<'_>,
    node: &Node,
    handler: &(HandlerSpec, Vec<Span>),
) -> Option<ResultForm> {
    let word = reader.text(node)?;
    let form = serde_json::from_value(word.as_str().into()).ok();
    if form.is_none() {
        let message = format!("{} is no form of a result", quoted(&word));
        reader.fault(
            Code::OutOfRange,
            &node.span,
            message,
            format!("write {}", ResultForm::WORDS.join(", ")),
        );
    } else if !matches!(handler.0, HandlerSpec::Command(_)) {
        let message = "only a `command` prints a result";
        reader.fault(Code::ConflictingKeys, &node.span, message, "remove the key");
    }
    form
}

fn read_retry(reader: &mut Reader<'_>, node: &Node) -> RetryPolicy {
    let mut policy = RetryPolicy::default();
    let Some(mut fields) = reader.fields(node, "`retry`") else { return policy };
    if let Some(limit) = fields.get("limit").and_then(|node| reader.integer(node, RetryPolicy::LIMITS)) {
        policy.limit = limit;
    }
    if let Some(retryable) = fields.get("retryable").and_then(|node| reader.truth(node)) {
        policy.retryable = retryable;
    }
    if let Some(node) = fields.get("backoff") {
        policy.backoff = read_backoff(reader, node);
    }
    fields.finish(reader);
    policy
}

fn read_backoff(reader: &mut Reader<'_>, node: &Node) -> BackoffTemplate {
    let mut backoff = BackoffTemplate::default();
    let Some(mut fields) = reader.fields(node, "`backoff`") else { return backoff };
    let (base_node, cap_node) = (fields.get("base"), fields.get("cap"));
    let base = base_node.map(|node| reader.duration(node));
    let cap = cap_node.map(|node| reader.duration(node));
    fields.finish(reader);
    // A bound that is faulty is compared with nothing.
    let (Some(base), Some(cap)) = (base.unwrap_or(Some(backoff.base)), cap.unwrap_or(Some(backoff.cap)))
    else {
        return backoff;
    };
    if cap.0 < base.0
        && let Some(node) = cap_node.or(base_node)
    {
        let which = if cap_node.is_some() { "" } else { " by default" };
        let message = format!("the backoff begins at {base} and ends at {cap}{which}, which is shorter");
        let hint = format!("write a cap of at least {base}");
        reader.fault(Code::OutOfRange, &node.span, message, hint);
    }
    backoff.base = base;
    backoff.cap = cap;
    backoff
}

fn read_version(reader: &mut Reader<'_>, node: &Node) -> Option<String> {
    let text = match &node.content {
        // `version: 1.0` is a number to YAML; the fault is its form, not its type.
        Content::Scalar { text, .. } if !text.is_empty() => text.clone(),
        _ => reader.text(node)?,
    };
    if text.parse::<Version>().is_err() {
        let message = format!("{} is no version", quoted(&text));
        reader.fault(Code::BadVersion, &node.span, message, suggest_version(&text));
        return None;
    }
    Some(text)
}

/// A version that resembles what was written: `1` and `v1.2` lack only little.
fn suggest_version(text: &str) -> String {
    let numbers: Vec<&str> = text.trim_start_matches(['v', 'V']).split('.').collect();
    let padded = match numbers[..] {
        [major] => format!("{major}.0.0"),
        [major, minor] => format!("{major}.{minor}.0"),
        [major, minor, patch, ..] => format!("{major}.{minor}.{patch}"),
        [] => String::new(),
    };
    let suggestion = if padded.parse::<Version>().is_ok() { &padded } else { "1.0.0" };
    format!("write MAJOR.MINOR.PATCH: `version: {suggestion}`")
}

fn read_name(reader: &mut Reader<'_>, node: &Node, what: &str, forbidden: &[char]) -> Option<String> {
    let name = reader.text(node)?;
    if let Some((problem, hint)) = name_problem(&name, forbidden) {
        reader.fault(Code::BadName, &node.span, format!("{what} {problem}"), hint);
        return None;
    }
    Some(name)
}

/// What is wrong with a name, and what to write instead.
fn name_problem(name: &str, forbidden: &[char]) -> Option<(String, String)> {
    let length = name.chars().count();
    if length == 0 {
        return Some(("is empty".to_owned(), String::new()));
    }
    if length > MAX_NAME_CHARS {
        let hint = format!("write at most {MAX_NAME_CHARS} characters");
        return Some((format!("is {length} characters long"), hint));
    }
    if let Some(control) = name.chars().find(|c| c.is_control()) {
        return Some((format!("holds the control character {control:?}"), "remove it".to_owned()));
    }
    if let Some(character) = name.chars().find(|c| forbidden.contains(c)) {
        return Some((
            format!("cannot hold {character:?}"),
            format!("write {}", name.replace(forbidden, "-")),
        ));
    }
    if name.trim() != name {
        return Some(("begins or ends with a space".to_owned(), format!("write {}", quoted(name.trim()))));
    }
    None
}
