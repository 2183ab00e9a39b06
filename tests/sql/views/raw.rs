//! The raw rows of one task.

use jiff::Timestamp;
use tokio_postgres::{Row, Transaction};

struct Transition {
    step_id: i64,
    to_state: String,
    most_recent: bool,
    created_at: Timestamp,
}

struct Edge {
    parent_id: i64,
    child_id: i64,
}

/// What the tables hold about one task, and the moment it is judged at.
pub struct Raw {
    pub now: Timestamp,
    pub task_id: i64,
    pub named_task_id: i64,
    recorded_state: String,
    /// In the order of their ids.
    pub steps: Vec<Row>,
    edges: Vec<Edge>,
    transitions: Vec<Transition>,
}

impl Raw {
    pub async fn read(transaction: &Transaction<'_>, task_id: i64) -> Raw {
        let query = async |sql| transaction.query(sql, &[&task_id]).await.expect("raw rows");
        let now = transaction.query_one("select now() as now", &[]).await.expect("the time").get("now");
        let task = &query("select named_task_id from tasker_tasks where task_id = $1").await[0];
        let state =
            query("select to_state from tasker_task_transitions where task_id = $1 and most_recent").await;
        let steps = query(
            "select step.*, named_step.name
               from tasker_workflow_steps step join tasker_named_steps named_step using (named_step_id)
              where task_id = $1 order by workflow_step_id",
        )
        .await;
        let edges = query(
            "select from_step_id, to_step_id from tasker_workflow_step_edges
              where to_step_id in (select workflow_step_id from tasker_workflow_steps where task_id = $1)
              order by from_step_id, to_step_id",
        )
        .await;
        let transitions = query(
            "select workflow_step_id, to_state, most_recent, created_at from tasker_workflow_step_transitions
              where workflow_step_id in (select workflow_step_id from tasker_workflow_steps where task_id = $1)",
        )
        .await;
        let edges = edges.iter().map(|row| Edge { parent_id: row.get(0), child_id: row.get(1) }).collect();
        let transitions = transitions
            .iter()
            .map(|row| Transition {
                step_id: row.get(0),
                to_state: row.get(1),
                most_recent: row.get(2),
                created_at: row.get(3),
            })
            .collect();
        Raw {
            now,
            task_id,
            named_task_id: task.get("named_task_id"),
            recorded_state: state.first().map_or_else(|| "pending".to_owned(), |row| row.get("to_state")),
            steps,
            edges,
            transitions,
        }
    }

    /// That a task runs is recorded when its first attempt ends.
    pub fn task_state(&self) -> &str {
        let is_running = |step: &Row| self.state_of(step.get("workflow_step_id")) == "in_progress";
        match self.recorded_state.as_str() {
            "pending" if self.steps.iter().any(is_running) => "in_progress",
            recorded => recorded,
        }
    }

    /// While a step runs, its row says so and not its log.
    pub fn state_of(&self, step_id: i64) -> &str {
        let is_running =
            |step: &Row| step.get::<_, i64>("workflow_step_id") == step_id && step.get("in_process");
        if self.steps.iter().any(is_running) {
            return "in_progress";
        }
        self.recorded_state_of(step_id)
    }

    fn recorded_state_of(&self, step_id: i64) -> &str {
        let current = self.transitions.iter().find(|t| t.step_id == step_id && t.most_recent);
        current.map_or("pending", |transition| &transition.to_state)
    }

    pub fn last_failure_of(&self, step_id: i64) -> Option<Timestamp> {
        let failures = self.transitions.iter().filter(|t| t.step_id == step_id && t.to_state == "error");
        failures.map(|failure| failure.created_at).max()
    }

    /// In ascending order, as are the children.
    pub fn parents_of(&self, step_id: i64) -> Vec<i64> {
        self.edges.iter().filter(|edge| edge.child_id == step_id).map(|edge| edge.parent_id).collect()
    }

    pub fn children_of(&self, step_id: i64) -> Vec<i64> {
        self.edges.iter().filter(|edge| edge.parent_id == step_id).map(|edge| edge.child_id).collect()
    }

    /// How many of these steps let their children start.
    pub fn satisfied(&self, steps: &[i64]) -> usize {
        steps
            .iter()
            .filter(|id| matches!(self.recorded_state_of(**id), "complete" | "resolved_manually"))
            .count()
    }
}
