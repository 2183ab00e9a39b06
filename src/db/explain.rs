//! How the server runs a query, and the cost, from EXPLAIN.

use futures_util::future::join_all;
use postgres_protocol::escape::escape_literal;
use serde_json::Value;
use tokio::join;
use tokio_postgres::error::{DbError, ErrorPosition};
use tokio_postgres::types::ToSql;
use tokio_postgres::{Error, SimpleQueryMessage};

use super::Session;

/// The cost of one run of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    pub rows: i64,
    /// Pages of 8 kB, found in the server's memory or read into it.
    pub shared_pages: i64,
    /// Those read from disk.
    pub shared_read_pages: i64,
}

/// Runs a query that only reads, and measures its cost. The writes of a data-modifying statement after its
/// last row are not counted.
pub async fn explain(
    session: &Session,
    sql: &'static str,
    parameters: &[&(dyn ToSql + Sync)],
) -> Result<Cost, Error> {
    let explain = format!("explain (analyze, buffers, timing off, format json) {}", session.qualified(sql));
    let plan: Value = session.client().query_one(&explain, parameters).await?.try_get(0)?;
    let number = |key: &str| plan[0]["Plan"][key].as_f64().unwrap_or_default() as i64;
    Ok(Cost {
        rows: number("Actual Rows"),
        shared_pages: number("Shared Hit Blocks") + number("Shared Read Blocks"),
        shared_read_pages: number("Shared Read Blocks"),
    })
}

/// A statement as the server keeps it, to be planned the way the program's are.
pub struct Prepared {
    /// As PostgreSQL names them.
    pub parameter_types: Vec<String>,
}

/// A statement that the server refuses to prepare.
pub struct Unprepared {
    pub error: Error,
    /// The character of the statement that the error is about, from 1.
    pub position: Option<usize>,
}

impl Unprepared {
    /// `before` is the number of characters that were sent before the statement.
    fn new(error: Error, before: usize) -> Unprepared {
        let position = match error.as_db_error().and_then(DbError::position) {
            Some(ErrorPosition::Original(position)) => (*position as usize).checked_sub(before),
            _ => None,
        };
        Unprepared { error, position: position.filter(|position| *position > 0) }
    }
}

impl From<Unprepared> for Error {
    fn from(unprepared: Unprepared) -> Error {
        unprepared.error
    }
}

/// Prepares one statement on the server for the duration of `work`, within a transaction; rejects a text of
/// several statements. The changes of `work` are undone.
///
/// Uses `PREPARE`: a pooler that tracks the protocol's prepared statements could return another client's,
/// with its plan. The statement must be deallocated, because it outlives the transaction and another client
/// may get the server process next.
pub async fn prepared<T, E: From<Error> + From<Unprepared>>(
    session: &Session,
    sql: &str,
    work: impl AsyncFnOnce(&Prepared) -> Result<T, E>,
) -> Result<T, E> {
    prepared_as(session, &[], sql, work).await
}

/// [`prepared`], with parameters of these types; PostgreSQL infers those that are missing.
pub async fn prepared_as<T, E: From<Error> + From<Unprepared>>(
    session: &Session,
    types: &[String],
    sql: &str,
    work: impl AsyncFnOnce(&Prepared) -> Result<T, E>,
) -> Result<T, E> {
    // The search path may be the role's.
    const TYPES: &str = "select parameter_types::pg_catalog.text[] from pg_catalog.pg_prepared_statements
          where name operator(pg_catalog.=) 'tasker_asked'::pg_catalog.text";
    let client = session.client();
    let types = if types.is_empty() { String::new() } else { format!(" ({})", types.join(", ")) };
    let prepare = format!("prepare tasker_asked{types} as ");
    let statement = format!("{prepare}{sql}");
    // All in one round trip. A transaction that has failed forgets no statement, until it is back at where it had not:
    // the savepoint.
    let (prepared, marked, types) = join!(
        biased; // They are sent in this order.
        client.execute_typed(&statement, &[]),
        client.batch_execute("savepoint tasker_asked"),
        client.query_typed_one(TYPES, &[])
    );
    if let Err(error) = prepared {
        return Err(Unprepared::new(error, prepare.chars().count()).into());
    }
    marked?;
    let asked = async {
        let parameter_types = types?.try_get(0)?;
        work(&Prepared { parameter_types }).await
    };
    let outcome = asked.await;
    let forgotten = client.batch_execute("rollback to savepoint tasker_asked; deallocate tasker_asked").await;
    // The first error is the one to report.
    let value = outcome?;
    forgotten?;
    Ok(value)
}

