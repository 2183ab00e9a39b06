//! How the steps of a task fall into the lines of a tree.
//!
//! Every walk here is a loop: a chain of ten thousand steps must not end the stack.

use crate::model::state::State;
use crate::model::task::StepSummary;

/// Most steps drawn below one parent; the rest is counted.
const FAN_OUT_SHOWN: usize = 20;
/// Deeper steps are listed without further indentation, each with all its parents named.
const DEEPEST: usize = 12;

/// One line of the tree.
pub enum LayoutLine<'a> {
    Step {
        /// The branches before the step.
        prefix: String,
        step: &'a StepSummary,
        /// Parents that the step's position does not show.
        named_parents: Vec<&'a str>,
    },
    /// Steps left out, how many in each state.
    Rest { prefix: String, states: Vec<(State, usize)> },
}

/// A step's position in the tree, and its subtree.
struct Node {
    /// The parent it is drawn below.
    anchor: Option<usize>,
    children: Vec<usize>,
    /// The urgency of the subtree: 2 a failure, 1 something running.
    urgency: u8,
    height: usize,
}

/// Something still to be drawn.
enum Undrawn {
    Step { index: usize, prefix: String, is_last: bool, depth: usize },
    Rest { hidden: Vec<usize>, prefix: String },
}

/// Arranges `steps`, parents before children, in lines.
pub fn lines(steps: &[StepSummary], all: bool) -> Vec<LayoutLine<'_>> {
    let parents = parents(steps);
    let nodes = nodes(steps, &parents);
    let roots = (0..steps.len()).filter(|&index| nodes[index].anchor.is_none()).collect();

    let mut lines = Vec::with_capacity(steps.len());
    let mut stack = Vec::new();
    push_children(&mut stack, &nodes, roots, "", 0, all);
    while let Some(todo) = stack.pop() {
        match todo {
            Undrawn::Step { index, prefix, is_last, depth } => {
                let (branch, below) = match depth {
                    0 => (String::new(), String::new()),
                    1..=DEEPEST => (
                        format!("{prefix}{}", if is_last { "└─ " } else { "├─ " }),
                        format!("{prefix}{}", if is_last { "   " } else { "│  " }),
                    ),
                    _ => (format!("{prefix}┊ "), prefix),
                };
                let shown = if depth > DEEPEST { None } else { nodes[index].anchor };
                let named_parents = parents[index]
                    .iter()
                    .filter(|&&parent| Some(parent) != shown)
                    .map(|&parent| steps[parent].name.as_str())
                    .collect();
                push_children(&mut stack, &nodes, nodes[index].children.clone(), &below, depth + 1, all);
                lines.push(LayoutLine::Step { prefix: branch, step: &steps[index], named_parents });
            }
            Undrawn::Rest { hidden, prefix } => {
                lines.push(LayoutLine::Rest { prefix, states: states_below(steps, &nodes, hidden) });
            }
        }
    }
    lines
}

/// Returns the parents of each step by position. Ignores a parent outside the task or after its child, which
/// tasker never writes.
fn parents(steps: &[StepSummary]) -> Vec<Vec<usize>> {
    let positions: std::collections::HashMap<i64, usize> =
        steps.iter().enumerate().map(|(index, step)| (step.step_id, index)).collect();
    let position = |index: usize, id: &i64| positions.get(id).copied().filter(|&parent| parent < index);
    steps
        .iter()
        .enumerate()
        .map(|(index, step)| step.parents.iter().filter_map(|id| position(index, id)).collect())
        .collect()
}

fn nodes(steps: &[StepSummary], parents: &[Vec<usize>]) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::with_capacity(steps.len());
    let mut levels: Vec<usize> = Vec::with_capacity(steps.len());
    for (index, step) in steps.iter().enumerate() {
        // The last of the deepest: the others are drawn before it.
        let anchor = parents[index].iter().copied().max_by_key(|&parent| (levels[parent], parent));
        levels.push(anchor.map_or(0, |parent| levels[parent] + 1));
        let urgency = match step.state {
            State::Error => 2,
            State::InProgress => 1,
            _ => 0,
        };
        nodes.push(Node { anchor, children: Vec::new(), urgency, height: 0 });
    }
    for index in (0..nodes.len()).rev() {
        if let Some(anchor) = nodes[index].anchor {
            nodes[anchor].children.push(index);
            nodes[anchor].urgency = nodes[anchor].urgency.max(nodes[index].urgency);
            nodes[anchor].height = nodes[anchor].height.max(nodes[index].height + 1);
        }
    }
    for node in &mut nodes {
        node.children.reverse();
    }
    nodes
}

/// Puts the children of one position on the stack so that the first comes off first.
fn push_children(
    stack: &mut Vec<Undrawn>,
    nodes: &[Node],
    children: Vec<usize>,
    prefix: &str,
    depth: usize,
    all: bool,
) {
    let (shown, hidden) = if all { (children, Vec::new()) } else { choose(nodes, children) };
    let is_cut = !hidden.is_empty();
    if is_cut {
        let branch = if depth == 0 { "" } else { "└─ " };
        stack.push(Undrawn::Rest { hidden, prefix: format!("{prefix}{branch}") });
    }
    let last = shown.last().copied();
    for &index in shown.iter().rev() {
        let is_last = !is_cut && Some(index) == last;
        stack.push(Undrawn::Step { index, prefix: prefix.to_owned(), is_last, depth });
    }
}

