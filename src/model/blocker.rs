//! A session or prepared transaction that blocks a migration.

use std::fmt;
use std::time::Duration;

use postgres_protocol::escape::escape_literal;
use serde::Serialize;

use crate::text::invisible::is_invisible;

/// The width of a query within a line.
const QUERY_WIDTH: usize = 60;

/// A process of the server or a prepared transaction that holds a lock, or an old view of the rows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Blocker {
    /// Null of a prepared transaction: no process has it.
    pub pid: Option<i32>,
    /// The name of a prepared transaction.
    pub gid: Option<String>,
    pub user: Option<String>,
    pub application: String,
    /// Its state, in PostgreSQL's words: `idle in transaction`.
    pub state: Option<String>,
    /// Since the start of its transaction; `None` outside of one, or if this user may not see it.
    pub transaction_seconds: Option<f64>,
    /// Since the start of its newest query; `None` if this user may not see it.
    pub query_seconds: Option<f64>,
    /// The newest query; `None` if this user may not see it.
    pub query: Option<String>,
}

impl Blocker {
    /// Whether both are the same session or prepared transaction.
    pub fn is_same(&self, other: &Blocker) -> bool {
        (self.pid, &self.gid) == (other.pid, &other.gid)
    }
}

/// For finding the session: `pid 42, "psql", in a transaction for 5m, its query started 3m ago: update …`. For ending
/// a prepared transaction: its owner, its age and the command.
impl fmt::Display for Blocker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(gid) = &self.gid {
            let owner = self.user.as_deref().unwrap_or_default();
            write!(f, "the prepared transaction {gid:?} of {owner}")?;
            if let Some(seconds) = self.transaction_seconds {
                write!(f, ", prepared {} ago", age(seconds))?;
            }
            return write!(f, " (to end it: rollback prepared {})", escape_literal(gid).trim_start());
        }
        write!(f, "pid {}", self.pid.unwrap_or_default())?;
        if !self.application.is_empty() {
            write!(f, ", {:?}", self.application)?;
        }
        if let Some(seconds) = self.transaction_seconds {
            write!(f, ", in a transaction for {}", age(seconds))?;
        }
        if let Some(seconds) = self.query_seconds {
            write!(f, ", its query started {} ago", age(seconds))?;
        }
        match self.query.as_deref().map(one_line) {
            Some(query) if !query.is_empty() => write!(f, ": {query}"),
            _ => Ok(()),
        }
    }
}

fn age(seconds: f64) -> humantime::FormattedDuration {
    humantime::format_duration(Duration::from_secs(seconds.max(0.0) as u64))
}

/// The query's words on one line, harmless to a terminal.
fn one_line(query: &str) -> String {
    let words: Vec<&str> = query.split(|c: char| c.is_whitespace() || is_invisible(c)).collect();
    let line = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(QUERY_WIDTH) {
        Some((end, _)) => line[..end].trim_end().to_owned() + "…",
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_left_out() {
        let unknown = Blocker {
            pid: Some(42),
            gid: None,
            user: None,
            application: String::new(),
            state: None,
            transaction_seconds: None,
            query_seconds: None,
            query: None,
        };
        assert_eq!(unknown.to_string(), "pid 42");
        let known = Blocker {
            application: "psql".to_owned(),
            transaction_seconds: Some(300.7),
            query_seconds: Some(2.0),
            query: Some("update\n  tasker_tasks\u{1b} set x = 1".to_owned()),
            ..unknown.clone()
        };
        let expected = "pid 42, \"psql\", in a transaction for 5m, its query started 2s ago: update tasker_tasks set x = 1";
        assert_eq!(known.to_string(), expected);
        let prepared = Blocker {
            pid: None,
            gid: Some("o'brien".to_owned()),
            user: Some("app".to_owned()),
            transaction_seconds: Some(60.0),
            ..unknown
        };
        let expected = "the prepared transaction \"o'brien\" of app, prepared 1m ago (to end it: rollback prepared 'o''brien')";
        assert_eq!(prepared.to_string(), expected);
    }
}
