//! The migrated database that every test's database is a copy of: made once for
//! each content of `migrations/`, whichever test process comes first.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use sha2::{Digest, Sha256};
use tasker::db::{Source, Target};
use tasker::migrate::{Run, Scope, up};
use tokio_postgres::Client;

use super::server::{connect, execute, with_database};

/// Two test processes agree on this number, and on nothing else.
const ADVISORY_LOCK: i64 = 0x7461_736b_6572;

/// The template's name, which follows from the migrations.
pub fn name() -> &'static str {
    static NAME: OnceLock<String> = OnceLock::new();
    NAME.get_or_init(|| {
        let mut hash = Sha256::new();
        for path in files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations")) {
            hash.update(path.to_string_lossy().as_bytes());
            hash.update(fs::read(&path).expect("a migration"));
        }
        hash.update(tasker::db::queries::migrations::create_view_ledger::SQL);
        hash.update(tasker::db::queries::migrations::record_view::SQL);
        hash.update(tasker::db::queries::indexes::create_index_ledger::SQL);
        hash.update(tasker::db::queries::indexes::record_index::SQL);
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
    up(&Run::new(&target, "public"), &Scope::default()).await.expect("the migrations apply");
}

/// Every file of a folder, in an order that is always the same.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let below = |path: PathBuf| if path.is_dir() { files_below(&path) } else { vec![path] };
    paths.into_iter().flat_map(below).collect()
}