impl Prepared {
    /// Plans it for `values`, and runs it if `options` include `analyze`; returns EXPLAIN's JSON. Each value
    /// is a text as PostgreSQL reads it.
    pub async fn explain(
        &self,
        session: &Session,
        options: &str,
        values: &[Option<String>],
    ) -> Result<Value, Error> {
        read_plan(session, &explain_statement(options, values)).await
    }

    /// Plans it for each of these values, as [`Prepared::explain`] does, in one round trip.
    pub async fn explain_each(
        &self,
        session: &Session,
        options: &str,
        values: &[Vec<Option<String>>],
    ) -> Vec<Result<Value, Error>> {
        // Whatever becomes of one of them, the next begins where none has failed.
        let explains: Vec<String> = values
            .iter()
            .map(|values| {
                format!("rollback to savepoint tasker_asked; {}", explain_statement(options, values))
            })
            .collect();
        join_all(explains.iter().map(|explain| read_plan(session, explain))).await
    }
}

fn explain_statement(options: &str, values: &[Option<String>]) -> String {
    // EXECUTE takes no parameters: its values are literals.
    let literals = values.iter().map(|value| match value {
        Some(value) => escape_literal(value),
        None => "null".to_owned(),
    });
    let literals = literals.collect::<Vec<_>>().join(", ");
    let given = if values.is_empty() { String::new() } else { format!("({literals})") };
    format!("explain ({options}, format json) execute tasker_asked{given}")
}

async fn read_plan(session: &Session, explain: &str) -> Result<Value, Error> {
    let printed = first_row(session, explain).await?.and_then(|row| row.values.into_iter().next().flatten());
    let read =
        |text: String| serde_json::from_str(&text).or_else(|_| serde_json::from_str(&repaired(&text))).ok();
    Ok(printed.and_then(read).unwrap_or_default())
}

/// PostgreSQL prints the counts of a MERGE into a partitioned table in the list of its tables, which is no JSON.
fn repaired(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().filter(|line| !line.trim_start().starts_with("\"Tuples ")) {
        if line.trim_start().starts_with(']')
            && let Some(last) = lines.last_mut()
        {
            *last = last.trim_end_matches(',');
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// A row as text.
pub struct TextRow {
    pub columns: Vec<String>,
    pub values: Vec<Option<String>>,
}

impl TextRow {
    /// Returns the positions of its columns in the order of these names if it has a column of each, or else as they are.
    pub fn order_of(&self, names: &[String]) -> Vec<usize> {
        let position =
            |name: &String| self.columns.iter().position(|column| column.eq_ignore_ascii_case(name));
        match names.iter().map(position).collect::<Option<Vec<_>>>() {
            Some(order) if !names.is_empty() => order,
            _ => (0..self.values.len()).collect(),
        }
    }

    /// Returns the values in this order.
    pub fn in_order_of(&self, names: &[String]) -> Vec<Option<String>> {
        self.order_of(names).into_iter().map(|column| self.values[column].clone()).collect()
    }
}

/// Returns the first row of one statement; `None` if it returns none. Within a transaction.
pub async fn first_row_of(session: &Session, sql: &str) -> Result<Option<TextRow>, Error> {
    // Only the simple protocol returns every type as text, but it also runs several statements: a `commit`
    // among them would end a read-only transaction. A prepared statement is always a single one.
    prepared(session, sql, async |_| first_row(session, "execute tasker_asked").await).await
}

async fn first_row(session: &Session, sql: &str) -> Result<Option<TextRow>, Error> {
    let messages = session.client().simple_query(sql).await?;
    let row = messages.iter().find_map(|message| match message {
        SimpleQueryMessage::Row(row) => Some(row),
        _ => None,
    });
    Ok(row.map(|row| TextRow {
        columns: row.columns().iter().map(|column| column.name().to_owned()).collect(),
        values: (0..row.len()).map(|column| row.get(column).map(str::to_owned)).collect(),
    }))
}
