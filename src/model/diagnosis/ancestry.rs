//! The unfinished steps that a step waits for: the situation of each, and the paths to them.

use std::collections::{HashMap, HashSet, VecDeque};

words! {
    /// The situation of an unfinished step.
    #[derive(Hash, PartialOrd, Ord)]
    pub enum Situation {
        /// It has failed, or something is wrong: nothing will run it.
        Stopped = "stopped",
        /// Its children can never run.
        Cancelled = "cancelled",
        /// Its worker is silent past its lease, or no longer exists.
        Lost = "lost",
        /// In a queue, and free to be claimed.
        Ready = "ready",
        Backoff = "backoff",
        Running = "running",
        /// For parents.
        Waiting = "waiting",
    }
}

/// An unfinished step that the step or task in question waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    pub step_id: i64,
    pub situation: Situation,
    pub queue: String,
    /// Parents that are neither complete nor resolved.
    pub remaining_parents: i32,
    /// Empty unless it waits for some; the finished are among them.
    pub parents: Vec<i64>,
}

impl Unfinished {
    /// Whether it waits for parents that were not read, being too many.
    pub fn is_cut(&self) -> bool {
        self.situation == Situation::Waiting && self.parents.is_empty()
    }
}

/// Among the unfinished steps of a task, returns the one in question and those that it waits for, directly or
/// not; children before parents.
pub fn steps_before(asked: i64, steps: Vec<Unfinished>) -> Vec<Unfinished> {
    let mut unmet: HashMap<i64, Unfinished> = steps.into_iter().map(|step| (step.step_id, step)).collect();
    let mut before: Vec<Unfinished> = unmet.remove(&asked).into_iter().collect();
    let mut next = 0;
    while next < before.len() {
        let parents: Vec<Unfinished> =
            before[next].parents.iter().filter_map(|parent| unmet.remove(parent)).collect();
        before.extend(parents);
        next += 1;
    }
    before
}

/// Returns the parents of steps with more unfinished parents than `steps` has: a cancelled one is among them.
pub fn missing_parents(steps: &[Unfinished]) -> Vec<i64> {
    let known: HashSet<i64> = steps.iter().map(|step| step.step_id).collect();
    let mut missing = Vec::new();
    for step in steps {
        let gone: Vec<i64> = step.parents.iter().copied().filter(|parent| !known.contains(parent)).collect();
        if step.parents.len() - gone.len() < step.remaining_parents.max(0) as usize {
            missing.extend(gone);
        }
    }
    missing.sort_unstable();
    missing.dedup();
    missing
}

/// Returns the shortest path from a step through its parents to another, with both ends; empty if there is
/// none.
pub fn shortest_chain(from: i64, to: i64, steps: &[Unfinished]) -> Vec<i64> {
    let parents: HashMap<i64, &[i64]> =
        steps.iter().map(|step| (step.step_id, step.parents.as_slice())).collect();
    let mut came_from: HashMap<i64, i64> = HashMap::new();
    let mut seen = HashSet::from([from]);
    let mut next = VecDeque::from([from]);
    while let Some(step) = next.pop_front() {
        if step == to {
            let mut chain: Vec<i64> =
                std::iter::successors(Some(to), |step| came_from.get(step).copied()).collect();
            chain.reverse();
            return chain;
        }
        for &parent in parents.get(&step).copied().unwrap_or_default() {
            if parents.contains_key(&parent) && seen.insert(parent) {
                came_from.insert(parent, step);
                next.push_back(parent);
            }
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_of_many_ways_is_found_and_circles_end() {
        // Two hundred levels of two steps, each tied to both of the level before, and a shortcut.
        let mut steps: Vec<Unfinished> = (0..400)
            .map(|step| Unfinished {
                step_id: step,
                situation: Situation::Waiting,
                queue: "default".to_owned(),
                remaining_parents: 2,
                parents: if step < 2 { vec![] } else { vec![step / 2 * 2 - 2, step / 2 * 2 - 1] },
            })
            .collect();
        assert_eq!(shortest_chain(398, 0, &steps).len(), 200);
        steps[398].parents.push(4);
        assert_eq!(shortest_chain(398, 0, &steps), [398, 4, 2, 0]);
        steps[0].parents.push(398);
        assert_eq!(shortest_chain(398, 1, &steps), [398, 4, 2, 1]);
        assert_eq!(shortest_chain(398, 777, &steps), [0; 0]);
    }
}
