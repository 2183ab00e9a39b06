//! The steps of a task as a graph, for people.

use super::graph::{self, GraphFormat};
use super::style::{mark, one_line};
use crate::model::graph::{Node, TaskGraph};
use crate::model::state::State;

/// Draws the graph, each step with its state and its level.
pub fn draw(graph: &TaskGraph, format: GraphFormat) -> String {
    if graph.steps.is_empty() && format == GraphFormat::Text {
        return "no steps\n".to_owned();
    }
    let name = |step: &Node| one_line(&step.name, usize::MAX);
    let labels: Vec<String> = match format {
        GraphFormat::Text => {
            graph.steps.iter().map(|step| format!("{} {}", mark(step.state), name(step))).collect()
        }
        _ => graph.steps.iter().map(name).collect(),
    };
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    let notes: Vec<String> =
        graph.steps.iter().map(|step| format!("{}, level {}", step.state, step.level)).collect();
    let fills: Vec<&str> = graph.steps.iter().map(|step| fill(step.state)).collect();
    graph::draw(&graph.dag, &labels, &notes, &fills, format)
}

/// Light enough for black words on it.
fn fill(state: State) -> &'static str {
    match state {
        State::Pending => "#eeeeee",
        State::InProgress => "#9ecae1",
        State::Error => "#fc9272",
        State::Complete => "#a1d99b",
        State::ResolvedManually => "#c7e9c0",
        State::Cancelled => "#bdbdbd",
    }
}
