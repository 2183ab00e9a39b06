//! `tasker step retry|reset|resolve|cancel --cause`.

use insta::assert_snapshot;
use serde_json::json;

use crate::fixture::stuck::{drain, groups, shop, stuck, submit};

#[tokio::test]
async fn steps_of_one_cause_are_changed_together_no_more_than_was_said() {
    let database = shop().await;
    submit(&database, "bank/transfer", 1);
    submit(&database, "shop/order", 12);
    drain(&database);
    let of_shop = ["step", "retry", "--cause", "attempts_exhausted", "--namespace", "shop"];
    let run = |more: &[&str]| database.tasker(&[&of_shop, more].concat());
    let preview = run(&["--step", "charge", "--dry-run"]).success();
    assert!(preview.stdout.starts_with("would change 12 steps of 12 tasks\n"), "{}", preview.stdout);
    assert!(preview.stdout.ends_with("\n… and 2 tasks more; --format json has all\n"), "{}", preview.stdout);
    let few = run(&["--limit", "5", "--yes"]).success();
    assert_eq!(few.stderr, "5 steps in 5 tasks; more steps match than --limit allows\n");
    drain(&database);
    assert_eq!(
        groups(&stuck(&database, &["--namespace", "shop"])),
        [json!(["attempts_exhausted", "charge", 7, 7])]
    );
    assert_snapshot!(run(&["--older-than", "1h", "--yes"]).snapshot(), @"
    ------- stderr -------
    error: no step is stuck for this cause
      hint: list the causes with `tasker stuck`
    [exit status: 1]
    ");
    assert_eq!(run(&["--step", "pack", "--yes"]).code, 1);
    assert_eq!(run(&["7", "--yes"]).code, 2);
    assert_eq!(database.tasker(&["step", "retry", "7", "--namespace", "shop"]).code, 2);
    assert_eq!(database.tasker(&["step", "retry"]).code, 2);
    for (command, steps) in [("reset", 3), ("resolve", 2), ("cancel", 2)] {
        let steps = steps.to_string();
        let args = ["step", command, "--cause", "attempts_exhausted", "--limit", &steps, "--yes"];
        database.tasker(&args).success();
    }
    database.tasker(&["step", "cancel", "--cause", "not_retryable", "--yes"]).success();
    // Nobody is there to run what is ready now, and `pay` has no child to wait in vain.
    let found = groups(&stuck(&database, &[]));
    assert_eq!(found[0], json!(["no_worker", "charge", 3, 3]));
    assert!(found.contains(&json!(["no_worker", "pack", 2, 2])), "{found:?}");
    assert!(found.contains(&json!(["cancelled", "charge", 2, 2])), "{found:?}");
    assert_eq!(found.len(), 3);
}
