//! How the nodes of a DAG fall into the lines of a tree.
//!
//! A DAG is no tree: a node with several parents is drawn once, below the parent furthest from the roots, and
//! names the others. Every walk here is a loop: a chain of ten thousand steps must not end the stack.

use std::cmp::Reverse;

/// Most nodes drawn below one parent; the rest is counted.
const FAN_OUT_SHOWN: usize = 20;

/// What to draw.
#[derive(Clone, Copy, Debug)]
pub struct Layout<'a> {
    /// The parents of each node, which come before it.
    pub parents: &'a [Vec<usize>],
    /// Deeper nodes are listed without further indentation, each with all its parents named.
    pub deepest: usize,
    /// Among many nodes below one parent, only the most urgent are drawn, by their own urgency or that of a node
    /// below them. `None`: all are drawn.
    pub urgency: Option<&'a [u8]>,
}

/// One line of the tree.
pub enum LayoutLine {
    Node {
        /// The branches before the node.
        prefix: String,
        index: usize,
        /// Parents that the node's position does not show.
        named_parents: Vec<usize>,
    },
    /// Nodes left out, with all below them.
    Rest { prefix: String, hidden: Vec<usize> },
}

/// A node's position in the tree, and its subtree.
struct Position {
    /// The parent it is drawn below.
    anchor: Option<usize>,
    children: Vec<usize>,
    urgency: u8,
    height: usize,
}

/// Something still to be drawn.
enum Undrawn {
    Node { index: usize, prefix: String, is_last: bool, depth: usize },
    Rest { hidden: Vec<usize>, prefix: String },
}

impl Layout<'_> {
    /// Arranges the nodes in lines.
    pub fn lines(self) -> Vec<LayoutLine> {
        let nodes = self.positions();
        let roots = (0..nodes.len()).filter(|&index| nodes[index].anchor.is_none()).collect();

        let mut lines = Vec::with_capacity(nodes.len());
        let mut stack = Vec::new();
        self.push_children(&mut stack, &nodes, roots, "", 0);
        while let Some(todo) = stack.pop() {
            let (index, prefix, is_last, depth) = match todo {
                Undrawn::Node { index, prefix, is_last, depth } => (index, prefix, is_last, depth),
                Undrawn::Rest { hidden, prefix } => {
                    lines.push(LayoutLine::Rest { prefix, hidden: with_all_below(&nodes, hidden) });
                    continue;
                }
            };
            let (branch, indent) = match depth {
                0 => ("", ""),
                _ if depth > self.deepest => ("┊ ", ""),
                _ if is_last => ("└─ ", "   "),
                _ => ("├─ ", "│  "),
            };
            let shown = nodes[index].anchor.filter(|_| depth <= self.deepest);
            let named_parents = self.parents[index].iter().copied().filter(|&parent| Some(parent) != shown);
            let below = format!("{prefix}{indent}");
            self.push_children(&mut stack, &nodes, nodes[index].children.clone(), &below, depth + 1);
            let prefix = prefix + branch;
            lines.push(LayoutLine::Node { prefix, index, named_parents: named_parents.collect() });
        }
        lines
    }

    fn positions(&self) -> Vec<Position> {
        let mut nodes: Vec<Position> = Vec::with_capacity(self.parents.len());
        let mut levels: Vec<usize> = Vec::with_capacity(self.parents.len());
        for (index, parents) in self.parents.iter().enumerate() {
            // The last of the deepest: the others are drawn before it.
            let anchor = parents.iter().copied().max_by_key(|&parent| (levels[parent], parent));
            levels.push(anchor.map_or(0, |parent| levels[parent] + 1));
            let urgency = self.urgency.map_or(0, |urgency| urgency[index]);
            nodes.push(Position { anchor, children: Vec::new(), urgency, height: 0 });
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
        &self,
        stack: &mut Vec<Undrawn>,
        nodes: &[Position],
        children: Vec<usize>,
        prefix: &str,
        depth: usize,
    ) {
        let (shown, hidden) = match self.urgency {
            Some(_) => choose(nodes, children),
            None => (children, Vec::new()),
        };
        let is_cut = !hidden.is_empty();
        if is_cut {
            let branch = if depth == 0 { "" } else { "└─ " };
            stack.push(Undrawn::Rest { hidden, prefix: format!("{prefix}{branch}") });
        }
        let last = shown.last().copied();
        for &index in shown.iter().rev() {
            let is_last = !is_cut && Some(index) == last;
            stack.push(Undrawn::Node { index, prefix: prefix.to_owned(), is_last, depth });
        }
    }
}

