//! The migrated database that every test's database is a copy of: made once for
//! each content of `migrations/`, whichever test process comes first.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use sha2::{Digest, Sha256};
use tasker::db::{Source, Target};
use tasker::migrate::Options;
use tokio_postgres::Client;

use super::server::{connect, execute, with_database};

/// Two test processes agree on this number, and on nothing else.
const ADVISORY_LOCK: i64 = 0x7461_736b_6572;

/// The template's name, which follows from the migrations.
pub fn name() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let mut hash = Sha256::new();
        for path in files() {
            hash.update(path.to_string_lossy().as_bytes());
            hash.update(fs::read(&path).expect("a migration"));
        }
        hash.update(tasker::db::queries::create_view_ledger::SQL);
        hash.update(tasker::db::queries::record_view::SQL);
        hash.update(tasker::db::queries::create_index_ledger::SQL);
        hash.update(tasker::db::queries::record_index::SQL);
        let hash: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        format!("tasker_test_template_{hash}")
    })
}

/// Makes the template unless it is there.
pub async fn ensure(client: &Client, url: &str) {
    let name = name();
    client.execute("select pg_advisory_lock($1)", &[&ADVISORY_LOCK]).await.expect("the lock");
    let found = client.query_opt("select from pg_database where datname = $1", &[&name]).await;
    if found.expect("a list of databases").is_none() {
        let unfinished = format!("{name}_unfinished");
        execute(client, &format!("drop database if exists {unfinished} with (force)")).await;
        execute(client, &format!("create database {unfinished}")).await;
        migrate(&with_database(url, &unfinished)).await;
        // A copy is refused while anyone is connected to the original.
        execute(client, &format!("alter database {unfinished} allow_connections false")).await;
        execute(client, &format!("alter database {unfinished} rename to {name}")).await;
    }
    client.execute("select pg_advisory_unlock($1)", &[&ADVISORY_LOCK]).await.expect("the lock's release");
}

async fn migrate(url: &str) {
    let target = Target::from_url(url, Source::Flag).expect("a URL that was used already");
    tasker::migrate::up(&target, "public", &Options::default(), &|_| {}).await.expect("the migrations apply");
}

/// The migrations in the order they are applied.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let mut files = sql_files(&folder.join("versions"));
    files.sort_by_key(|path| version_of(path));
    for view in sorted_entries(&folder.join("views")) {
        files.extend(sql_files(&view).pop());
    }
    files
}

fn version_of(path: &Path) -> u32 {
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    let digits: String = name.chars().filter(char::is_ascii_digit).take(4).collect();
    digits.parse().expect("a migration is named V0001__words.sql")
}

fn sql_files(folder: &Path) -> Vec<PathBuf> {
    let is_sql = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "sql");
    sorted_entries(folder).into_iter().filter(is_sql).collect()
}

fn sorted_entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}
