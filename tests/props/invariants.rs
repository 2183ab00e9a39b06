//! What must hold of the rows at any moment in which nobody works: what the
//! program compares itself, and how it must have come about.

use tasker::checks::consistency::{Mode, check};
use tasker::db::Session;

/// Each query returns what is wrong with a history; all must return nothing.
const FAULTS: &[(&str, &str)] = &[
    ("a step that was claimed before its parents were done", "
        select edge.from_step_id, parent.processed_at, edge.to_step_id, min(claim.created_at)
          from tasker_workflow_step_edges edge
          join tasker_workflow_steps parent on parent.workflow_step_id = edge.from_step_id
          join tasker_workflow_step_transitions claim
            on claim.workflow_step_id = edge.to_step_id and claim.to_state = 'in_progress'
         group by edge.from_step_id, parent.processed_at, edge.to_step_id
        having parent.processed_at is null or parent.processed_at > min(claim.created_at)"),
    ("a claim without a number of its own, or more attempts than claims", "
        select step.workflow_step_id, step.claim_number, step.attempts, count(transition.*)
          from tasker_workflow_steps step
          left join tasker_workflow_step_transitions transition
                 on transition.workflow_step_id = step.workflow_step_id and transition.to_state = 'in_progress'
         group by step.workflow_step_id, step.claim_number, step.attempts
        having step.claim_number <> count(transition.*) or step.attempts > count(transition.*)"),
];

/// The faults found, each with its first row.
pub async fn faults(session: &mut Session) -> Vec<String> {
    let report = check(session, None, Mode::Report, "test").await.expect("a comparison");
    let mut found: Vec<String> = report.differences.iter().map(|found| format!("{found:?}")).collect();
    for (fault, query) in FAULTS {
        let query = format!("select row_to_json(fault)::text from ({query}) fault limit 1");
        let row = session.client().query_opt(&session.qualified(&query), &[]).await;
        let row = row.unwrap_or_else(|error| panic!("{fault}: {error:?}"));
        found.extend(row.map(|row| format!("{fault}: {}", row.get::<_, String>(0))));
    }
    found
}
