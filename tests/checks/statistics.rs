//! What the planner knows of the tables, taken away or out of date.

use tasker::checks::builtin;
use tasker::querycheck::{CauseCode, Options};

use crate::seeded::{Seeded, assert_clean, assert_found};

#[tokio::test]
async fn statistics_that_are_gone_are_found() {
    let seeded = Seeded::new().await;
    let options = Options::default();
    let wiped = [
        ("tasker_tasks", "delete from pg_statistic where starelid = 'tasker_tasks'::regclass"),
        (
            "tasker_workflow_steps",
            "update pg_class set reltuples = -1, relpages = 0 where oid = 'tasker_workflow_steps'::regclass",
        ),
        (
            "tasker_workflow_step_transitions",
            "delete from pg_statistic where starelid = 'tasker_workflow_step_transitions'::regclass;
             update pg_class set reltuples = -1, relpages = 0 where oid = 'tasker_workflow_step_transitions'::regclass",
        ),
    ];
    for (table, statements) in wiped {
        seeded.run(statements).await;
        let report = seeded.look(&builtin::checks(), &options).await;
        let finding = assert_found(&report, CauseCode::StatisticsMissing, table, statements);
        seeded.fix(&[finding]).await;
        assert_clean(&seeded.look(&builtin::checks(), &options).await, &format!("{:?}", finding.fix));
    }
}

#[tokio::test]
async fn a_table_that_has_grown_since_is_found() {
    let seeded = Seeded::new().await;
    let options = Options::default();
    seeded
        .run(
            "insert into tasker_workflow_step_transitions (workflow_step_id, to_state, sort_key, most_recent)
             select workflow_step_id, 'pending', 1000 + place, false
               from tasker_workflow_steps, generate_series(1, 12) place",
        )
        .await;
    let report = seeded.look(&builtin::checks(), &options).await;
    let finding = assert_found(
        &report,
        CauseCode::StatisticsStale,
        "tasker_workflow_step_transitions",
        "ten times larger",
    );
    seeded.fix(&[finding]).await;
    assert_clean(&seeded.look(&builtin::checks(), &options).await, &format!("{:?}", finding.fix));
}
