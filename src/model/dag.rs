//! A directed graph of named nodes: order, levels, cycles.

use std::collections::{BTreeSet, HashSet, VecDeque};

/// A directed graph over nodes `0..len`, each with the list of its parents.
#[derive(Clone, Debug)]
pub struct Dag {
    parents: Vec<Vec<usize>>,
    order: Vec<usize>,
}

/// A path of nodes that comes back to its first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle(pub Vec<usize>);

/// How far a search has come with a node.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Unseen,
    OnTheWay,
    Done,
}

impl Dag {
    /// Builds the graph; `parents[n]` lists the nodes that `n` depends on.
    ///
    /// # Errors
    /// The first cycle found, as a path in dependency order, its first node not repeated.
    ///
    /// # Panics
    /// When a parent is no node of the graph.
    pub fn new(parents: Vec<Vec<usize>>) -> Result<Self, Cycle> {
        let mut children = vec![Vec::new(); parents.len()];
        for (node, parents) in parents.iter().enumerate() {
            for &parent in parents {
                children[parent].push(node);
            }
        }
        // Kahn's algorithm, always taking the smallest free node, so that the order is the written one
        // wherever dependencies allow it.
        let mut waiting: Vec<usize> = parents.iter().map(Vec::len).collect();
        let mut free: BTreeSet<usize> = (0..parents.len()).filter(|&node| waiting[node] == 0).collect();
        let mut order = Vec::with_capacity(parents.len());
        while let Some(node) = free.pop_first() {
            order.push(node);
            for &child in &children[node] {
                waiting[child] -= 1;
                if waiting[child] == 0 {
                    free.insert(child);
                }
            }
        }
        if order.len() < parents.len() {
            return Err(find_cycle(&parents, &waiting));
        }
        Ok(Dag { parents, order })
    }

    /// Builds the graph of edges that may form cycles, without the edges that close them; also returns these,
    /// each as parent and child. Of a cycle's edges it prefers to drop one to a smaller node.
    ///
    /// # Panics
    /// When a parent is no node of the graph.
    pub fn without_cycles(mut parents: Vec<Vec<usize>>) -> (Self, Vec<(usize, usize)>) {
        let mut marks = vec![Mark::Unseen; parents.len()];
        let mut cut = Vec::new();
        // Depth first from child to parent: an edge to a node that the way came
        // through closes a cycle, and no other edge does.
        for start in (0..parents.len()).rev() {
            let mut way = match marks[start] {
                Mark::Unseen => vec![(start, 0)],
                _ => continue,
            };
            while let Some((node, next)) = way.last_mut() {
                marks[*node] = Mark::OnTheWay;
                let Some(&parent) = parents[*node].get(*next) else {
                    marks[*node] = Mark::Done;
                    way.pop();
                    continue;
                };
                match marks[parent] {
                    Mark::OnTheWay => {
                        cut.push((parent, *node));
                        *next += 1;
                    }
                    Mark::Done => *next += 1,
                    Mark::Unseen => way.push((parent, 0)),
                }
            }
        }
        let closing: HashSet<(usize, usize)> = cut.iter().copied().collect();
        for (node, parents) in parents.iter_mut().enumerate() {
            parents.retain(|parent| !closing.contains(&(*parent, node)));
        }
        (Dag::new(parents).expect("every cycle was cut"), cut)
    }

    pub fn parents(&self, node: usize) -> &[usize] {
        &self.parents[node]
    }

    /// The nodes with every parent before its children.
    pub fn topological_order(&self) -> &[usize] {
        &self.order
    }

    /// A shortest path from `node` down to `descendant`, with both of them; empty when there is none.
    pub fn path(&self, node: usize, descendant: usize) -> Vec<usize> {
        let mut came_from = vec![None; self.parents.len()];
        let mut reached = VecDeque::from([descendant]);
        while let Some(at) = reached.pop_front() {
            if at == node {
                let steps = std::iter::successors(Some(node), |&step| came_from[step]);
                return steps.collect();
            }
            for &parent in &self.parents[at] {
                if came_from[parent].is_none() && parent != descendant {
                    came_from[parent] = Some(at);
                    reached.push_back(parent);
                }
            }
        }
        Vec::new()
    }

    /// For each node, the number of edges on the longest path from a root.
    pub fn levels(&self) -> Vec<usize> {
        let mut levels = vec![0; self.parents.len()];
        for &node in &self.order {
            levels[node] = self.parents[node].iter().map(|&parent| levels[parent] + 1).max().unwrap_or(0);
        }
        levels
    }
}

/// Walks from parent to parent among the nodes that Kahn's algorithm could not free: each has a parent that
/// is not free either, so the walk must meet itself.
fn find_cycle(parents: &[Vec<usize>], waiting: &[usize]) -> Cycle {
    let mut node = waiting.iter().position(|&left| left > 0).expect("a node is left over");
    let mut path = Vec::new();
    loop {
        if let Some(start) = path.iter().position(|&seen| seen == node) {
            let mut cycle = path.split_off(start);
            cycle.reverse();
            return Cycle(cycle);
        }
        path.push(node);
        node = *parents[node]
            .iter()
            .find(|&&parent| waiting[parent] > 0)
            .expect("a blocked node has a blocked parent");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_a_diamond_and_counts_its_levels() {
        let dag = Dag::new(vec![vec![], vec![0], vec![0], vec![1, 2]]).unwrap();
        assert_eq!(dag.topological_order(), [0, 1, 2, 3]);
        assert_eq!(dag.levels(), [0, 1, 1, 2]);
    }

    #[test]
    fn names_a_cycle_as_a_path() {
        let Cycle(mut path) = Dag::new(vec![vec![], vec![0, 3], vec![1], vec![2]]).unwrap_err();
        let smallest = path.iter().enumerate().min_by_key(|(_, node)| **node).unwrap().0;
        path.rotate_left(smallest);
        assert_eq!(path, [1, 2, 3]);
    }

    #[test]
    fn cuts_each_cycle_and_nothing_else() {
        let diamond = vec![vec![], vec![0], vec![0], vec![1, 2]];
        let (dag, cut) = Dag::without_cycles(diamond);
        assert_eq!((dag.levels(), cut), (vec![0, 1, 1, 2], vec![]));
        // 1 → 2 → 3 → 1 behind a root, a node that is its own parent, one behind both.
        let circles = vec![vec![], vec![0, 3], vec![1], vec![2], vec![4], vec![3, 4]];
        let (dag, cut) = Dag::without_cycles(circles);
        assert_eq!(dag.levels(), [0, 1, 2, 3, 0, 4]);
        assert_eq!(cut, [(3, 1), (4, 4)]);
    }

    #[test]
    fn a_two_wide_lattice_of_two_hundred_levels_is_instant() {
        let parents = (0..400)
            .map(|n| {
                if n < 2 {
                    vec![]
                } else {
                    let l = n / 2 * 2;
                    vec![l - 2, l - 1]
                }
            })
            .collect();
        assert_eq!(Dag::new(parents).unwrap().levels()[399], 199);
    }
}
