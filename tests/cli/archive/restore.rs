//! `tasker archive restore`.

use std::fs;
use std::io::{Read, Seek, SeekFrom, Write};

use super::{age, archive, digests, ended, folder_text, parts, task_ids};

#[tokio::test]
async fn one_task_comes_back_and_its_retention_begins_anew() {
    let database = ended(3, 0).await;
    let client = database.client().await;
    age(&client, "8 days", "> 0").await;
    archive(&database);
    assert_eq!(
        database.tasker(&["archive", "restore", "2"]).success().stdout,
        "1 task with 2 steps restored\n"
    );
    assert_eq!(task_ids(&client).await, [2]);
    let again = database.tasker(&["archive", "restore", "2"]);
    assert_eq!(again.code, 1);
    assert_eq!(
        again.stderr,
        "error: task 2 is in the database already\n  hint: look at it: `tasker task show 2`\n"
    );
    let shown = database.tasker(&["task", "show", "2"]).success().stdout;
    assert!(shown.contains("shop/order@1.0.0  complete"), "{shown}");
    database.tasker(&["archive", "run", "--delete", "--yes"]).success();
    assert_eq!(task_ids(&client).await, [2], "it ended eight days ago, and came back just now");
    client
        .batch_execute("update tasker_restored_tasks set created_at = created_at - interval '8 days'")
        .await
        .expect("it");
    database.tasker(&["archive", "run", "--delete", "--yes"]).success();
    assert_eq!(task_ids(&client).await, [] as [i64; 0]);
    // The files still have it.
    database.tasker(&["archive", "restore", "2", "--from", &folder_text(&database)]).success();
    let restored =
        database.tasker(&["archive", "restore", "--from", &folder_text(&database)]).success().stdout;
    assert_eq!(restored, "2 tasks with 4 steps restored; 1 task was in the database already\n");
    database.tasker(&["check", "consistency"]).success();
}

#[tokio::test]
async fn a_file_with_one_byte_changed_is_refused_by_name() {
    let database = ended(20, 0).await;
    let client = database.client().await;
    age(&client, "8 days", "> 0").await;
    let before = digests(&client).await;
    archive(&database);
    let part = parts(&database).remove(0);
    for name in ["tasks", "steps", "edges", "task_transitions", "step_transitions"] {
        let path = part.join(format!("{name}.csv.zst"));
        let mut file = fs::OpenOptions::new().read(true).write(true).open(&path).expect("a file of the part");
        let middle = SeekFrom::Start(file.metadata().expect("it is there").len() / 2);
        let mut byte = [0];
        file.seek(middle).and_then(|_| file.read_exact(&mut byte)).expect("a byte");
        file.seek(middle).and_then(|_| file.write_all(&[byte[0] ^ 1])).expect("another byte");
        let refused = database.tasker(&["archive", "restore", "--from", &folder_text(&database)]);
        assert_eq!(refused.code, 1, "{name}: {}", refused.snapshot());
        assert!(refused.stderr.starts_with(&format!("error: {} is ", path.display())), "{}", refused.stderr);
        assert_eq!(task_ids(&client).await, [] as [i64; 0]);
        file.seek(middle).and_then(|_| file.write_all(&byte)).expect("the byte as it was");
    }
    let missing = part.join("edges.csv.zst");
    fs::rename(&missing, part.join("elsewhere")).expect("a file moved away");
    let refused = database.tasker(&["archive", "restore", "7"]);
    assert!(refused.code == 1 && refused.stderr.contains("edges.csv.zst"), "{}", refused.snapshot());
    fs::rename(part.join("elsewhere"), &missing).expect("the file moved back");
    database.tasker(&["archive", "restore", "--from", &part.display().to_string()]).success();
    assert_eq!(digests(&client).await, before);
}

#[tokio::test]
async fn an_identity_that_was_given_again_keeps_the_old_task_out() {
    let database = ended(1, 0).await;
    let client = database.client().await;
    database.tasker(&["task", "submit", "shop/order", "--identity", "order-7"]).success();
    database.tasker(&["worker", "run", "--drain"]).drained();
    age(&client, "8 days", "> 0").await;
    archive(&database);
    database.tasker(&["task", "submit", "shop/order", "--identity", "order-7"]).success();
    let before = digests(&client).await;
    let refused = database.tasker(&["archive", "restore", "2"]);
    assert_eq!(refused.code, 1, "{}", refused.snapshot());
    assert!(refused.stderr.contains("order-7"), "{}", refused.stderr);
    assert_eq!(digests(&client).await, before);
    database.tasker(&["archive", "restore", "1"]).success();
}

#[tokio::test]
async fn a_part_of_another_database_is_refused() {
    let database = ended(2, 0).await;
    age(&database.client().await, "8 days", "> 0").await;
    archive(&database);
    let other = crate::common::TestDatabase::with_workflows(&super::WORKFLOWS).await;
    let refused = other.tasker(&["archive", "restore", "--from", &folder_text(&database)]);
    assert_eq!(refused.code, 1, "{}", refused.snapshot());
    assert!(
        refused.stderr.contains("tasks with these ids have not been submitted there"),
        "{}",
        refused.stderr
    );
    let empty = crate::common::TestDatabase::new().await;
    let refused = empty.tasker(&["archive", "restore", "--from", &folder_text(&database)]);
    assert!(refused.stderr.contains("shop/order@1.0.0 is not there under its id"), "{}", refused.stderr);
}
