//! Problems of indexes, with their fixes.

use crate::error::TASKER;
use jiff::Timestamp;
use serde::Serialize;

use super::overlap::How;
use super::{Index, Origin};
use crate::db::quote_identifier;
use crate::migrate::indexes::{IndexState, bundled};

/// A problem of an index; worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum IndexProblem {
    Missing,
    Invalid,
    /// Its definition differs from tasker's.
    Changed,
    /// Another index does the same.
    Duplicate,
    /// No query reads it.
    Unused,
}

/// Something to fix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndexFinding {
    pub index: String,
    pub problem: IndexProblem,
    /// Whether it makes queries of the program slow or lets wrong rows in.
    pub is_harmful: bool,
    /// The problem, phrased to follow the index's name.
    pub what: String,
    /// The command or the SQL statement that fixes it.
    pub fix: String,
}

/// Returns the problem of an index. That an index is unused can only be said when every plan of the program
/// is known.
pub(super) fn of(
    indexes: &[Index],
    schema: &str,
    since: &Option<Timestamp>,
    all_known: bool,
) -> Vec<IndexFinding> {
    let mut findings: Vec<IndexFinding> =
        indexes.iter().filter_map(|index| problem_of(index, schema, since, all_known)).collect();
    findings.sort_by(|a, b| (a.problem, &a.index).cmp(&(b.problem, &b.index)));
    findings
}

fn problem_of(
    index: &Index,
    schema: &str,
    since: &Option<Timestamp>,
    all_known: bool,
) -> Option<IndexFinding> {
    let up = format!("{TASKER} migrate up");
    let drop =
        format!("drop index concurrently {}.{}", quote_identifier(schema), quote_identifier(&index.name));
    let is_ours = matches!(index.set, Origin::Lean | Origin::All);
    let (problem, what, fix) = match (index.state, &index.covered_by) {
        (IndexState::Missing, _) if index.set == Origin::Key => (
            IndexProblem::Missing,
            "is missing: nothing enforces its uniqueness".to_owned(),
            remake(&index.name),
        ),
        (IndexState::Missing, _) => (IndexProblem::Missing, "is missing".to_owned(), up),
        (IndexState::Invalid, _) => (
            IndexProblem::Invalid,
            if is_kept_unique(index) && !is_ours {
                "is invalid: no query can use it; remove the duplicate rows, if that is why, before it is built again"
            } else {
                "is invalid: it slows down writes, and no query can use it"
            }
            .to_owned(),
            match index.set {
                _ if is_ours => up,
                // Dropped, it would no longer keep new rows unique.
                _ if is_kept_unique(index) => format!(
                    "reindex index concurrently {}.{}",
                    quote_identifier(schema),
                    quote_identifier(&index.name)
                ),
                _ => drop,
            },
        ),
        (IndexState::Changed, _) => (
            IndexProblem::Changed,
            "differs from tasker's definition".to_owned(),
            match index.set {
                Origin::Key => format!("{drop}; {}", remake(&index.name)),
                _ => format!("{drop}; then {up}"),
            },
        ),
        (_, Some(cover)) if cover.how != How::Narrower => {
            let what = match cover.how {
                How::Prefix => format!("has only the first columns of {}", cover.index),
                _ => format!("duplicates {}", cover.index),
            };
            (IndexProblem::Duplicate, what, drop)
        }
        (_, cover) if all_known && may_be_unused(index) && index.queries.is_empty() => {
            let since = since.map_or_else(
                || "since the database was created".to_owned(),
                |since| format!("since {}", since.strftime("%Y-%m-%d %H:%M UTC")),
            );
            let cover =
                cover.as_ref().map_or_else(String::new, |cover| format!("; index {} covers it", cover.index));
            (
                IndexProblem::Unused,
                format!("serves none of tasker's queries and has not been read {since}{cover}"),
                drop,
            )
        }
        _ => return None,
    };
    let is_harmful = problem <= IndexProblem::Changed && matches!(index.set, Origin::Key | Origin::Lean);
    Some(IndexFinding { index: index.name.clone(), problem, is_harmful, what, fix })
}

/// Whether it is unused if no query of the program uses it: the project measures the lean set, not this database; an index
/// of others may be about to be used.
pub(super) fn may_be_unused(index: &Index) -> bool {
    (index.set == Origin::All || index.set == Origin::Other && !index.is_new)
        && !index.is_unique
        && index.scans == Some(0)
}

/// Whether it keeps rows unique, which even an invalid index may do for new ones.
fn is_kept_unique(index: &Index) -> bool {
    index.is_unique || index.set == Origin::Key
}

/// The migration's statement for a unique index, changed to build without blocking writers.
fn remake(name: &str) -> String {
    bundled::keys().find(|key| key.name == name).map(|key| key.statement()).unwrap_or_default()
}
