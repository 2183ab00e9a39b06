//! What must hold beyond the schema: names, dependencies, statements, parameters. These rules
//! look at the tree, so that they find what is wrong where the schema has found errors as well.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::http;
use super::paths::Paths;
use super::schemas::Declared;
use super::types::BackoffTemplate;
use crate::model::dag::Dag;
use crate::text::statement;
use crate::text::suggest::nearest;
use crate::yaml::tree::Node;
use crate::yaml::{Errors, FileErrorCode as Code, HumanDuration, TextFiles, quoted};

/// Cycles beyond these are only counted: finding the path of each costs a walk over all steps.
const MAX_CYCLES: usize = 20;

/// A step as it is written.
struct Step<'n> {
    node: &'n Node,
    name: Option<&'n str>,
    depends_on: Vec<(&'n str, &'n Node)>,
}

/// Steps by name; of those with the same name, the first.
struct Names<'n> {
    index: HashMap<&'n str, usize>,
    all: Rc<Vec<&'n str>>,
}

/// Notes every error; returns the statements read from files, each with the number of its step.
pub(super) fn check<'n>(
    errors: &mut Errors<'n>,
    root: &'n Node,
    files: &mut TextFiles<'_>,
) -> Vec<(usize, String)> {
    let read = |node: &'n Rc<Node>| Step {
        node,
        name: node.get("name").and_then(Node::text),
        depends_on: node
            .items_of("depends_on")
            .iter()
            .filter_map(|item| Some((item.text()?, &**item)))
            .collect(),
    };
    let steps: Vec<Step<'n>> = root.items_of("steps").iter().map(read).collect();
    let names = index_names(errors, &steps);
    let parents = resolve_dependencies(errors, &steps, &names);
    report_cycles(errors, &steps, parents);
    let declared = Declared::of(errors, root);
    let mut statements = Vec::new();
    for (number, step) in steps.iter().enumerate() {
        check_times(errors, step.node);
        check_result(errors, step.node);
        check_secrets(errors, step.node);
        let parents = || step.depends_on.iter().map(|(name, _)| *name);
        if let Some(sql) = step.node.get("handler").and_then(|handler| handler.get("sql")) {
            statements.extend(check_sql(errors, sql, files).map(|text| (number, text)));
            Paths::of(parents(), &names.index, &declared).check_all(errors, sql.items_of("params"));
        }
        if let Some(http) = step.node.get("handler").and_then(|handler| handler.get("http")) {
            http::check(errors, step.node, http, &Paths::of(parents(), &names.index, &declared));
        }
    }
    statements
}

fn index_names<'n>(errors: &mut Errors<'n>, steps: &[Step<'n>]) -> Names<'n> {
    let mut index: HashMap<&str, usize> = HashMap::with_capacity(steps.len());
    let mut all = Vec::with_capacity(steps.len());
    for (number, step) in steps.iter().enumerate() {
        let (Some(name), Some(node)) = (step.name, step.node.get("name")) else { continue };
        if let Some(first) = index.get(name).and_then(|first| steps[*first].node.get("name")) {
            let hint = format!("rename one: the first is on line {}", first.span.line);
            errors.add(
                Code::DuplicateStep,
                &node.span,
                format!("a step is already called {}", quoted(name)),
                hint,
            );
        } else {
            index.insert(name, number);
            all.push(name);
        }
    }
    Names { index, all: Rc::new(all) }
}

/// The parents of each step as numbers; what names nobody is noted and left out.
fn resolve_dependencies<'n>(
    errors: &mut Errors<'n>,
    steps: &[Step<'n>],
    names: &Names<'n>,
) -> Vec<Vec<usize>> {
    let resolve = |step: &Step<'n>| {
        let mut seen = HashSet::with_capacity(step.depends_on.len());
        let mut parents = Vec::with_capacity(step.depends_on.len());
        for &(parent, node) in &step.depends_on {
            let name = quoted(parent);
            if Some(parent) == step.name {
                let message = format!("the step {name} waits for itself");
                errors.add(Code::SelfDependency, &node.span, message, "remove this dependency");
            } else if !seen.insert(parent) {
                let message = format!("{name} is listed twice");
                errors.add(Code::DuplicateDependency, &node.span, message, "remove one of them");
            } else if let Some(&found) = names.index.get(parent) {
                parents.push(found);
            } else {
                let (all, own) = (names.all.clone(), step.name);
                let message = format!("no step is called {name}");
                errors.add_deferred(Code::UnknownDependency, &node.span, message, move || {
                    match nearest(parent, all.iter().copied().filter(|other| Some(*other) != own)) {
                        Some(meant) => format!("did you mean {}?", quoted(meant)),
                        None => "write the name of a step of this workflow".to_owned(),
                    }
                });
            }
        }
        parents
    };
    steps.iter().map(resolve).collect()
}

