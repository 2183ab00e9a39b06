//! A schema that others may create in, and tables whose rows are hidden: both are reported, with the fix.

use crate::common::{Run, TestDatabase};

fn reading(run: &Run, check: &str) -> (String, String) {
    let checks = run.json();
    let found = checks["checks"].as_array().expect("checks").iter().find(|found| found["check"] == check);
    let found = found.unwrap_or_else(|| panic!("no check {check}: {checks:#}"));
    let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
    (text("status"), text("fix"))
}

#[tokio::test]
async fn a_schema_in_which_others_may_create_is_reported_until_the_fix_has_run() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let role = format!("stranger_of_{}", database.name());
    let open = format!(
        "create role {role}; grant create on schema public to public; grant create on schema public to {role}"
    );
    client.batch_execute(&open).await.expect("an open schema");
    let fixes = [
        "revoke create on schema public from public".to_owned(),
        format!("revoke create on schema public from {role}"),
    ];
    for args in [&["migrate", "up"][..], &["migrate", "status"]] {
        let run = database.tasker(args).success();
        for fix in &fixes {
            assert!(run.stderr.contains(fix), "{args:?}: {}", run.snapshot());
        }
    }
    let health = ["check", "health", "--format", "json"];
    let (status, fix) = reading(&database.tasker(&health), "schema_open");
    assert_eq!((status.as_str(), fix.as_str()), ("warn", fixes.join("; ").as_str()));
    client.batch_execute(&fix).await.expect("the printed fix");
    client.batch_execute(&format!("drop role {role}")).await.expect("it has nothing");
    assert_eq!(reading(&database.tasker(&health), "schema_open").0, "pass");
    assert_eq!(database.tasker(&["migrate", "status"]).success().stderr, "");
}

#[tokio::test]
async fn hidden_rows_are_reported_and_a_worker_that_cannot_see_them_does_not_start() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let role = format!("worker_of_{}", database.name());
    let secure = format!(
        "create role {role} login; grant all on schema public to {role};
         grant all on all tables in schema public to {role};
         alter table tasker_tasks enable row level security"
    );
    client.batch_execute(&secure).await.expect("row level security");
    let as_worker = |args: &[&str]| {
        let mut command = database.command(args);
        command.env("PGOPTIONS", format!("-c role={role}"));
        Run::of(command)
    };
    let fix = "alter table public.tasker_tasks disable row level security";
    let run = as_worker(&["worker", "run"]);
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(
        run.stderr.contains("row level security hides rows") && run.stderr.contains(fix),
        "{}",
        run.stderr
    );
    // The owner sees all.
    let _ = database.tasker(&["worker", "run", "--drain"]).drained();

    let status = database.tasker(&["migrate", "status", "--check"]);
    assert_eq!(status.code, 3, "{}", status.snapshot());
    assert!(status.stdout.contains("with row level security"), "{}", status.stdout);
    let (verdict, printed) =
        reading(&database.tasker(&["check", "health", "--format", "json"]), "row_security");
    assert_eq!((verdict.as_str(), printed.as_str()), ("fail", fix));
    client.batch_execute(&printed).await.expect("the printed fix");
    let _ = as_worker(&["worker", "run", "--drain"]).drained();
    let drop = format!("drop owned by {role}; drop role {role}");
    client.batch_execute(&drop).await.expect("the role goes");
}
