//! The chain of steps that a task took as long as.

use std::ops::Range;

use jiff::Timestamp;
use serde::Serialize;

use super::StepTimeline;
use super::phase::{Phase, PhaseTimes, clip};

/// The chain from the start of a task to its end: each step from the end of the parent that delayed it
/// longest. Making any other step faster does not make the task faster.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CriticalPath {
    /// Where the time of the task itself went; they add up to its length.
    pub phases: PhaseTimes,
    /// One after the other without a gap.
    pub steps: Vec<CriticalStep>,
}

/// A step's part of the way.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CriticalStep {
    pub step_id: i64,
    pub name: String,
    pub from: Timestamp,
    pub to: Timestamp,
    pub phases: PhaseTimes,
}

impl CriticalPath {
    /// Walks back from the last step through the parents that finished last, and marks each.
    pub(super) fn find(
        steps: &mut [StepTimeline],
        parents: &[Vec<usize>],
        task: Range<Timestamp>,
    ) -> CriticalPath {
        let until = |steps: &[StepTimeline], position: usize| steps[position].history.until;
        let mut path = CriticalPath::default();
        let (mut position, mut to) = (last(steps), task.end);
        while let Some(current) = position {
            // Only backwards in the order of the steps: edges written by another program may form a cycle.
            let before = parents[current].iter().copied().filter(|&parent| parent < current);
            let parent = before.max_by_key(|&parent| (until(steps, parent), parent));
            // An unfinished parent, or one unfinished when the step was ended by hand, delayed it to the end.
            let from = parent.map_or(task.start, |parent| until(steps, parent)).clamp(task.start, to);
            steps[current].is_critical = true;
            let step = &steps[current];
            if from < to {
                let phases: PhaseTimes = clip(&step.history.spans, from..to).collect();
                let (step_id, name) = (step.step_id, step.name.clone());
                path.steps.push(CriticalStep { step_id, name, from, to, phases });
                path.phases += phases;
            }
            (position, to) = (parent.filter(|_| from > task.start), from);
        }
        path.steps.reverse();
        path
    }
}

/// Returns the step that ended last; among unfinished ones the one that changed last, and one that waits for
/// no other.
fn last(steps: &[StepTimeline]) -> Option<usize> {
    (0..steps.len()).max_by_key(|&position| {
        let history = &steps[position].history;
        let last = history.spans.last();
        (
            history.until,
            last.is_none_or(|span| span.phase != Phase::Blocked),
            last.map(|span| span.from),
            position,
        )
    })
}
