//! `tasker check plans --baseline`.

use std::fs;

use crate::check::plans::{check, database, write_checks};

#[tokio::test]
async fn a_baseline_is_written_once_and_told_when_the_plan_changes() {
    let database = database().await;
    let baseline = ["--baseline", "plans.json"];
    let run = check(&database, &baseline);
    assert_eq!(run.code, 2);
    let update = "tasker check plans --baseline plans.json --update-baseline";
    assert!(run.stderr.contains(update), "{}", run.stderr);

    let updating = [baseline[0], baseline[1], "--update-baseline"];
    let run = check(&database, &updating).success();
    assert!(run.stderr.contains("plans.json has the plans of PostgreSQL "), "{}", run.stderr);
    assert!(run.stderr.contains(": 2 added, 0 changed, 0 removed\n"), "{}", run.stderr);
    let written = fs::read_to_string(database.home().join("plans.json")).expect("a baseline");
    assert!(
        written.contains(
            "        \"default, custom\": [\n          \"Index Scan using orders_pkey on orders\"\n"
        ),
        "{written}"
    );
    assert!(!written.contains("Cost"), "{written}");
    let run = check(&database, &updating).success();
    assert!(run.stderr.contains("plans.json is as it was"), "{}", run.stderr);
    assert_eq!(fs::read_to_string(database.home().join("plans.json")).expect("a baseline"), written);
    let run = check(&database, &baseline).success();
    assert!(run.stdout.contains("2 queries: 2 passed"), "{}", run.stdout);

    let client = database.client().await;
    client.batch_execute("drop index orders_customer").await.expect("dropped");
    let run = check(&database, &[&baseline[..], &["--tier", "chosen"]].concat());
    assert_eq!(run.code, 3, "{}", run.stdout);
    assert!(
        run.stdout.contains("✗ plan_changed  the plan of orders: all of one differs from the baseline\n"),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("  + Seq Scan on orders\n"), "{}", run.stdout);
    assert!(run.stdout.contains(update), "{}", run.stdout);
    let report =
        check(&database, &[&baseline[..], &["--tier", "chosen", "--format", "json"]].concat()).json();
    let unmet = &report["findings"][0]["unmet_expectations"][0];
    assert_eq!(unmet["location"]["file"], "plans.json");
    let line = unmet["location"]["line"].as_u64().expect("a line") as usize;
    assert_eq!(written.lines().nth(line - 1), Some("      \"orders: all of one\": {"));

    let run = check(&database, &[&updating[..], &["--tier", "chosen"]].concat()).success();
    assert!(run.stderr.contains("~ orders: all of one\n  default, custom\n"), "{}", run.stderr);
    assert!(run.stderr.contains(": 0 added, 1 changed, 0 removed\n"), "{}", run.stderr);
    check(&database, &[&baseline[..], &["--tier", "chosen"]].concat()).success();
}

#[tokio::test]
async fn what_a_baseline_does_not_hold_is_not_taken_for_good() {
    let database = database().await;
    let baseline = ["--baseline", "plans.json"];
    check(&database, &["--baseline", "plans.json", "--update-baseline"]).success();
    write_checks(&database, &["orders: all/of one", "another"]);
    let run = check(&database, &baseline);
    assert_eq!(run.code, 4, "{}", run.stdout);
    assert!(run.stdout.contains("? another was not checked"), "{}", run.stdout);
    assert!(run.stdout.contains("the baseline has no such plan\n"), "{}", run.stdout);
    assert!(
        run.stdout.contains("the baseline has plans of cases that are no longer checked: by id\n"),
        "{}",
        run.stdout
    );
    assert_eq!(
        check(&database, &["--baseline", "plans.json", "--format", "json"]).json()["gone_from_checks"][0],
        "by id"
    );
    // One query of several says nothing of the others.
    let run = check(&database, &["--baseline", "plans.json", "--query", "orders: all of one"]).success();
    assert!(!run.stdout.contains("no longer checked"), "{}", run.stdout);
    let run =
        check(&database, &["--baseline", "plans.json", "--query", "another", "--update-baseline"]).success();
    assert!(run.stderr.contains(": 1 added, 0 changed, 0 removed\n"), "{}", run.stderr);
    let run = check(&database, &["--baseline", "plans.json", "--update-baseline"]).success();
    assert!(run.stderr.contains("- by id\n"), "{}", run.stderr);

    let file = database.home().join("plans.json");
    let text = fs::read_to_string(&file).expect("a baseline");
    let major = text.lines().nth(3).expect("a major").trim().trim_end_matches(": {");
    fs::write(&file, text.replace(major, "\"9\"")).expect("written");
    let run = check(&database, &baseline);
    assert_eq!(run.code, 4, "{}", run.stdout);
    assert!(
        run.stdout.contains(&format!("the baseline has no plans of PostgreSQL {}", major.trim_matches('"'))),
        "{}",
        run.stdout
    );
    check(&database, &["--baseline", "plans.json", "--update-baseline"]).success();
    assert!(
        fs::read_to_string(&file).expect("a baseline").contains("\"9\": {"),
        "the other major keeps its plans"
    );
    check(&database, &baseline).success();

    fs::write(&file, "{}").expect("written");
    let run = check(&database, &baseline);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("plans.json is not a valid baseline: missing field `version`"),
        "{}",
        run.stderr
    );
}
