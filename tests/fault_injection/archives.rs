//! Archives whose disk is full, and archives under a transaction that is held open.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use crate::common::TestDatabase;
use crate::small_disk::SmallDisk;

const ORDER: &str =
    "{name: order, version: 1.0.0, retention: {complete: 0s}, steps: [{name: a, handler: {noop: {}}}]}";

/// Complete tasks, with contexts that no compression makes much smaller.
async fn ended(tasks: usize) -> TestDatabase {
    let database = TestDatabase::with_workflows(&[ORDER]).await;
    database.tasker_with_stdin(&["task", "submit", "order", "--batch", "-"], "{}\n".repeat(tasks)).success();
    // A worker that was slow to end would keep the lease of the upkeep for a while.
    database.tasker(&["worker", "run", "--drain", "--no-upkeep"]).drained();
    let contexts = "update tasker_tasks set context = jsonb_build_object('text',
        (select string_agg(md5(random()::text || tasker_tasks.task_id || number), '') from generate_series(1, 60) as number))";
    database.client().await.batch_execute(contexts).await.expect("contexts");
    database
}

async fn rows(database: &TestDatabase) -> (i64, i64) {
    let count = "select (select count(*) from tasker_tasks), (select count(*) from tasker_archives)";
    let row = database.client().await.query_one(count, &[]).await.expect("counts");
    (row.get(0), row.get(1))
}

/// Root's disk is really full. For others the folder is one that takes no file.
#[tokio::test]
async fn a_full_disk_deletes_nothing_and_leaves_no_file() {
    let database = ended(300).await;
    let folder = database.home().join("small");
    let disk = nix::unistd::geteuid().is_root().then(|| SmallDisk::mount(folder.clone()));
    if disk.is_none() {
        fs::create_dir(&folder).expect("a folder");
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o500)).expect("a folder of ours");
    }
    let to = folder.display().to_string();
    let run = ["archive", "run", "--to", &to, "--yes", "--load", "100"];
    let refused = database.tasker(&run);
    assert_eq!(refused.code, 1, "{}", refused.snapshot());
    assert!(refused.stderr.contains(": nothing of this part was deleted"), "{}", refused.stderr);
    if disk.is_some() {
        assert!(refused.stderr.contains("No space left on device"), "{}", refused.stderr);
    }
    assert_eq!(rows(&database).await, (300, 0));
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 0);
    let elsewhere = database.home().join("archive").display().to_string();
    let run = ["archive", "run", "--to", &elsewhere, "--yes", "--load", "100"];
    database.tasker(&run).success();
    assert_eq!(rows(&database).await, (0, 1));
    database.tasker(&["archive", "restore", "--from", &elsewhere]).success();
    database.tasker(&["check", "consistency"]).success();
}

/// It keeps dead rows from being removed, and holds up nothing.
#[tokio::test]
async fn a_transaction_held_open_holds_up_no_archive() {
    let database = ended(20).await;
    let mut client = database.client().await;
    let held = client
        .build_transaction()
        .isolation_level(tokio_postgres::IsolationLevel::RepeatableRead)
        .start()
        .await;
    let held = held.expect("a transaction");
    let count = "select count(*) from tasker_workflow_steps";
    assert_eq!(held.query_one(count, &[]).await.expect("a snapshot").get::<_, i64>(0), 20);
    database.tasker(&["archive", "run", "--delete", "--yes"]).success();
    assert_eq!(rows(&database).await, (0, 1));
    assert_eq!(held.query_one(count, &[]).await.expect("the snapshot").get::<_, i64>(0), 20);
}
