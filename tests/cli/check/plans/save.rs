//! `tasker check plans --save-plans`.

use std::fs;

use crate::check::plans::{check, database};

#[tokio::test]
async fn plans_are_kept_as_viewers_read_them() {
    let database = database().await;
    let run = check(&database, &["--save-plans", "kept/plans", "--tier", "chosen"]).success();
    assert_eq!(run.stderr, "4 plans saved in kept/plans\n");
    let mut names: Vec<String> = fs::read_dir(database.home().join("kept/plans"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a plain name"))
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "by-id.default.chosen.custom.json",
            "by-id.default.chosen.generic.json",
            "orders--all-of-one.default.chosen.custom.json",
            "orders--all-of-one.default.chosen.generic.json",
        ]
    );
    let text = fs::read_to_string(database.home().join("kept/plans").join(&names[0])).expect("a plan");
    let plan: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(plan[0]["Plan"]["Index Name"], "orders_pkey");
    let run = check(&database, &["--save-plans", "checks.yaml"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
}
