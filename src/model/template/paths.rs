//! The `$.` paths of a step: each must be well-formed, and lead only to what the step can see.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use serde_json::Value;

use super::schemas::Declared;
use crate::model::parameter::Parameter;
use crate::text::suggest::nearest;
use crate::yaml::tree::{Content, Node};
use crate::yaml::{Errors, FileErrorCode as Code, quoted};

/// A step sees the results of its own parents and of no other step, and a context as the workflow declares it.
pub(super) struct Paths<'s, 'n> {
    parents: Rc<Vec<&'n str>>,
    known: HashSet<&'n str>,
    steps: &'s HashMap<&'n str, usize>,
    declared: &'s Declared<'n>,
}

impl<'s, 'n> Paths<'s, 'n> {
    /// Those of a step with these parents, in a workflow of these steps and contexts.
    pub(super) fn of(
        parents: impl Iterator<Item = &'n str>,
        steps: &'s HashMap<&'n str, usize>,
        declared: &'s Declared<'n>,
    ) -> Self {
        let parents: Rc<Vec<&str>> = Rc::new(parents.collect());
        let known = parents.iter().copied().collect();
        Paths { parents, known, steps, declared }
    }

    pub(super) fn check_all(&self, errors: &mut Errors<'n>, values: &'n [Rc<Node>]) {
        values.iter().for_each(|value| self.check_value(errors, value));
    }

    /// Checks a value that is text.
    pub(super) fn check_value(&self, errors: &mut Errors<'n>, value: &'n Node) {
        if let Some(text) = value.text() {
            self.check_path(errors, value, text);
        }
    }

    /// Checks every text in a value.
    pub(super) fn check_deep(&self, errors: &mut Errors<'n>, value: &'n Node) {
        match &value.content {
            Content::Scalar { .. } => self.check_value(errors, value),
            Content::List(items) => items.iter().for_each(|item| self.check_deep(errors, item)),
            Content::Map(entries) => entries.iter().for_each(|entry| self.check_deep(errors, &entry.value)),
        }
    }

    /// Checks one path, or a text that is none.
    pub(super) fn check_path(&self, errors: &mut Errors<'n>, at: &'n Node, path: &str) {
        let named = match Parameter::parse(&Value::String(path.to_owned())) {
            Err(problem) => {
                let as_text = quoted(&format!("${path}"));
                let hint = format!("write $.context.KEY or $.parents.STEP.KEY, or {as_text} for the text");
                let message = format!("{} is not a path: {problem}", quoted(path));
                errors.add(Code::BadParameter, &at.span, message, hint);
                return;
            }
            Ok(Parameter::Context(segments)) => {
                let schema = self.declared.context.as_ref();
                if schema.is_some_and(|schema| !schema.can_have(&segments)) {
                    let what = format!("no context has {}: the schema under `context`", quoted(path));
                    refuse_undeclared(errors, at, what);
                }
                return;
            }
            Ok(Parameter::Parent { step, path: segments }) if self.known.contains(step.as_str()) => {
                let schema = self.declared.results.get(step.as_str());
                if schema.is_some_and(|schema| !schema.can_have(&segments)) {
                    let what = format!("no result has {}: the schema under `result` of {step}", quoted(path));
                    refuse_undeclared(errors, at, what);
                }
                return;
            }
            Ok(Parameter::Parent { step, .. }) => step,
            Ok(_) => return,
        };
        if self.steps.contains_key(named.as_str()) {
            let message =
                format!("this step does not wait for {}, so it cannot see its result", quoted(&named));
            errors.add(Code::BadParameter, &at.span, message, format!("add {named} to its depends_on"));
            return;
        }
        let parents = self.parents.clone();
        let message = format!("no step is called {}", quoted(&named));
        errors.add_deferred(Code::BadParameter, &at.span, message, move || {
            match nearest(&named, parents.iter().copied()) {
                Some(meant) => format!("did you mean $.parents.{meant}?"),
                None => "write the name of a step in its depends_on".to_owned(),
            }
        });
    }
}

fn refuse_undeclared<'n>(errors: &mut Errors<'n>, at: &'n Node, what: String) {
    let hint = "describe the field there, or write another path";
    errors.add(Code::BadParameter, &at.span, format!("{what} does not allow it"), hint);
}
