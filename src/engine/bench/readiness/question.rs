//! The questions, with the query of each under each version of the views.

use tokio_postgres::types::ToSql;

use crate::db::queries::bench::{
    count_contexts_by_state, dag_relationships, execution_context, execution_contexts, next_ready_steps,
    ready_steps, step_readiness, workflow_summary,
};
use crate::db::queries::{tasks::count_tasks, tasks::task_summaries};
use crate::model::view_version::ViewVersion;

words! {
    /// A question of an operator's or of the engine's own, in a person's words.
    pub enum Question {
        StepReadiness = "step_readiness": "readiness of one task",
        ExecutionContext = "execution_context": "execution context of one task",
        DagRelationships = "dag_relationships": "relationships of one task",
        WorkflowSummary = "workflow_summary": "workflow summary of one task",
        NextReadySteps = "next_ready_steps": "next 100 ready steps",
        /// The same, taken: with everything a claim writes.
        Claim = "claim": "claim of 100 ready steps",
        StatusPage = "status_page": "status page of 50 tasks",
        FleetCounts = "fleet_counts": "tasks by state",
    }
}

/// Steps requested at once.
pub const READY_STEPS: i64 = 100;
/// Tasks on a status page.
pub const PAGE: i64 = 50;

/// No filter on a namespace or a name.
const ANY: Option<&str> = None;

/// How a question is put to the database.
#[derive(Clone, Copy, Debug)]
pub enum Asked {
    /// By a query that reads: its file's name and text.
    Query(&'static str, &'static str),
    /// By the worker's own claim, which also writes.
    Claim(&'static str),
}

impl Asked {
    /// The name of the query's file, without its ending.
    pub fn file(self) -> &'static str {
        match self {
            Asked::Query(file, _) | Asked::Claim(file) => file,
        }
    }
}

/// The subjects of the questions.
#[derive(Debug)]
pub struct Subject {
    pub task_id: i64,
    pub page: Vec<i64>,
}

impl Question {
    /// The rows of a full answer, where the question sets their number.
    pub fn full_answer(self) -> Option<i64> {
        match self {
            Question::NextReadySteps | Question::Claim => Some(READY_STEPS),
            Question::StatusPage => Some(PAGE),
            _ => None,
        }
    }

    /// v3 uses the queries that the queues and counters allow, where one exists; else the view. `None`:
    /// without a queue there is no claim.
    pub fn asked(self, version: ViewVersion) -> Option<Asked> {
        let is_ours = version == ViewVersion::V3;
        Some(match self {
            Question::StepReadiness => Asked::Query("step_readiness", step_readiness::SQL),
            Question::ExecutionContext => Asked::Query("execution_context", execution_context::SQL),
            Question::DagRelationships => Asked::Query("dag_relationships", dag_relationships::SQL),
            Question::WorkflowSummary => Asked::Query("workflow_summary", workflow_summary::SQL),
            Question::NextReadySteps if is_ours => Asked::Query("next_ready_steps", next_ready_steps::SQL),
            Question::Claim if is_ours => Asked::Claim("claim_steps"),
            Question::Claim => return None,
            Question::NextReadySteps => Asked::Query("ready_steps", ready_steps::SQL),
            Question::StatusPage if is_ours => Asked::Query("task_summaries", task_summaries::SQL),
            Question::StatusPage => Asked::Query("execution_contexts", execution_contexts::SQL),
            Question::FleetCounts if is_ours => Asked::Query("count_tasks", count_tasks::SQL),
            Question::FleetCounts => Asked::Query("count_contexts_by_state", count_contexts_by_state::SQL),
        })
    }

    pub fn parameters(self, version: ViewVersion, subject: &Subject) -> Vec<&(dyn ToSql + Sync)> {
        match self {
            Question::StepReadiness
            | Question::ExecutionContext
            | Question::DagRelationships
            | Question::WorkflowSummary => vec![&subject.task_id],
            Question::NextReadySteps | Question::Claim => vec![&READY_STEPS],
            Question::StatusPage => vec![&subject.page],
            Question::FleetCounts if version == ViewVersion::V3 => vec![&ANY, &ANY],
            Question::FleetCounts => Vec::new(),
        }
    }
}
