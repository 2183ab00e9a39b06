//! `sql`: runs one statement in the transaction that records the completion,
//! so its effect happens exactly once.

mod bind;
mod failure;
mod rows;

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Statement};

use self::bind::Bound;
use super::StepInput;
use super::values::{self, Wanted};
use crate::db::session::SEARCH_PATH;
use crate::model::handler::{Outcome, SqlSpec, StepFailure};
use crate::model::jsonb::{self, Json};
use crate::text::statement;

/// How long the server may take for each statement that records the completion.
pub const RECORD_LIMIT: Duration = Duration::from_secs(30);

/// Why there is no result.
enum Fault {
    /// The template, or what its statement returns: no further attempt can help.
    Permanent(String),
    /// The server, or the way to it.
    Server(tokio_postgres::Error),
}

impl From<tokio_postgres::Error> for Fault {
    fn from(error: tokio_postgres::Error) -> Self {
        Fault::Server(error)
    }
}

/// Runs the statement of a step in the transaction open on `client`, with the search path of its role and the
/// [`values()`] of its parameters.
///
/// The transaction is left usable, whatever the outcome: a failed statement is
/// undone to where it began, so its failure can be recorded in the same
/// transaction. Only a lost connection makes an end of both.
///
/// The result is an object when there is one row (its columns are the fields),
/// an array of such objects when there are none or several, and
/// `{"rows_affected": N}` for a statement without columns.
///
/// Dropping the future leaves the statement running on the server: the caller
/// cancels it there, or gives up the connection.
pub async fn run(client: &Client, spec: &SqlSpec, input: &StepInput, values: &[Json]) -> Outcome {
    let started = Instant::now();
    match guarded(client, spec, input, values).await {
        Ok(result) => Outcome::Succeeded { result },
        Err(Fault::Permanent(message)) => {
            Outcome::Failed(StepFailure { message, permanent: true, ..StepFailure::default() })
        }
        Err(Fault::Server(error)) => {
            let late = input.timeout.filter(|limit| {
                error.code() == Some(&SqlState::QUERY_CANCELED) && started.elapsed() >= *limit
            });
            let statement = spec.statement.as_deref().unwrap_or_default();
            match late {
                Some(limit) => Outcome::Failed(failure::describe(&error, statement).timed_out_after(limit)),
                None => failure::outcome(&error, statement),
            }
        }
    }
}

/// Runs the statement behind a savepoint and within the step's timeout, and
/// takes both away again: the completion that follows has limits of its own.
async fn guarded(client: &Client, spec: &SqlSpec, input: &StepInput, values: &[Json]) -> Result<Json, Fault> {
    // 0 is no limit; a limit below a millisecond is one millisecond.
    let limit_ms = input.timeout.map_or(0, |limit| limit.as_millis().clamp(1, i32::MAX as u128));
    let begin = format!(
        "savepoint tasker_step; set local statement_timeout = {limit_ms}; set local search_path to default"
    );
    client.batch_execute(&begin).await?;
    let result = async {
        let result = execute(client, spec, values).await?;
        // A deferred constraint would otherwise speak at the commit, when
        // nobody can tell any more which step of the transaction it means.
        // The completion that follows is recorded by our role and with our search path.
        let end = format!(
            "set constraints all immediate; release savepoint tasker_step; \
             set local statement_timeout = {}; set local search_path = {SEARCH_PATH}; \
             set local role to default",
            RECORD_LIMIT.as_millis()
        );
        client.batch_execute(&end).await?;
        Ok(result)
    };
    let result = result.await;
    if result.is_err() {
        // Takes the setting back as well. A lost connection has undone everything itself.
        let undo = "rollback to savepoint tasker_step; release savepoint tasker_step";
        let _ = client.batch_execute(undo).await;
    }
    result
}

async fn execute(client: &Client, spec: &SqlSpec, values: &[Json]) -> Result<Json, Fault> {
    let Some(text) = spec.statement.as_deref() else {
        let file = spec.file.as_deref().unwrap_or_default();
        return Err(Fault::Permanent(format!("the template holds no statement: file {file} was never read")));
    };
    if let Some(reason) = statement::refusal(text) {
        return Err(Fault::Permanent(reason));
    }
    let prepared = client.prepare(text).await?;
    let (wanted, given) = (prepared.params().len(), values.len());
    if given != wanted {
        return Err(Fault::Permanent(format!(
            "the statement has {wanted} parameters, the template gives {given}"
        )));
    }
    let bound: Vec<Bound> = values.iter().map(|value| Bound(value.raw())).collect();
    let params: Vec<&(dyn ToSql + Sync)> = bound.iter().map(|value| value as _).collect();
    if prepared.columns().is_empty() {
        return Ok(json!({ "rows_affected": client.execute(&prepared, &params).await? }).into());
    }
    let row = client.query_one(&framed(client, text, &prepared).await?, &params).await?;
    let result: Json = row.try_get(0)?;
    jsonb::check(result.raw(), "its result", jsonb::MAX_BYTES)
        .map_err(|refusal| Fault::Permanent(refusal.to_string()))?;
    Ok(result)
}

/// The statement again, with its rows as JSON.
async fn framed(client: &Client, text: &str, prepared: &Statement) -> Result<Statement, Fault> {
    let framed = rows::with_rows_as_json(text);
    client.prepare_typed(&framed, prepared.params()).await.map_err(|error| match error.as_db_error() {
        // The statement alone was right, so it is one that cannot stand in a common table expression.
        Some(said) if said.code().code().starts_with("42") => Fault::Permanent(format!(
            "a statement that returns rows must be select, values, insert, update, delete or merge: {}",
            said.message()
        )),
        _ => Fault::Server(error),
    })
}

/// Returns the values of the parameters. They are read before the transaction begins, which must not stay open while
/// a large one arrives, and within the step's timeout.
///
/// # Errors
/// The failure of the step: a parameter that is malformed, a value that cannot be read, or too much of them.
pub async fn values(spec: &SqlSpec, input: &StepInput) -> Result<Vec<Json>, StepFailure> {
    tokio::select! {
        biased;
        values = read_values(spec, input) => values,
        limit = super::elapsed(input.timeout) => Err(StepFailure::default().timed_out_after(limit)),
    }
}

async fn read_values(spec: &SqlSpec, input: &StepInput) -> Result<Vec<Json>, StepFailure> {
    let parse = |(number, written): (usize, &Value)| {
        Wanted::parse(written).map_err(|bad| StepFailure {
            message: format!("parameter ${number} ({written}): {bad}"),
            permanent: true,
            ..StepFailure::default()
        })
    };
    let wanted = (1..).zip(&spec.params).map(parse).collect::<Result<Vec<_>, _>>()?;
    values::read(&wanted, input).await
}
