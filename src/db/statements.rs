//! Reads the extension pg_stat_statements' counters of this database's statements.

use tokio_postgres::Error;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::Type;

use super::explain::prepared;
use super::{Session, quote_identifier, quote_literal};

/// A kind of statement, its parameters as `$1`, `$2`, …, and the cost of its calls.
#[derive(Clone, Debug, PartialEq)]
pub struct CountedStatement {
    pub sql: String,
    pub calls: i64,
    pub total_ms: f64,
    pub mean_ms: f64,
}

/// Why nothing is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCounted {
    /// `create extension` has not been run in this database.
    NotCreated,
    /// The server was started without its library.
    NotLoaded,
}

/// Statements that are counted.
#[derive(Clone, Debug)]
pub struct CountedStatements {
    /// Those that took the most time, in this order.
    pub statements: Vec<CountedStatement>,
    /// How many there are in all.
    pub total: usize,
}

impl CountedStatement {
    /// Whether this role may not read its text, or the server has lost it.
    pub fn is_hidden(&self) -> bool {
        self.sql.is_empty() || self.sql == "<insufficient privilege>"
    }
}

/// Returns the statements of this database with the most total time.
pub async fn counted(session: &Session, most: i64) -> Result<Result<CountedStatements, NotCounted>, Error> {
    const EXTENSION_SCHEMA: &str =
        "select nspname::text from pg_extension join pg_namespace on pg_namespace.oid = extnamespace
                          where extname = 'pg_stat_statements'";
    let Some(schema) = session.client().query_typed_opt(EXTENSION_SCHEMA, &[]).await? else {
        return Ok(Err(NotCounted::NotCreated));
    };
    // The extension may be in any schema, and a name cannot be a parameter.
    let counts = format!(
        "select coalesce(query, '') as query, sum(calls)::bigint as calls, sum(total_exec_time) as total_ms,
                sum(total_exec_time) / greatest(sum(calls), 1) as mean_ms, count(*) over () as total
           from {}.pg_stat_statements
          where dbid = (select oid from pg_database where datname = current_database())
          group by query, case when query = '<insufficient privilege>' then queryid end
          order by total_ms desc, query
          limit $1",
        quote_identifier(schema.try_get(0)?)
    );
    let rows = match session.client().query_typed(&counts, &[(&most, Type::INT8)]).await {
        Ok(rows) => rows,
        Err(error) if error.code() == Some(&SqlState::OBJECT_NOT_IN_PREREQUISITE_STATE) => {
            return Ok(Err(NotCounted::NotLoaded));
        }
        Err(error) => return Err(error),
    };
    let statements = rows.iter().map(|row| {
        Ok(CountedStatement {
            sql: row.try_get("query")?,
            calls: row.try_get("calls")?,
            total_ms: row.try_get("total_ms")?,
            mean_ms: row.try_get("mean_ms")?,
        })
    });
    let statements = statements.collect::<Result<Vec<_>, Error>>()?;
    let total = rows.first().map(|row| row.try_get::<_, i64>("total")).transpose()?.unwrap_or_default();
    Ok(Ok(CountedStatements { statements, total: total.max(0) as usize }))
}

/// The types of a statement's parameters, as the server finds them; its message if it cannot be prepared.
pub async fn parameter_types(session: &mut Session, sql: &str) -> Result<Result<Vec<String>, String>, Error> {
    let types = session.trial(async |session| {
        session.use_path_of_role().await?;
        prepared(session, sql, async |statement| Ok::<_, Error>(statement.parameter_types.clone())).await
    });
    match types.await {
        Ok(types) => Ok(Ok(types)),
        Err(error) => match error.as_db_error() {
            Some(said) => Ok(Err(said.message().to_owned())),
            None => Err(error),
        },
    }
}

/// The query for the planner's count of a table's rows; the name is as a statement has it.
pub fn estimated_count(table: &str) -> String {
    let table = quote_literal(table);
    format!(
        "select sum(greatest(reltuples, 0))::bigint as count from pg_class \
         where oid in (select relid from pg_partition_tree({table}) union select {table}::regclass) and relkind <> 'p'"
    )
}

/// The query that searches a table by these columns, each compared with a parameter.
pub fn search_by(schema: &str, table: &str, columns: &[String]) -> String {
    let conditions = columns
        .iter()
        .enumerate()
        .map(|(number, column)| format!("{} = ${}", quote_identifier(column), number + 1));
    let conditions = conditions.collect::<Vec<_>>().join(" and ");
    format!("select from {}.{} where {conditions}", quote_identifier(schema), quote_identifier(table))
}
