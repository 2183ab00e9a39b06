//! Whether a database at work is well: the program's reads, indexes and tables, its queues and
//! workers, and what the server has to say of memory, connections and transaction ids.
//!
//! Reads only, and counts nothing that grows with the history: counters of the server, heads of
//! queues, the newest of everything. Each file has a group of lines; what a line is judged by is
//! a pure function beside its bounds.
//!
//! - [`queries`]: how long the program's own reads take.
//! - [`indexes`]: those that are broken, and those that nobody needs.
//! - [`attempts`]: failures, retries and backoff, and how long a step waits for its claim.
//! - [`workers`]: queues, and who serves them.
//! - [`tables`]: dead rows, autovacuum, statistics.
//! - [`server`]: memory, connections, transaction ids, and who holds up their cleaning.
//! - [`sample`]: whether the newest tasks agree with their history.

mod attempts;
mod indexes;
mod queries;
mod sample;
mod server;
mod tables;
mod workers;

use std::time::Duration;

use jiff::Timestamp;
use tokio_postgres::error::SqlState;

use crate::db::queries::server::pin_settings::pin_settings;
use crate::db::queries::server::read_only::{Writes, writes};
use crate::db::{Session, Target, sqlstate};
use crate::error::{Result, one_line, server_error};
use crate::model::health::{Choice, Line, Reading, Report, Status};

/// No single look may take longer: a server that is not well has better things to do.
const PATIENCE: Duration = Duration::from_secs(10);

/// What to look at.
#[derive(Clone, Debug)]
pub struct Options {
    /// The longest that one of the program's own reads may take.
    pub budget: Duration,
    /// Lines to leave out.
    pub skip: Vec<Line>,
    /// Other bounds than ours; of several for one line the last.
    pub bounds: Vec<Choice>,
}

impl Default for Options {
    fn default() -> Self {
        Options { budget: Duration::from_millis(100), skip: Vec::new(), bounds: Vec::new() }
    }
}

/// Lines that are looked at together.
#[derive(Clone, Copy, Debug)]
enum Group {
    Queries,
    Indexes,
    Attempts,
    Workers,
    Tables,
    Server,
    Sample,
}

impl Group {
    const ALL: [Group; 7] = [
        Group::Queries,
        Group::Indexes,
        Group::Attempts,
        Group::Workers,
        Group::Tables,
        Group::Server,
        Group::Sample,
    ];

    fn lines(self) -> &'static [Line] {
        match self {
            Group::Queries => &[Line::QueryTime],
            Group::Indexes => &[Line::IndexesValid, Line::IndexesUnused],
            Group::Attempts => &[
                Line::FailureRate,
                Line::FailedForGood,
                Line::BackoffRespected,
                Line::BackoffOverdue,
                Line::ClaimLag,
            ],
            Group::Workers => &[Line::OldestReady, Line::QueuesServed, Line::WorkersAlive],
            Group::Tables => &[Line::CacheHits, Line::DeadTuples, Line::Vacuum, Line::Statistics],
            Group::Server => &[Line::Spills, Line::Horizon, Line::Wraparound, Line::Connections],
            Group::Sample => &[Line::Consistency],
        }
    }

    async fn look(
        self,
        session: &mut Session,
        target: &Target,
        schema: &str,
        options: &Options,
    ) -> Result<Vec<Reading>> {
        match self {
            Group::Queries => queries::look(session, options.budget).await,
            Group::Indexes => indexes::look(session, target, schema).await,
            Group::Attempts => attempts::look(session).await,
            Group::Workers => workers::look(session).await,
            Group::Tables => tables::look(session, schema).await,
            Group::Server => server::look(session, target).await,
            Group::Sample => sample::look(session).await,
        }
    }
}

/// Looks at every line that is not skipped, in the order of [`Line::ALL`].
///
/// What the server refuses to answer leaves its lines unchecked; the rest is looked at all the same.
///
/// # Errors
/// Those of a connection that is gone.
pub async fn check(
    session: &mut Session,
    target: &Target,
    schema: &str,
    options: &Options,
) -> Result<Report> {
    let is_wanted = |line: &Line| !options.skip.contains(line);
    let mut lines = Vec::new();
    for group in Group::ALL {
        if !group.lines().iter().any(is_wanted) {
            continue;
        }
        match group.look(session, target, schema, options).await {
            Ok(readings) => lines.extend(readings),
            Err(error) if is_refusal(&error) => {
                lines.extend(group.lines().iter().map(|&line| refused(line, &error)));
            }
            Err(error) => return Err(error),
        }
    }
    if writes(session).await? == Writes::Elsewhere {
        lines = lines.into_iter().map(seen_from_standby).collect();
    }
    lines.retain(|reading| is_wanted(&reading.line));
    lines.sort_by_key(|reading| reading.line);
    let settle = |reading: Reading| match options.bounds.iter().rfind(|choice| choice.line == reading.line) {
        Some(choice) => reading.held_to(choice.bounds).settled(),
        None => reading.settled(),
    };
    let lines = lines.into_iter().map(settle).collect();
    Ok(Report { as_of: Timestamp::now(), lines })
}

/// What is counted where rows are written: a standby has counters of its own, of reads.
const OF_THE_PRIMARY: [Line; 5] =
    [Line::IndexesUnused, Line::DeadTuples, Line::Vacuum, Line::Statistics, Line::Horizon];

/// What a standby cannot know does not pass there; and an index that it never reads may be read on the primary.
fn seen_from_standby(reading: Reading) -> Reading {
    let knows = reading.status > Status::Pass && reading.line != Line::IndexesUnused;
    if knows || !OF_THE_PRIMARY.contains(&reading.line) {
        return reading;
    }
    let mend = format!("ask the primary, or leave it out: --skip {}", reading.line.as_str());
    Reading::unchecked(reading.line, "this server is a standby, and its primary counts it", Some(mend))
}

/// Whether the server answered, and said no.
fn is_refusal(error: &anyhow::Error) -> bool {
    server_error(error).is_some_and(|said| said.as_db_error().is_some() && !sqlstate::is_disconnect(said))
}

fn refused(line: Line, error: &anyhow::Error) -> Reading {
    let code = server_error(error).and_then(|said| said.code());
    let mend = (code == Some(&SqlState::INSUFFICIENT_PRIVILEGE))
        .then(|| "give the role what docs/privileges.md gives tasker_reader".to_owned());
    Reading::unchecked(line, one_line(error), mend)
}

/// Does `work` in a transaction that sees one moment and cannot write, each statement under a timeout.
async fn read<T>(
    session: &mut Session,
    timeout: Duration,
    work: impl AsyncFnOnce(&Session) -> Result<T>,
) -> Result<T> {
    let timeout = ("statement_timeout".to_owned(), format!("{}ms", timeout.as_millis().max(1)));
    session
        .snapshot(async |session| {
            pin_settings(session, &[timeout]).await?;
            work(session).await
        })
        .await
}

/// A share; of nothing it is none.
fn share(part: i64, whole: i64) -> f64 {
    if whole <= 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_looked_at_by_one_group() {
        let mut looked_at: Vec<Line> = Group::ALL.iter().flat_map(|group| group.lines()).copied().collect();
        looked_at.sort();
        assert_eq!(looked_at, Line::ALL);
    }
}
