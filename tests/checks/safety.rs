//! What looking at plans must not do to a database, and what it says when it may not look.

use std::time::{Duration, Instant};

use tasker::checks::builtin::{self, Tasker};
use tasker::querycheck::outcome::Unchecked;
use tasker::querycheck::{self, Options, Parameters, QueryCheck, Report, Status, Tier};

use crate::common::LIMIT;
use crate::seeded::{Seeded, analyzed, assert_clean};

fn check(name: &str) -> QueryCheck {
    builtin::checks().into_iter().find(|check| check.name == name).expect("a check of ours")
}

/// Why things were not checked, each reason once.
fn unchecked(report: &Report) -> Vec<Unchecked> {
    let runs = report.checks.iter().flat_map(|check| &check.runs);
    let mut reasons: Vec<Unchecked> = runs.flat_map(|run| run.unchecked.clone()).collect();
    reasons.sort();
    reasons.dedup();
    reasons
}

impl Seeded {
    /// What every table holds.
    async fn contents(&self) -> Vec<(String, String)> {
        let tables = "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1";
        let mut contents = Vec::new();
        for row in self.client.query(tables, &[]).await.expect("the tables") {
            let table: String = row.get(0);
            let digest = format!(
                "select md5(coalesce(string_agg(row::text, ',' order by row::text), '')) from {table} row"
            );
            contents.push((table, self.client.query_one(&digest, &[]).await.expect("a digest").get(0)));
        }
        contents
    }

    async fn sequences(&self) -> Vec<(String, Option<i64>)> {
        let sequences = "select sequencename::text, last_value from pg_sequences order by 1";
        let rows = self.client.query(sequences, &[]).await.expect("the sequences");
        rows.iter().map(|row| (row.get(0), row.get(1))).collect()
    }
}

#[tokio::test]
async fn nothing_is_changed() {
    let seeded = Seeded::new().await;
    let (contents, sequences) = (seeded.contents().await, seeded.sequences().await);
    let report = seeded.look(&builtin::checks(), &Options::default()).await;
    assert_clean(&report, "planned");
    assert_eq!(seeded.contents().await, contents);
    assert_eq!(seeded.sequences().await, sequences);

    // A number that a rolled-back insert has drawn is not given back: ids have a gap, no more.
    let report = seeded.look(&builtin::checks(), &analyzed()).await;
    assert_clean(&report, "run");
    assert_eq!(report.status(), Status::Passed, "{:?}", unchecked(&report));
    assert_eq!(seeded.contents().await, contents);
    let moved = seeded.sequences().await.into_iter().zip(sequences).filter(|(after, before)| after != before);
    let moved: Vec<String> = moved.map(|((name, _), _)| name).collect();
    let drawn = [
        "tasker_archives_archive_id_seq",
        "tasker_ready_steps_seq_seq",
        "tasker_task_count_deltas_id_seq",
        "tasker_task_transitions_id_seq",
        "tasker_tasks_task_id_seq",
        "tasker_workflow_step_edges_id_seq",
        "tasker_workflow_step_transitions_id_seq",
        "tasker_workflow_steps_workflow_step_id_seq",
    ];
    assert!(moved.iter().all(|name| drawn.contains(&name.as_str())), "{moved:?}");
}

#[tokio::test]
async fn a_query_is_given_up_when_its_time_is_over() {
    let seeded = Seeded::new().await;
    let mut slow = check("find_task");
    slow.sql = "select pg_sleep(600)".to_owned();
    slow.cases.truncate(1);
    slow.cases[0].parameters = Parameters::Given(Vec::new());
    let options = Options { timeout: Duration::from_millis(200), tiers: vec![Tier::Chosen], ..analyzed() };
    let begun = Instant::now();
    let report = seeded.look(&[slow], &options).await;
    assert!(begun.elapsed() < LIMIT, "{:?}", begun.elapsed());
    assert_eq!(report.status(), Status::Unchecked);
    let [only] = &unchecked(&report)[..] else { panic!("{:?}", unchecked(&report)) };
    assert!(only.reason.contains("statement timeout"), "{only:?}");
    assert_eq!(only.hint.as_deref(), Some("allow more time: `--timeout 5m`"));
}

