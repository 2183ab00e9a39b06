//! A workflow for people: its head, and its steps as a tree.

use super::graph::{self, GraphFormat};
use super::style::one_line;
use super::table;
use crate::model::handler::{CommandSpec, HandlerSpec};
use crate::model::json_schema::Field;
use crate::model::template::{RetryPolicy, StepTemplate, Template};

/// Longest description of a handler's work, or of a field.
const WORK_WIDTH: usize = 60;
/// Longest default of a field.
const VALUE_WIDTH: usize = 30;

/// Draws the steps, each with its handler and every option that is not the default.
pub fn steps(template: &Template) -> String {
    draw_with(template, GraphFormat::Text, describe)
}

/// Draws the fields of a context with their types, defaults and descriptions.
pub fn fields(fields: &[Field]) -> String {
    let rows = fields.iter().map(|field| {
        let types = match &field.types[..] {
            [] => "any".to_owned(),
            types => types.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or "),
        };
        let choices: Vec<String> = field.choices.iter().map(ToString::to_string).collect();
        let value = match (&field.default, field.is_required) {
            (Some(default), _) => one_line(&default.to_string(), VALUE_WIDTH),
            (None, true) => "required".to_owned(),
            (None, false) => "-".to_owned(),
        };
        let mut says = Vec::new();
        says.extend(field.description.as_deref().map(|text| one_line(text, WORK_WIDTH)));
        if !choices.is_empty() {
            says.push(format!("one of {}", one_line(&choices.join(", "), WORK_WIDTH)));
        }
        vec![field.path.clone(), types, value, says.join("; ")]
    });
    table::draw(["context", "type", "default", "description"], rows)
}

/// Draws the graph, each step with its kind of handler.
pub fn graph(template: &Template, format: GraphFormat) -> String {
    draw_with(template, format, |step| step.handler.kind().as_str().to_owned())
}

fn draw_with(template: &Template, format: GraphFormat, note: impl Fn(&StepTemplate) -> String) -> String {
    let labels: Vec<&str> = template.steps.iter().map(|step| step.name.as_str()).collect();
    let notes: Vec<String> = template.steps.iter().map(note).collect();
    match template.dag() {
        Ok(dag) => graph::draw(&dag, &labels, &notes, &[], format),
        // Nothing that was checked or applied comes here.
        Err(_) => labels.join("\n"),
    }
}

/// `command ./reserve --json, 5 attempts, 30s each, queue payments`.
fn describe(step: &StepTemplate) -> String {
    let mut words = vec![work(&step.handler)];
    let default = RetryPolicy::default();
    match &step.retry {
        retry if !retry.retryable => words.push("never retried".to_owned()),
        retry if retry.limit != default.limit => {
            words.push(super::style::count(retry.limit as usize, "attempt", "attempts"));
        }
        _ => {}
    }
    if step.retry.backoff != default.backoff {
        words.push(format!("backoff {} to {}", step.retry.backoff.base, step.retry.backoff.cap));
    }
    if let Some(timeout) = step.timeout {
        words.push(format!("timeout {timeout}"));
    }
    if step.queue != "default" {
        words.push(format!("queue {}", step.queue));
    }
    if step.priority != 0 {
        words.push(format!("priority {}", step.priority));
    }
    words.join(", ")
}

fn work(handler: &HandlerSpec) -> String {
    let work = match handler {
        HandlerSpec::Command(CommandSpec::Argv(argv)) => argv.join(" "),
        HandlerSpec::Command(CommandSpec::Full(options)) => match &options.shell {
            Some(script) => format!("sh -c {script}"),
            None => options.argv.join(" "),
        },
        HandlerSpec::Sql(sql) => sql.file.as_ref().or(sql.statement.as_ref()).cloned().unwrap_or_default(),
        HandlerSpec::Http(http) => format!("{} {}", http.method.as_str(), http.url),
        HandlerSpec::Sleep(sleep) => sleep.duration.to_string(),
        HandlerSpec::Fail(fail) if fail.permanent => "for good".to_owned(),
        HandlerSpec::Fail(fail) => super::style::count(fail.times as usize, "time", "times"),
        HandlerSpec::Noop(_) => String::new(),
    };
    format!("{} {}", handler.kind().as_str(), one_line(&work, WORK_WIDTH)).trim_end().to_owned()
}
