//! `tasker template apply`: versions are stored once, whole, and for good.

use std::fs;

use insta::assert_snapshot;

use super::{ORDER, shop};
use crate::common::{Run, TestDatabase};

#[tokio::test]
async fn apply_stores_a_version_once_and_never_changes_it() {
    let database = TestDatabase::new().await;
    let folder = shop(&database);
    assert_snapshot!(database.tasker(&["template", "apply", "order.yaml"]).snapshot(), @r"
    shop/order@1.0.0 applied, 3 steps
    [exit status: 0]
    ");

    // Key order, comments and defaults written out are no other content.
    let same = ORDER.replace("    queue: payments\n", "    priority: 0 # as ever\n    queue: payments\n");
    fs::write(folder.join("order.yaml"), same).unwrap();
    assert_snapshot!(database.tasker(&["template", "apply", "order.yaml"]).snapshot(), @r"
    shop/order@1.0.0 unchanged
    [exit status: 0]
    ");

    fs::write(folder.join("order.yaml"), ORDER.replace("timeout: 30s", "timeout: 40s")).unwrap();
    assert_snapshot!(database.tasker(&["template", "apply", "order.yaml"]).snapshot(), @r"
    ------- stderr -------
    error: shop/order@1.0.0 is already applied with different content, and an applied version never changes
      hint: write `version: 1.0.1` in the file and apply it again
    [exit status: 1]
    ");

    // A statement in a file is part of the content.
    fs::write(folder.join("order.yaml"), ORDER).unwrap();
    fs::write(folder.join("charge.sql"), "select $2, $1").unwrap();
    assert_eq!(database.tasker(&["template", "apply", "order.yaml"]).code, 1);

    fs::write(folder.join("order.yaml"), ORDER.replace("1.0.0", "1.0.1")).unwrap();
    let run = database.tasker(&["template", "apply", "order.yaml", "--format", "json"]).success().json();
    assert_eq!(run["templates"][0]["change"], "applied");
    assert_eq!(run["templates"][0]["steps"], 3);
}

#[tokio::test]
async fn apply_stores_the_steps_in_topological_order() {
    let database = TestDatabase::new().await;
    let folder = shop(&database);
    let text = "
        name: diamond
        version: 1.0.0
        steps:
          - { name: last, depends_on: [left, right], handler: { noop: {} }, priority: 7 }
          - { name: left, depends_on: [first], handler: { noop: {} }, queue: slow }
          - { name: right, depends_on: [first], handler: { noop: {} }, retry: { limit: 9, retryable: false } }
          - { name: first, handler: { noop: {} } }
    ";
    fs::write(folder.join("diamond.yaml"), text).unwrap();
    database.tasker(&["template", "apply", "diamond.yaml"]).success();

    let client = database.client().await;
    let steps = client
        .query(
            "select s.name || ' ' || m.queue || ' ' || m.priority || ' ' || m.default_retryable || ' ' || m.default_retry_limit
             from tasker_named_tasks_named_steps m join tasker_named_steps s using (named_step_id)
             order by m.position",
            &[],
        )
        .await
        .unwrap();
    let steps: Vec<String> = steps.iter().map(|row| row.get(0)).collect();
    assert_eq!(
        steps,
        ["first default 0 true 3", "left slow 0 true 3", "right default 0 false 9", "last default 7 true 3"]
    );
    let edges: Vec<String> = client
        .query(
            "select p.name || ' ' || c.name from tasker_named_tasks_edges e
             join tasker_named_steps p on p.named_step_id = e.from_named_step_id
             join tasker_named_steps c on c.named_step_id = e.to_named_step_id order by 1",
            &[],
        )
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect();
    assert_eq!(edges, ["first left", "first right", "left last", "right last"]);
    let pairs: i64 =
        client.query_one("select count(*) from tasker_queue_priorities", &[]).await.unwrap().get(0);
    assert_eq!(pairs, 3);
}

#[tokio::test]
async fn apply_stores_all_files_or_none() {
    let database = TestDatabase::new().await;
    let folder = shop(&database);
    fs::write(folder.join("faulty.yaml"), "name: other\nversion: 1.0.0\n").unwrap();
    let run = database.tasker(&["template", "apply", "order.yaml", "faulty.yaml"]);
    assert_snapshot!(run.snapshot(), @r"
    ------- stderr -------
    error[missing_key]: a workflow has no `steps`
     --> faulty.yaml:1:1
      |
    1 | name: other
      | ^^^^^^^^^^^
      |
      = hint: write `steps:` and a list of steps below it

    error: 1 error in 1 of 2 files
    [exit status: 2]
    ");
    assert_eq!(database.tasker(&["template", "list"]).success().stdout, "no workflows\n");

    // Refused by the database and not by the check: the first file is rolled back.
    database.tasker(&["template", "apply", "order.yaml"]).success();
    fs::write(folder.join("a.yaml"), ORDER.replace("name: order", "name: another")).unwrap();
    fs::write(folder.join("order.yaml"), ORDER.replace("Reserve, ", "")).unwrap();
    assert_eq!(database.tasker(&["template", "apply", "a.yaml", "order.yaml"]).code, 1);
    let list = database.tasker(&["template", "list", "--format", "json"]).success().json();
    assert_eq!(list["templates"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn applies_of_one_version_at_once_agree() {
    let database = TestDatabase::new().await;
    let folder = shop(&database);
    for file in 0..8 {
        // Half of them disagree with the other half.
        let text =
            if file % 2 == 0 { ORDER.to_owned() } else { ORDER.replace("timeout: 30s", "timeout: 31s") };
        fs::write(folder.join(format!("{file}.yaml")), text).unwrap();
    }
    let children: Vec<_> = (0..8)
        .map(|file| database.command(&["template", "apply", &format!("{file}.yaml")]))
        .map(|mut command| {
            command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap()
        })
        .collect();
    let runs: Vec<Run> = children.into_iter().map(|child| child.wait_with_output().unwrap().into()).collect();
    let count = |code: i32, text: &str| {
        runs.iter()
            .filter(|run| run.code == code && format!("{}{}", run.stdout, run.stderr).contains(text))
            .count()
    };
    assert_eq!(count(0, "applied, 3 steps"), 1, "{runs:?}");
    assert_eq!(count(0, "unchanged"), 3, "{runs:?}");
    assert_eq!(count(1, "is already applied with different content"), 4, "{runs:?}");
}