/// Splits siblings into those worth a line, in their order, and the others: failures first, then running
/// steps, then those with the largest subtrees.
fn choose(nodes: &[Node], siblings: Vec<usize>) -> (Vec<usize>, Vec<usize>) {
    if siblings.len() <= FAN_OUT_SHOWN {
        return (siblings, Vec::new());
    }
    let mut ranked = siblings;
    ranked.sort_by_key(|&index| (std::cmp::Reverse((nodes[index].urgency, nodes[index].height)), index));
    let mut hidden = ranked.split_off(FAN_OUT_SHOWN);
    ranked.sort_unstable();
    hidden.sort_unstable();
    (ranked, hidden)
}

fn states_below(steps: &[StepSummary], nodes: &[Node], mut left: Vec<usize>) -> Vec<(State, usize)> {
    let mut counts = State::ALL.map(|state| (state, 0));
    while let Some(index) = left.pop() {
        let state = steps[index].state;
        counts.iter_mut().find(|(known, _)| *known == state).expect("every state is known").1 += 1;
        left.extend_from_slice(&nodes[index].children);
    }
    counts.into_iter().filter(|(_, steps)| *steps > 0).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn step(step_id: i64, parents: Vec<i64>) -> StepSummary {
        StepSummary {
            step_id,
            name: format!("step{step_id}"),
            state: State::Pending,
            queue: "default".to_owned(),
            priority: 0,
            attempts: 0,
            retry_limit: 3,
            retryable: true,
            remaining_parents: parents.len() as i32,
            parents,
            started_at: None,
            since: None,
            running_ms: None,
            next_attempt_at: None,
            claimed_by: None,
            last_error: None,
            stuck: false,
            sort_key: 0,
        }
    }

    fn drawn(lines: &[LayoutLine<'_>]) -> Vec<i64> {
        let step = |line: &LayoutLine<'_>| match line {
            LayoutLine::Step { step, .. } => Some(step.step_id),
            LayoutLine::Rest { .. } => None,
        };
        lines.iter().filter_map(step).collect()
    }

    fn random_dag() -> impl Strategy<Value = Vec<StepSummary>> {
        prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 0..4), 1..60).prop_map(
            |dag| {
                let steps = dag.into_iter().enumerate().map(|(index, picks)| {
                    let mut parents: Vec<i64> = match index {
                        0 => Vec::new(),
                        _ => picks.iter().map(|pick| pick.index(index) as i64).collect(),
                    };
                    parents.sort_unstable();
                    parents.dedup();
                    step(index as i64, parents)
                });
                steps.collect()
            },
        )
    }

    proptest! {
        #[test]
        fn every_step_is_drawn_once_with_all_its_parents_told(steps in random_dag()) {
            let lines = lines(&steps, true);
            let mut order = drawn(&lines);
            for line in &lines {
                let LayoutLine::Step { prefix, step, named_parents } = line else { panic!("all steps were asked for") };
                let shown = usize::from(!prefix.is_empty() && !prefix.ends_with("┊ "));
                prop_assert_eq!(named_parents.len() + shown, step.parents.len());
            }
            order.sort_unstable();
            prop_assert_eq!(order, (0..steps.len() as i64).collect::<Vec<_>>());
        }

        #[test]
        fn what_is_left_out_is_counted(steps in random_dag()) {
            let lines = lines(&steps, false);
            let hidden: usize = lines.iter().map(|line| match line {
                LayoutLine::Rest { states, .. } => states.iter().map(|(_, steps)| steps).sum(),
                LayoutLine::Step { .. } => 0,
            }).sum();
            prop_assert_eq!(drawn(&lines).len() + hidden, steps.len());
        }
    }

    #[test]
    fn a_chain_of_ten_thousand_steps_stays_narrow() {
        let steps: Vec<_> =
            (0..10_000).map(|id| step(id, if id == 0 { vec![] } else { vec![id - 1] })).collect();
        let lines = lines(&steps, false);
        assert_eq!(drawn(&lines), (0..10_000).collect::<Vec<_>>());
        let widest = lines.iter().map(|line| match line {
            LayoutLine::Step { prefix, .. } | LayoutLine::Rest { prefix, .. } => prefix.chars().count(),
        });
        assert!(widest.max() <= Some(3 * DEEPEST + 2));
    }

    #[test]
    fn a_failure_is_shown_among_a_thousand() {
        let mut steps: Vec<_> =
            (0..1_001).map(|id| step(id, if id == 0 { vec![] } else { vec![0] })).collect();
        steps[777].state = State::Error;
        let lines = lines(&steps, false);
        assert!(drawn(&lines).contains(&777));
        assert_eq!(lines.len(), 1 + FAN_OUT_SHOWN + 1);
    }
}
