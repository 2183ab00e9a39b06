//! Files that people write in YAML: workflows, and checks of query plans.
//!
//! They are read by hand and not by serde, which stops at the first fault:
//! [`tree`] knows where each node was written, [`reader`] takes typed values out
//! of it and notes every [`fault`] with its place and a hint.

mod duration;
mod fault;
pub(super) mod reader;
mod schema;
pub(super) mod tree;

pub use duration::HumanDuration;
pub use fault::{Code, Fault, Source};
pub use schema::schema_of;

use std::rc::Rc;

use reader::Reader;
use tree::Node;

/// Reads a file of another kind of text, named relative to the YAML file; the
/// error says in one line why it cannot.
pub type TextFiles<'f> = dyn FnMut(&str) -> Result<String, String> + 'f;

/// Parses a file and hands its one document to `read`, which notes what is faulty.
///
/// # Errors
/// Every fault, in the order of the file; `empty` is the hint for a file that holds nothing.
pub(super) fn read_document<T>(
    source: &Source,
    empty: &str,
    read: impl FnOnce(&mut Reader<'_>, &Rc<Node>) -> Option<T>,
) -> Result<T, Vec<Fault>> {
    let mut reader = Reader::new(source);
    let mut value = None;
    match tree::parse(&source.text) {
        // `---` alone, or nothing but comments.
        Ok(root) => match root.filter(|root| !root.is_null()) {
            None => return Err(vec![Fault::of_file(&source.name, Code::Empty, "the file is empty", empty)]),
            Some(root) => value = read(&mut reader, &root),
        },
        Err(problem) => reader.fault(problem.code, &problem.span, problem.message, problem.hint),
    }
    match (value, reader.into_faults()) {
        (Some(value), faults) if faults.is_empty() => Ok(value),
        (_, faults) => Err(faults),
    }
}
