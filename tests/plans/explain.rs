//! Running a query the way the program does, and what it cost.

use tasker::db::Session;
use tasker::model::plan::Plan;
use tokio_postgres::SimpleQueryMessage;

use crate::plan::{GROWING, Size, Tables};

/// A query's text: that of the file which the program includes.
pub fn sql_of(name: &str) -> String {
    let query = tasker::db::queries::ALL.iter().find(|query| query.name == name);
    query.unwrap_or_else(|| panic!("no query {name}")).sql.to_owned()
}

/// How the server plans a prepared statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Anew for these very parameters.
    Custom,
    /// Once, whatever the parameters.
    Generic,
}

/// One run of a query.
pub struct Measured {
    pub plan: Plan,
    /// Blocks of the database's own tables and indexes that were read or
    /// written, in memory or not, checks of foreign keys included.
    pub blocks: u64,
}

impl Measured {
    /// Rows returned, or else written.
    pub fn answered(&self) -> u64 {
        self.plan.rows() as u64
    }
}

/// Counted since the transaction began. EXPLAIN's own figures leave out what
/// runs after the last row was returned (writes that nothing reads, foreign keys),
/// and this one counts what the planner looks up in the indexes.
const BLOCKS: &str = "
    select coalesce(sum(pg_stat_get_xact_blocks_fetched(oid)), 0)::text
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'i')";

/// Prepares the query, runs it once and takes back what it did. Each argument is
/// an SQL expression.
pub async fn measure(session: &Session, sql: &str, arguments: &[&str], mode: Mode) -> Measured {
    let client = session.client();
    let statement = client.prepare(sql).await.unwrap_or_else(|error| panic!("{error:?}\n{sql}"));
    let name =
        "select name from pg_prepared_statements where statement = $1 order by prepare_time desc limit 1";
    let name: String = client.query_one(name, &[&sql]).await.expect("the statement just prepared").get(0);
    let mut values = Vec::new();
    for argument in arguments {
        values.push(text(session, &format!("select quote_nullable(({argument})::text)")).await);
    }
    let mode = match mode {
        Mode::Custom => "force_custom_plan",
        Mode::Generic => "force_generic_plan",
    };
    let begin = format!("begin; set local plan_cache_mode = {mode}");
    client.batch_execute(&begin).await.expect("a transaction");
    let arguments = if values.is_empty() { String::new() } else { format!("({})", values.join(", ")) };
    let execute = format!("execute \"{name}\" {arguments}");
    // The first time fills the caches of the connection, and a generic plan is kept.
    text(session, &format!("explain (format json) {execute}")).await;
    let begun = blocks(session).await;
    text(session, &format!("explain (format json) {execute}")).await;
    let planned = blocks(session).await;
    let plan = text(session, &format!("explain (analyze, timing off, format json) {execute}")).await;
    let run = blocks(session).await;
    client.batch_execute("rollback").await.expect("the end of the transaction");
    drop(statement);
    let blocks = (run - planned).saturating_sub(planned - begun);
    Measured { plan: Plan::read(serde_json::from_str(&plan).expect("JSON")).expect("a plan"), blocks }
}

async fn blocks(session: &Session) -> u64 {
    text(session, BLOCKS).await.parse().expect("a number of blocks")
}

/// How large each growing table is.
pub async fn tables(session: &Session) -> Tables {
    let mut tables = Tables::new();
    for table in GROWING {
        let rows = text(session, &format!("select count(*) from {table}")).await;
        let blocks = text(session, &format!("select pg_relation_size('{table}') / 8192")).await;
        let size = Size { rows: rows.parse().expect("a count"), blocks: blocks.parse().expect("a count") };
        tables.insert(table, size);
    }
    tables
}

/// The one value of a statement's one row.
async fn text(session: &Session, statement: &str) -> String {
    let answer = session.client().simple_query(statement).await;
    let answer = answer.unwrap_or_else(|error| panic!("{error:?}\n{statement}"));
    let row = answer.iter().find_map(|message| match message {
        SimpleQueryMessage::Row(row) => Some(row),
        _ => None,
    });
    row.and_then(|row| row.get(0)).unwrap_or_else(|| panic!("no answer to\n{statement}")).to_owned()
}
