//! The views in older versions.

use tasker::checks::builtin;
use tasker::querycheck::{CauseCode, Options, QueryCheck};

use crate::seeded::{Seeded, assert_clean};

#[tokio::test]
async fn a_view_of_an_older_version_is_found() {
    let seeded = Seeded::new().await;
    let asks_a_view =
        |check: &QueryCheck| check.sql_location.file.contains("/bench/") && check.name != "next_ready_steps";
    let checks: Vec<QueryCheck> = builtin::checks().into_iter().filter(asks_a_view).collect();
    for version in ["v1", "v2"] {
        let _ = seeded.database.tasker(&["migrate", "views", "--to", version]).success();
        let report = seeded.look(&checks, &Options::default()).await;
        let failures: Vec<_> = report.failures().collect();
        assert!(
            failures.iter().all(|finding| finding.cause == CauseCode::ViewVersion),
            "{version}: {failures:#?}"
        );
        let mut views: Vec<&str> = failures.iter().map(|finding| finding.object.as_str()).collect();
        views.sort_unstable();
        let expected = [
            "tasker_step_dag_relationships",
            "tasker_step_readiness_statuses",
            "tasker_task_execution_contexts",
            "tasker_task_workflow_summaries",
        ];
        assert_eq!(views, expected, "{version}: {failures:#?}");
        seeded.fix(&failures).await;
        assert_clean(&seeded.look(&checks, &Options::default()).await, &format!("{:?}", failures[0].fix));
    }
}
