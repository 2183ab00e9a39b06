//! The statements that the extension pg_stat_statements counted.

use anyhow::Context as _;

use super::naming::{name, unique};
use super::{check, left_out, reason_to_leave_out};
use crate::db::Session;
use crate::db::statements::{CountedStatement, NotCounted, counted, parameter_types};
use crate::error::{Failure, Result};
use crate::querycheck::application::Application;
use crate::querycheck::file::{Location, QueryCheck};
use crate::querycheck::left_out::LeftOut;
use crate::querycheck::rules::figure;
use crate::text::normalized::with_parameters;

/// The name of the extension, where the name of a file is expected.
const SOURCE: &str = "pg_stat_statements";
/// The most statements read.
const MOST: i64 = 1000;

/// The counted statements that can be planned, the costliest first.
pub struct Counted {
    pub candidates: Vec<Candidate>,
    pub left_out: Vec<LeftOut>,
}

/// A statement that can be planned.
pub struct Candidate {
    pub statement: CountedStatement,
    /// With parameters where it had constants.
    pub sql: String,
    /// Of the parameters, as the server finds them.
    pub types: Vec<String>,
}

/// Reads the counted statements of the database of the session.
///
/// # Errors
/// A [`Failure`] that names what is missing, where no statement can be read; those of the connection.
pub async fn read(session: &mut Session, application: &impl Application) -> Result<Counted> {
    let found = counted(session, MOST).await.context("asking for the costliest statements")?;
    let found = found.map_err(refused)?;
    let hidden = found.statements.iter().filter(|statement| statement.is_hidden()).count();
    let mut read = Counted { candidates: Vec::new(), left_out: Vec::new() };
    let unread = found.total - found.statements.len();
    if unread > 0 {
        let reason = format!("it is not among the {MOST} that took the most time");
        read.left_out.push(LeftOut { statements: unread, ..LeftOut::new(reason, "the cheapest") });
    }
    for statement in found.statements {
        match judge(session, application, &statement).await? {
            Ok((sql, types)) => read.candidates.push(Candidate { statement, sql, types }),
            Err(reason) => left_out(reason, &statement.sql).add_to(&mut read.left_out),
        }
    }
    // The statements of this very role are no others'.
    if read.candidates.is_empty() && hidden > 0 {
        return Err(all_hidden().into());
    }
    Ok(read)
}

/// Makes a check of each statement.
///
/// # Errors
/// Those of [`read`].
pub async fn checks(
    session: &mut Session,
    application: &impl Application,
) -> Result<(Vec<QueryCheck>, Vec<LeftOut>)> {
    let Counted { candidates, left_out } = read(session, application).await?;
    let mut names: Vec<String> = Vec::new();
    let checks = candidates.iter().enumerate().map(|(number, candidate)| {
        let name = unique(name(&candidate.sql), &names);
        let source = Location { file: SOURCE.to_owned(), line: number + 1, column: 1 };
        let check = check(&name, &candidate.sql, &candidate.statement.seen(), source);
        names.push(name);
        check
    });
    Ok((checks.collect(), left_out))
}

/// Returns the text to plan and the types of its parameters, or why there is none.
async fn judge(
    session: &mut Session,
    application: &impl Application,
    statement: &CountedStatement,
) -> Result<Result<(String, Vec<String>), String>> {
    if statement.is_hidden() {
        return Ok(Err("this role may not read its text: `grant pg_read_all_stats`".to_owned()));
    }
    if let Some(reason) = reason_to_leave_out(&statement.sql, application) {
        return Ok(Err(reason.to_owned()));
    }
    let sql = with_parameters(&statement.sql);
    let types = parameter_types(session, &sql).await?;
    Ok(types
        .map(|types| (sql, types))
        .map_err(|error| format!("the server cannot plan it without its constants: {error}")))
}

impl CountedStatement {
    /// `5 calls, 12 ms in all, 2.4 ms each`.
    pub fn seen(&self) -> String {
        let calls = crate::report::style::count(self.calls.max(0) as usize, "call", "calls");
        format!("{calls}, {} ms in all, {} ms each", figure(self.total_ms), figure(self.mean_ms))
    }
}

fn all_hidden() -> Failure {
    Failure::unreachable("this role may not read the statements that pg_stat_statements counted")
        .hint("let a superuser run: grant pg_read_all_stats to ROLE")
}

fn refused(why: NotCounted) -> Failure {
    let preload =
        "add pg_stat_statements to shared_preload_libraries in postgresql.conf and restart the server";
    match why {
        NotCounted::NotLoaded => {
            Failure::unreachable("pg_stat_statements counts nothing: the server was started without it")
                .hint(preload)
        }
        NotCounted::NotCreated => Failure::unreachable(
            "the extension pg_stat_statements is not installed in this database",
        )
        .hint(format!(
            "{preload} (to check: `show shared_preload_libraries`), then: create extension pg_stat_statements"
        )),
    }
}
