//! Queries that a server has run: what a test suite or production asked, for which nobody has written a check.
//!
//! - [`counted`]: those that pg_stat_statements counted.
//! - [`log`]: plans that auto_explain logged; [`entries`]: the entries of a log, in any of its formats.
//! - [`naming`]: names for statements; [`comment`]: what their comments say of their origin.

mod comment;
pub mod counted;
mod entries;
pub mod log;
pub mod naming;

use super::application::Application;
use super::file::{Location, QueryCheck, Written};
use super::left_out::LeftOut;
use crate::text::statement::{is_plannable, words};

/// Characters of a statement that are shown.
const SHOWN: usize = 160;

/// Why a statement is none to check, whatever the server says of it; `None` if it may be.
fn reason_to_leave_out(sql: &str, application: &impl Application) -> Option<&'static str> {
    const CATALOGS: [&str; 9] = [
        "pg_catalog",
        "pg_stat",
        "pg_class",
        "pg_namespace",
        "pg_extension",
        "pg_settings",
        "pg_prepared",
        "pg_database",
        "information_schema",
    ];
    let words = words(sql);
    let has =
        |part: &str| words.iter().any(|word| word.trim_start_matches('"').to_lowercase().starts_with(part));
    if !is_plannable(sql) {
        Some("it is a statement without a plan")
    } else if application.is_own(&words) {
        Some("it is a statement of this program")
    } else if CATALOGS.into_iter().any(has) {
        Some("it reads the server's catalogs")
    } else {
        None
    }
}

/// The beginning of a statement, on one line.
fn shortened(sql: &str) -> String {
    let line = sql.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

fn left_out(reason: impl Into<String>, sql: &str) -> LeftOut {
    LeftOut::new(reason, format!("`{}`", shortened(sql)))
}

/// A check of a statement that was seen `seen`: `12 calls, 40 ms in all`.
fn check(name: &str, sql: &str, seen: &str, source: Location) -> QueryCheck {
    let comment = comment::of(sql);
    let location = comment.as_deref().and_then(comment::location).unwrap_or(source);
    let origin = comment.map(|comment| format!("; {comment}")).unwrap_or_default();
    let mut check = QueryCheck::unwritten(name, Written::nowhere(sql), location.clone(), location);
    check.why = Some(format!("{seen}{origin}; {}", shortened(comment::without(sql))));
    check
}
