//! `tasker migrate adopt`: databases of the Rails engine, as two of its generations leave them.

mod recognition;

use tokio::sync::OnceCell;

use crate::common::TestDatabase;

/// The generations that can be adopted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Generation {
    Unversioned,
    Versioned,
}

/// The tasks in a database of the engine: each of the twenty situations fifty times.
const TASKS: usize = 1_000;

const TABLES: &str = include_str!("../../../data/engine/tables.sql");
const UNVERSIONED: &str = include_str!("../../../data/engine/unversioned.sql");
const VERSIONED: &str = include_str!("../../../data/engine/versioned.sql");
const ROWS: &str = include_str!("../../../data/engine/rows.sql");

/// Makes the engine's tables and rows in a database.
async fn fill(database: &TestDatabase, generation: Generation, tasks: usize) {
    let client = database.client().await;
    let own = if generation == Generation::Versioned { VERSIONED } else { UNVERSIONED };
    for script in [TABLES, own, &ROWS.replace(":n", &tasks.to_string())] {
        client.batch_execute(script).await.expect("the engine's tables and rows");
    }
}

/// A database of the engine with [`TASKS`] tasks.
async fn engine(generation: Generation) -> TestDatabase {
    static UNVERSIONED: OnceCell<String> = OnceCell::const_new();
    static VERSIONED: OnceCell<String> = OnceCell::const_new();
    let original = if generation == Generation::Versioned { &VERSIONED } else { &UNVERSIONED };
    let name = original.get_or_init(async || {
        let database = TestDatabase::empty().await;
        fill(&database, generation, TASKS).await;
        database.kept().await
    });
    TestDatabase::copy_of(name.await).await
}