/// Splits siblings into those worth a line, in their order, and the others: the most urgent first, then those
/// with the largest subtrees.
fn choose(nodes: &[Position], siblings: Vec<usize>) -> (Vec<usize>, Vec<usize>) {
    if siblings.len() <= FAN_OUT_SHOWN {
        return (siblings, Vec::new());
    }
    let mut ranked = siblings;
    ranked.sort_by_key(|&index| (Reverse((nodes[index].urgency, nodes[index].height)), index));
    let mut hidden = ranked.split_off(FAN_OUT_SHOWN);
    ranked.sort_unstable();
    hidden.sort_unstable();
    (ranked, hidden)
}

fn with_all_below(nodes: &[Position], mut found: Vec<usize>) -> Vec<usize> {
    let mut next = 0;
    while let Some(&index) = found.get(next) {
        found.extend_from_slice(&nodes[index].children);
        next += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const DEEPEST: usize = 12;

    fn lines(parents: &[Vec<usize>], urgency: Option<&[u8]>) -> Vec<LayoutLine> {
        Layout { parents, deepest: DEEPEST, urgency }.lines()
    }

    fn drawn(lines: &[LayoutLine]) -> Vec<usize> {
        let node = |line: &LayoutLine| match line {
            LayoutLine::Node { index, .. } => Some(*index),
            LayoutLine::Rest { .. } => None,
        };
        lines.iter().filter_map(node).collect()
    }

    fn random_dag() -> impl Strategy<Value = Vec<Vec<usize>>> {
        prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 0..4), 1..60).prop_map(
            |dag| {
                let parents = dag.into_iter().enumerate().map(|(index, picks)| {
                    let picks = picks.iter().filter(|_| index > 0);
                    let mut parents: Vec<usize> = picks.map(|pick| pick.index(index)).collect();
                    parents.sort_unstable();
                    parents.dedup();
                    parents
                });
                parents.collect()
            },
        )
    }

    proptest! {
        #[test]
        fn every_step_is_drawn_once_with_all_its_parents_told(parents in random_dag()) {
            let lines = lines(&parents, None);
            let mut order = drawn(&lines);
            for line in &lines {
                let LayoutLine::Node { prefix, index, named_parents } = line else { panic!("all were asked for") };
                let shown = usize::from(!prefix.is_empty() && !prefix.ends_with("┊ "));
                prop_assert_eq!(named_parents.len() + shown, parents[*index].len());
            }
            order.sort_unstable();
            prop_assert_eq!(order, (0..parents.len()).collect::<Vec<_>>());
        }

        #[test]
        fn what_is_left_out_is_counted(parents in random_dag()) {
            let lines = lines(&parents, Some(&vec![0; parents.len()]));
            let hidden: usize = lines.iter().map(|line| match line {
                LayoutLine::Rest { hidden, .. } => hidden.len(),
                LayoutLine::Node { .. } => 0,
            }).sum();
            prop_assert_eq!(drawn(&lines).len() + hidden, parents.len());
        }
    }

    #[test]
    fn a_chain_of_ten_thousand_steps_stays_narrow() {
        let parents: Vec<Vec<usize>> =
            (0..10_000_usize).map(|index| index.checked_sub(1).into_iter().collect()).collect();
        let lines = lines(&parents, Some(&[0; 10_000]));
        assert_eq!(drawn(&lines), (0..10_000).collect::<Vec<_>>());
        let widest = lines.iter().map(|line| match line {
            LayoutLine::Node { prefix, .. } | LayoutLine::Rest { prefix, .. } => prefix.chars().count(),
        });
        assert!(widest.max() <= Some(3 * DEEPEST + 2));
    }

    #[test]
    fn a_failure_is_shown_among_a_thousand() {
        let parents: Vec<Vec<usize>> = (0..1_001).map(|index| vec![0; usize::from(index > 0)]).collect();
        let mut urgency = [0; 1_001];
        urgency[777] = 2;
        let lines = lines(&parents, Some(&urgency));
        assert!(drawn(&lines).contains(&777));
        assert_eq!(lines.len(), 1 + FAN_OUT_SHOWN + 1);
    }
}
