//! The steps of a task as a graph.

use std::collections::HashMap;

use jiff::Timestamp;
use serde::Serialize;

use super::dag::Dag;
use super::state::State;
use super::task::{StepSummary, TaskTree};

/// A step as a node of its task's graph.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    pub step_id: i64,
    pub name: String,
    pub state: State,
    /// The number of edges on the longest path from a step without parents: steps of one level can run at
    /// once.
    pub level: usize,
}

/// One step depends on another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Edge {
    #[serde(rename = "from_step_id")]
    pub from: i64,
    #[serde(rename = "to_step_id")]
    pub to: i64,
}

/// A task's steps and the edges between them.
#[derive(Clone, Debug, Serialize)]
pub struct TaskGraph {
    pub task_id: i64,
    /// The workflow as a person writes it.
    pub workflow: String,
    pub state: State,
    /// The number of levels.
    pub levels: usize,
    /// In the order of the graph's nodes.
    pub steps: Vec<Node>,
    pub edges: Vec<Edge>,
    /// Edges that close a circle, which only another program can have written; the
    /// levels leave them out.
    pub circular_edges: Vec<Edge>,
    /// The database's clock when this was read.
    pub as_of: Timestamp,
    #[serde(skip)]
    pub dag: Dag,
}

impl From<&TaskTree> for TaskGraph {
    fn from(tree: &TaskTree) -> Self {
        let steps = &tree.steps;
        let position: HashMap<i64, usize> =
            steps.iter().enumerate().map(|(position, step)| (step.step_id, position)).collect();
        let parents = |step: &StepSummary| {
            step.parents.iter().filter_map(|parent| position.get(parent).copied()).collect::<Vec<_>>()
        };
        let (dag, cut) = Dag::without_cycles(steps.iter().map(parents).collect());
        let edge = |(from, to): (usize, usize)| Edge { from: steps[from].step_id, to: steps[to].step_id };
        let edges = (0..steps.len()).flat_map(|to| dag.parents(to).iter().map(move |&from| (from, to)));
        let levels = dag.levels();
        TaskGraph {
            task_id: tree.task.task_id,
            workflow: tree.task.workflow(),
            state: tree.task.state,
            levels: levels.iter().max().map_or(0, |deepest| deepest + 1),
            steps: steps
                .iter()
                .zip(levels)
                .map(|(step, level)| Node {
                    step_id: step.step_id,
                    name: step.name.clone(),
                    state: step.state,
                    level,
                })
                .collect(),
            edges: edges.map(edge).collect(),
            circular_edges: cut.into_iter().map(edge).collect(),
            as_of: tree.task.as_of,
            dag,
        }
    }
}
