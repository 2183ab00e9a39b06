//! The chain of steps that a task took as long as.

use std::ops::Range;

use jiff::Timestamp;
use serde::Serialize;

use super::StepTimeline;
use super::phase::{Phase, PhaseTimes, clip};

/// From the beginning of a task to its end, each step from the end of the parent that held
/// it up longest: to shorten any other step does not shorten the task.
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
            // Only backwards in the order of the steps: another program's edges may form a circle.
            let before = parents[current].iter().copied().filter(|&parent| parent < current);
            let parent = before.max_by_key(|&parent| (until(steps, parent), parent));
            // One that is not done, or was when the step had been ended by hand, held it up to the end.
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

/// The step that ended last; among those that have not ended the one that moved last, and
/// one that waits for no other.
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