#[tokio::test]
async fn a_lock_is_waited_for_a_second() {
    let seeded = Seeded::new().await;
    seeded.run("begin; lock table tasker_tasks in access exclusive mode").await;
    let mut locked = check("find_task");
    locked.cases.truncate(1);
    locked.cases[0].parameters = Parameters::Given(vec![Some("1".to_owned()), None]);
    locked.planned.truncate(1);
    let begun = Instant::now();
    let options = Options { tiers: vec![Tier::Chosen], ..Options::default() };
    let report = seeded.look(&[locked], &options).await;
    let took = begun.elapsed();
    assert!((Duration::from_millis(900)..LIMIT).contains(&took), "{took:?}");
    assert_eq!(report.status(), Status::Unchecked);
    let [only] = &unchecked(&report)[..] else { panic!("{:?}", unchecked(&report)) };
    assert!(only.reason.contains("lock timeout"), "{only:?}");
}

#[tokio::test]
async fn who_may_not_read_is_told_what_to_grant() {
    let seeded = Seeded::new().await;
    let role = format!("{}_reader", seeded.database.name());
    seeded.run(&format!("create role {role}; grant usage on schema public to {role}")).await;
    let session = seeded.database.session().await;
    session.client().batch_execute(&format!("set role {role}")).await.expect("the role");
    let checks = [check("find_task"), check("claim_steps")];
    let report =
        querycheck::run(&session, &Tasker { schema: "public" }, &checks, &Options::default(), &|_| {})
            .await
            .expect("a look");
    assert_eq!(report.status(), Status::Unchecked, "{:#?}", report.findings);
    assert!(report.findings.is_empty(), "{:#?}", report.findings);
    let reasons = unchecked(&report);
    assert!(!reasons.is_empty());
    let hint = format!("let a superuser run: grant pg_read_all_data, pg_write_all_data to \"{role}\"");
    for Unchecked { reason, hint: given, .. } in reasons {
        assert!(reason.contains("permission denied"), "{reason}");
        assert_eq!(given.as_deref(), Some(hint.as_str()), "{reason}");
    }

    seeded.run(&format!("grant pg_read_all_data, pg_write_all_data to {role}")).await;
    let report =
        querycheck::run(&session, &Tasker { schema: "public" }, &checks, &Options::default(), &|_| {})
            .await
            .expect("a look");
    assert_eq!(report.status(), Status::Passed, "{:?}", unchecked(&report));
    drop(session);
    // Roles belong to the server, and outlive the database.
    seeded.run(&format!("revoke usage on schema public from {role}; drop role {role}")).await;
}

#[tokio::test]
async fn one_statement_is_asked_about_and_no_more() {
    let seeded = Seeded::new().await;
    let contents = seeded.contents().await;
    let delete = "delete from tasker_ready_steps";
    let mut several = check("find_task");
    several.cases.truncate(1);
    several.cases[0].parameters = Parameters::Given(Vec::new());
    for sql in
        [format!("{delete}; commit"), format!("select 1; {delete}; commit; select 1"), "commit".to_owned()]
    {
        several.sql.clone_from(&sql);
        let report = seeded.look(&[several.clone()], &analyzed()).await;
        assert_eq!(report.status(), Status::Unchecked, "{sql}");
    }
    let mut asking = check("find_task");
    asking.cases.truncate(1);
    for sql in [
        format!("{delete} returning 1, null"),
        format!("select 1, null; commit; {delete}"),
        "commit".to_owned(),
    ] {
        asking.cases[0].parameters = Parameters::From(sql.clone());
        let report = seeded.look(&[asking.clone()], &analyzed()).await;
        assert_eq!(report.status(), Status::Unchecked, "{sql}");
    }
    assert_eq!(seeded.contents().await, contents);
}