/// Notes each cycle at a dependency that can be removed to break it.
fn report_cycles<'n>(errors: &mut Errors<'n>, steps: &[Step<'n>], parents: Vec<Vec<usize>>) {
    let (dag, closing) = Dag::without_cycles(parents);
    errors.add_uncounted(closing.len().saturating_sub(MAX_CYCLES));
    let mut reported = HashSet::new();
    for &(parent, child) in closing.iter().take(MAX_CYCLES) {
        let mut path = dag.path(child, parent);
        let first = (0..path.len()).min_by_key(|&at| path[at]).unwrap_or_default();
        path.rotate_left(first);
        if !reported.insert((path[0], path[path.len() - 1])) {
            continue;
        }
        let (first, last) = (&steps[path[0]], &steps[path[path.len() - 1]]);
        let (Some(waiting), Some(awaited)) = (first.name, last.name) else { continue };
        let Some((_, node)) = first.depends_on.iter().find(|(name, _)| *name == awaited) else { continue };
        let names: Vec<&str> = path.iter().chain([&path[0]]).filter_map(|&step| steps[step].name).collect();
        let message = format!("these steps wait for each other: {}", draw_path(&names));
        let hint = format!("{waiting} must not wait for {awaited}, or one between them");
        errors.add(Code::Cycle, &node.span, message, hint);
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

/// Times that are durations, and senseless all the same.
fn check_times(errors: &mut Errors<'_>, step: &Node) {
    let read = |node: &Node| node.text()?.parse::<HumanDuration>().ok();
    if let Some(node) = step.get("timeout")
        && read(node).is_some_and(|timeout| timeout.0.is_zero())
    {
        let hint = "write how long an attempt may take, or remove the key for no limit";
        errors.add(Code::OutOfRange, &node.span, "a timeout of zero leaves no time to run", hint);
    }
    let Some(backoff) = step.get("retry").and_then(|retry| retry.get("backoff")) else { return };
    let default = BackoffTemplate::default();
    let (base_node, cap_node) = (backoff.get("base"), backoff.get("cap"));
    // A bound that is faulty is compared with nothing.
    let (Some(base), Some(cap)) =
        (base_node.map_or(Some(default.base), read), cap_node.map_or(Some(default.cap), read))
    else {
        return;
    };
    if cap.0 < base.0
        && let Some(node) = cap_node.or(base_node)
    {
        let which = if cap_node.is_some() { "" } else { " by default" };
        let message = format!("the backoff begins at {base} and ends at {cap}{which}, which is shorter");
        errors.add(Code::OutOfRange, &node.span, message, format!("write a cap of at least {base}"));
    }
}

fn check_result(errors: &mut Errors<'_>, step: &Node) {
    if let (Some(result), Some(handler)) = (step.get("result"), step.get("handler"))
        && result.text().is_some()
        && !handler.entries().is_empty()
        && handler.get("command").is_none()
    {
        let message = "only a `command` prints a result";
        let hint = "remove the key, or describe the result by a schema";
        errors.add(Code::ConflictingKeys, &result.span, message, hint);
    }
}

fn check_secrets(errors: &mut Errors<'_>, step: &Node) {
    if let (Some(secrets), Some(handler)) = (step.get("secrets"), step.get("handler"))
        && !handler.entries().is_empty()
        && ["command", "http"].iter().all(|kind| handler.get(kind).is_none())
    {
        let message = "only `command` and `http` take secrets";
        errors.add(Code::ConflictingKeys, &secrets.span, message, "remove the key");
    }
}

/// Checks the statement of an `sql` handler; returns it where it lies in a file.
fn check_sql(errors: &mut Errors<'_>, sql: &Node, files: &mut TextFiles<'_>) -> Option<String> {
    let mut from_file = None;
    let written = sql.get("statement").and_then(|node| Some((node, node.text()?.to_owned())));
    let file = sql.get("file").filter(|_| sql.get("statement").is_none());
    let read = file.and_then(|node| Some((node, node.text()?))).and_then(|(node, path)| {
        let text = files(path);
        let text = text.map_err(|problem| {
            let message = format!("cannot read {}: {problem}", quoted(path));
            errors.add(
                Code::UnreadableSql,
                &node.span,
                message,
                "write a path relative to this workflow file",
            );
        });
        let text = text.ok()?;
        from_file = Some(text.clone());
        // One that is written is found empty by the schema.
        if text.trim().is_empty() {
            errors.add(Code::Empty, &node.span, "the SQL statement is empty", "");
        } else if text.contains('\0') {
            let message = "the SQL statement holds a NUL";
            errors.add(Code::BadText, &node.span, message, "save the file as UTF-8 text");
        }
        Some((node, text))
    });
    let (node, text) = read.or(written)?;
    if let Some(reason) = statement::refusal(&text) {
        let hint = "write one statement without transaction control; `with` joins several into one";
        errors.add(Code::BadStatement, &node.span, reason, hint);
    }
    let (wanted, given) = (statement::parameters(&text), sql.items_of("params").len());
    if wanted != given {
        let params = sql.entries().iter().find(|entry| entry.key_text() == "params");
        let at = params.map_or(&sql.span, |entry| &entry.key.span);
        let taken = match wanted {
            0 => "no parameters".to_owned(),
            1 => "1 parameter".to_owned(),
            _ => format!("{wanted} parameters"),
        };
        let message = format!("the statement takes {taken}, `params` gives {given}");
        errors.add(Code::BadParameter, at, message, "write one for each of $1, $2, … in their order");
    }
    from_file
}
