//! Files that people write in YAML: workflows, and checks of query plans.
//!
//! A format is described once, by the types that its values are read into. [`schema`] makes a
//! JSON Schema of them, [`walker`] checks a [`tree`] against it and notes every error
//! ([`diagnostics`]), and serde builds the value. Rules that look across a file come between.

mod diagnostics;
pub mod duration;
pub(crate) mod format;
pub(crate) mod schema;
pub(crate) mod span;
pub(crate) mod tree;
mod walker;

pub(crate) use diagnostics::{Errors, quoted};
pub use diagnostics::{FileError, FileErrorCode, FileErrors, Source};
pub use duration::HumanDuration;

use std::rc::Rc;

use serde::de::DeserializeOwned;
use serde_json::Value;

use format::Format;
use tree::Node;
use walker::Walker;

/// Reads a file of another kind of text, named relative to the YAML file; the
/// error says in one line why it cannot.
pub type TextFiles<'f> = dyn FnMut(&str) -> Result<String, String> + 'f;

/// A file format.
pub(crate) struct Description {
    /// See [`schema::describe`].
    pub schema: Value,
    /// Its own kinds of text.
    pub formats: &'static [Format],
    /// What to write into a file that holds nothing.
    pub empty: &'static str,
}

/// Reads the one document of a file. `rules` looks at what no schema can say, also where the
/// schema has found errors already: nodes of another type than it expects are not its business.
///
/// # Errors
/// Every error, in the order of the file.
pub(crate) fn read_document<T: DeserializeOwned, R>(
    source: &Source,
    description: &'static Description,
    rules: impl for<'n> FnOnce(&mut Errors<'n>, &'n Node) -> R,
) -> Result<(T, R, Rc<Node>), FileErrors> {
    let root = match tree::parse(&source.text) {
        // `---` alone, or nothing but comments.
        Ok(root) => root.filter(|root| !root.is_null()).ok_or_else(|| {
            FileErrors::of_file(&source.name, FileErrorCode::Empty, "the file is empty", description.empty)
        })?,
        Err(problem) => {
            let mut errors = Errors::default();
            errors.add(problem.code, &problem.span, problem.message, problem.hint);
            return Err(errors.report(&source.name));
        }
    };
    let mut errors = Errors::default();
    let mut walker = Walker { root: &description.schema, formats: description.formats, errors: &mut errors };
    let value = walker.walk(&root);
    let found = rules(&mut errors, &root);
    if !errors.is_empty() {
        return Err(errors.report(&source.name));
    }
    let value = serde_json::from_value(value).map_err(|error| {
        let hint = "this is an error of the program: please report it";
        FileErrors::of_file(&source.name, FileErrorCode::WrongType, error.to_string(), hint)
    })?;
    drop(errors);
    Ok((value, found, root))
}

/// The JSON value of a node, read into a type; `None` where it has an error, which the walk over the file reports.
pub(crate) fn value_of<T: DeserializeOwned>(node: &Node) -> Option<T> {
    static ANYTHING: Value = Value::Bool(true);
    let mut errors = Errors::default();
    let value = Walker { root: &ANYTHING, formats: &[], errors: &mut errors }.walk(node);
    serde_json::from_value(value).ok().filter(|_| errors.is_empty())
}
