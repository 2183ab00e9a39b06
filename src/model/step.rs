//! Everything that is known of one step.

use std::collections::{HashMap, VecDeque};

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::jsonb::Json;
use super::state::State;
use super::task::StepSummary;
use super::timeline::StepHistory;

/// The interruption that ends a step: the cause does not pass by waiting.
pub const MAX_INTERRUPTIONS: i32 = 100;

/// A step that another depends on, or that depends on it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Neighbour {
    pub step_id: i64,
    pub name: String,
    pub state: State,
}

/// The steps on either side of a step, one edge away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Neighbours {
    pub parents: Vec<Neighbour>,
    pub children: Vec<Neighbour>,
}

/// An ancestor or a descendant of a step, and how one comes from there to the step.
#[derive(Clone, Debug, PartialEq)]
pub struct Linked {
    pub step: Neighbour,
    /// The steps at the other end of those of its edges that may lead there: an ancestor's children, a
    /// descendant's parents.
    pub towards: Vec<i64>,
}

/// An ancestor or a descendant of a step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Relative {
    #[serde(flatten)]
    pub step: Neighbour,
    /// The number of edges on the shortest way: 1 for a parent or a child.
    pub distance: usize,
}

/// Measures how far relatives are from the step `start`: the nearest first, then in the given order. Visits
/// each once, so that a cycle of edges ends; leaves out steps without a path to `start`.
pub fn by_distance(start: i64, linked: Vec<Linked>) -> Vec<Relative> {
    let mut beyond: HashMap<i64, Vec<usize>> = HashMap::with_capacity(linked.len());
    for (position, relative) in linked.iter().enumerate() {
        for &nearer in &relative.towards {
            beyond.entry(nearer).or_default().push(position);
        }
    }
    let mut distances: Vec<Option<usize>> = vec![None; linked.len()];
    let mut waiting = VecDeque::from([(start, 0)]);
    while let Some((step_id, distance)) = waiting.pop_front() {
        for &position in beyond.get(&step_id).into_iter().flatten() {
            if distances[position].is_none() {
                distances[position] = Some(distance + 1);
                waiting.push_back((linked[position].step.step_id, distance + 1));
            }
        }
    }
    let measured = linked.into_iter().zip(distances);
    let mut relatives: Vec<Relative> = measured
        .filter_map(|(linked, distance)| Some(Relative { step: linked.step, distance: distance? }))
        .collect();
    relatives.sort_by_key(|relative| relative.distance);
    relatives
}

/// One change of the state of a step or a task.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Transition {
    pub from: State,
    pub to: State,
    pub at: Timestamp,
    pub metadata: Option<Value>,
    /// Rises with each transition.
    #[serde(skip)]
    pub sort_key: i32,
}

/// The result of a step's handler.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepResult {
    /// The result itself; null where only its beginning was read.
    pub value: Option<Json>,
    /// The length of the result as JSON text.
    pub bytes: i64,
    /// The beginning of a result that was too long to read without `--full`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub beginning: Option<String>,
}

/// One step with its task, its neighbours and its history.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepDetail {
    #[serde(flatten)]
    pub step: StepSummary,
    pub task_id: i64,
    /// The workflow as a person writes it.
    pub workflow: String,
    pub task_state: State,
    /// Attempts that ended through no fault of the step: they do not count.
    pub interruptions: i32,
    /// The step's part of the workflow; null if no definition is stored.
    pub template: Option<Value>,
    pub parents: Vec<Neighbour>,
    pub children: Vec<Neighbour>,
    /// The record of the newest failure.
    pub failure: Option<Value>,
    /// Null before the step is complete.
    pub result: Option<StepResult>,
    /// Oldest first.
    pub transitions: Vec<Transition>,
    /// The database's clock when this was read.
    pub as_of: Timestamp,
    /// Every step that it depends on, the nearest first; only if requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ancestors: Option<Vec<Relative>>,
    /// Every step that depends on it, the nearest first; only if requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub descendants: Option<Vec<Relative>>,
    /// Its attempts, and where its time went; absent unless requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<StepHistory>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linked(step_id: i64, towards: &[i64]) -> Linked {
        let step = Neighbour { step_id, name: format!("step-{step_id}"), state: State::Pending };
        Linked { step, towards: towards.to_vec() }
    }

    fn distances(start: i64, all: Vec<Linked>) -> Vec<(i64, usize)> {
        let relatives = by_distance(start, all);
        relatives.iter().map(|relative| (relative.step.step_id, relative.distance)).collect()
    }

    #[test]
    fn the_shortest_way_counts_and_the_nearest_comes_first() {
        let all = vec![linked(1, &[2, 4]), linked(2, &[3]), linked(3, &[4]), linked(4, &[9])];
        assert_eq!(distances(9, all), [(4, 1), (1, 2), (3, 2), (2, 3)]);
    }

    #[test]
    fn a_circle_ends_where_it_began() {
        let all = vec![linked(1, &[2]), linked(2, &[3]), linked(3, &[1])];
        assert_eq!(distances(1, all), [(3, 1), (2, 2), (1, 3)]);
        assert_eq!(distances(7, vec![linked(7, &[7])]), [(7, 1)]);
    }
}
