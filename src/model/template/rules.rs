//! What must hold across the steps of a workflow: names, dependencies, parameters.

use std::collections::HashMap;

use super::read::StepSpans;
use super::{StepTemplate, Template};
use crate::model::dag::{Cycle, Dag};
use crate::model::handler::HandlerSpec;
use crate::model::nearest::nearest;
use crate::model::parameter::Parameter;
use crate::model::yaml::Code;
use crate::model::yaml::reader::{Reader, quoted};

/// Cycles beyond these are left for the next check: each costs a walk over all steps.
const MAX_CYCLES: usize = 20;

/// Notes every fault; `spans[n]` belongs to `template.steps[n]`.
pub(super) fn check_steps(reader: &mut Reader<'_>, template: &Template, spans: &[StepSpans]) {
    let index = index_names(reader, &template.steps, spans);
    let parents = resolve_dependencies(reader, &template.steps, spans, &index);
    report_cycles(reader, &template.steps, spans, parents);
    for (step, spans) in template.steps.iter().zip(spans) {
        check_params(reader, step, spans, &index);
    }
}

/// Maps names to steps; of those with the same name, to the first.
fn index_names<'t>(
    reader: &mut Reader<'_>,
    steps: &'t [StepTemplate],
    spans: &[StepSpans],
) -> HashMap<&'t str, usize> {
    let mut index: HashMap<&str, usize> = HashMap::new();
    for (number, step) in steps.iter().enumerate() {
        let Some(span) = &spans[number].name else { continue };
        if let Some(first) = index.get(step.name.as_str()).copied() {
            let line = spans[first].name.as_ref().map_or(0, |span| span.line);
            let message = format!("a step is already called {}", quoted(&step.name));
            reader.fault(
                Code::DuplicateStep,
                span,
                message,
                format!("rename one: the first is on line {line}"),
            );
        } else {
            index.insert(step.name.as_str(), number);
        }
    }
    index
}

/// The parents of each step as numbers; what names nobody is noted and left out.
fn resolve_dependencies(
    reader: &mut Reader<'_>,
    steps: &[StepTemplate],
    spans: &[StepSpans],
    index: &HashMap<&str, usize>,
) -> Vec<Vec<usize>> {
    let mut parents = vec![Vec::new(); steps.len()];
    for (number, step) in steps.iter().enumerate() {
        for (parent, span) in step.depends_on.iter().zip(&spans[number].depends_on) {
            let name = quoted(parent);
            if *parent == step.name {
                let message = format!("the step {name} waits for itself");
                reader.fault(Code::SelfDependency, span, message, "remove this dependency");
                continue;
            }
            let Some(&found) = index.get(parent.as_str()) else {
                let others = index.keys().copied().filter(|other| *other != step.name);
                let hint = match nearest(parent, others) {
                    Some(meant) => format!("did you mean {}?", quoted(meant)),
                    None => "write the name of a step of this workflow".to_owned(),
                };
                reader.fault(Code::UnknownDependency, span, format!("no step is called {name}"), hint);
                continue;
            };
            if parents[number].contains(&found) {
                let message = format!("{name} is listed twice");
                reader.fault(Code::DuplicateDependency, span, message, "remove one of them");
                continue;
            }
            parents[number].push(found);
        }
    }
    parents
}

/// Notes each cycle once, at the dependency that closes it, and goes on without
/// that dependency.
fn report_cycles(
    reader: &mut Reader<'_>,
    steps: &[StepTemplate],
    spans: &[StepSpans],
    mut parents: Vec<Vec<usize>>,
) {
    for _ in 0..MAX_CYCLES {
        let Err(Cycle(mut path)) = Dag::new(parents.clone()) else { return };
        let Some(first) = (0..path.len()).min_by_key(|&at| path[at]) else { return };
        path.rotate_left(first);
        let (first, last) = (path[0], path[path.len() - 1]);
        let names: Vec<&str> = path.iter().chain([&first]).map(|&step| steps[step].name.as_str()).collect();
        let closing = steps[first].depends_on.iter().position(|parent| *parent == steps[last].name);
        if let Some(span) = closing.and_then(|at| spans[first].depends_on.get(at)) {
            let message = format!("these steps wait for each other: {}", draw_path(&names));
            let hint = format!("{} must not wait for {}, or one between them", names[0], steps[last].name);
            reader.fault(Code::Cycle, span, message, hint);
        }
        parents[first].retain(|&parent| parent != last);
    }
}

/// `a → b → a`; of a long path, its beginning and its end.
fn draw_path(names: &[&str]) -> String {
    const BEGINNING: usize = 8;
    const END: usize = 3;
    match names.len() {
        0..=12 => names.join(" → "),
        length => format!(
            "{} → … {} more … → {}",
            names[..BEGINNING].join(" → "),
            length - BEGINNING - END,
            names[length - END..].join(" → ")
        ),
    }
}

/// A statement sees the results of the step's own parents and of nobody else.
fn check_params(
    reader: &mut Reader<'_>,
    step: &StepTemplate,
    spans: &StepSpans,
    index: &HashMap<&str, usize>,
) {
    let HandlerSpec::Sql(sql) = &step.handler else { return };
    for (written, span) in sql.params.iter().zip(&spans.params) {
        let (message, hint) = match Parameter::parse(written) {
            Err(problem) => {
                let path = written.as_str().unwrap_or_default();
                let as_text = quoted(&format!("${path}"));
                let hint = format!("write $.context.KEY or $.parents.STEP.KEY, or {as_text} for the text");
                (format!("{} is no path: {problem}", quoted(path)), hint)
            }
            Ok(Parameter::Parent { step: parent, .. }) if !step.depends_on.contains(&parent) => {
                no_parent(step, &parent, index.contains_key(parent.as_str()))
            }
            Ok(_) => continue,
        };
        reader.fault(Code::BadParameter, span, message, hint);
    }
}

/// Why a step cannot see the result of `named`, and what to write instead.
fn no_parent(step: &StepTemplate, named: &str, exists: bool) -> (String, String) {
    if exists {
        let message = format!("this step does not wait for {}, so it cannot see its result", quoted(named));
        return (message, format!("add {named} to its depends_on"));
    }
    let hint = match nearest(named, step.depends_on.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean $.parents.{meant}?"),
        None => "write the name of a step in its depends_on".to_owned(),
    };
    (format!("no step is called {}", quoted(named)), hint)
}
