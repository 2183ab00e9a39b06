//! The databases that commands make for themselves: that they are there, and that they are gone.

use std::time::{Duration, Instant};

use tokio_postgres::Client;

use crate::common::{Process, Run};

/// How long a command may take to come to work, or to its end.
pub const LIMIT: Duration = Duration::from_secs(60);

/// The database that a command said it works in.
pub fn scratch_of(run: &Run) -> String {
    let rest = run.stderr.split_once(" in the database ").map(|(_, rest)| rest);
    let name = rest.and_then(|rest| rest.split_once(',')).map(|(name, _)| name);
    name.unwrap_or_else(|| panic!("no database is named\n{}", run.snapshot())).to_owned()
}

/// What the database of a `bench` or a `check` under way is like.
pub fn pattern_of(what: &str, process: &Process) -> String {
    format!("tasker\\_{what}\\_{}\\_%", process.pid())
}

pub async fn databases(client: &Client, pattern: &str) -> Vec<String> {
    let like = "select datname from pg_database where datname like $1";
    client.query(like, &[&pattern]).await.expect("names").iter().map(|row| row.get(0)).collect()
}

/// Waits until a statement that mentions `words` is under way there.
pub async fn await_work(client: &Client, pattern: &str, words: &str) {
    let sql = "select count(*) from pg_stat_activity where datname like $1 and strpos(query, $2) > 0";
    let deadline = Instant::now() + LIMIT;
    while client.query_one(sql, &[&pattern, &words]).await.expect("a count").get::<_, i64>(0) == 0 {
        assert!(Instant::now() < deadline, "nothing mentions {words} in {pattern}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
