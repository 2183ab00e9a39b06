//! Chooses the steps to draw, and the phase in each column.

use std::cmp::Reverse;
use std::ops::Range;
use std::time::Duration;

use jiff::Timestamp;

use crate::model::timeline::{Phase, StepHistory, StepTimeline, Timeline};

/// Returns at most `most` steps: those of the critical path first, then the longest; in the order in which
/// they became unblocked.
pub fn chosen(timeline: &Timeline, most: usize) -> Vec<&StepTimeline> {
    let busy = |step: &StepTimeline| step.history.phases.total() - step.history.phases.of(Phase::Blocked);
    let mut positions: Vec<usize> = (0..timeline.steps.len()).collect();
    if most < positions.len() {
        positions.sort_by_key(|&position| {
            let step = &timeline.steps[position];
            (!step.is_critical, Reverse(busy(step)), position)
        });
        positions.truncate(most);
    }
    positions.sort_by_key(|&position| (unblocked_at(&timeline.steps[position].history), position));
    positions.into_iter().map(|position| &timeline.steps[position]).collect()
}

fn unblocked_at(history: &StepHistory) -> Timestamp {
    let busy = history.spans.iter().find(|span| span.phase != Phase::Blocked);
    busy.map_or(history.until, |span| span.from)
}

/// Returns the phase in each of `width` equal parts of the time: the one that fills most of it, except that a
/// part with the start of an attempt shows it. `None`: the step has finished.
pub fn cells(history: &StepHistory, time: Range<Timestamp>, width: usize) -> Vec<Option<Phase>> {
    let mut filled = vec![[Duration::ZERO; Phase::ALL.len()]; width];
    let mut begins = vec![false; width];
    let length = time.end.duration_since(time.start).unsigned_abs().as_secs_f64();
    if length > 0.0 {
        let column = |at: Timestamp| {
            at.duration_since(time.start).unsigned_abs().as_secs_f64() / length * width as f64
        };
        for span in &history.spans {
            let (from, to) = (column(span.from), column(span.to));
            let (first, last) = ((from as usize).min(width - 1), (to.ceil() as usize).clamp(1, width));
            for (cell, filled) in filled.iter_mut().enumerate().take(last).skip(first) {
                let part = to.min(cell as f64 + 1.0) - from.max(cell as f64);
                filled[span.phase as usize] += Duration::from_secs_f64(part.max(0.0));
            }
            begins[first] |= span.phase == Phase::Running;
        }
    }
    let phase = |(filled, begins): (&[Duration; Phase::ALL.len()], bool)| {
        if begins {
            return Some(Phase::Running);
        }
        Phase::ALL
            .into_iter()
            .filter(|phase| !filled[*phase as usize].is_zero())
            .max_by_key(|phase| filled[*phase as usize])
    };
    filled.iter().zip(begins).map(phase).collect()
}

#[cfg(test)]
mod tests {
    use jiff::SignedDuration;

    use super::*;
    use crate::model::timeline::Span;

    /// Phases with the seconds each ends at.
    fn history(phases: &[(Phase, i64)]) -> StepHistory {
        let mut from = Timestamp::UNIX_EPOCH;
        let spans: Vec<Span> = phases
            .iter()
            .map(|&(phase, end)| {
                let to = Timestamp::UNIX_EPOCH + SignedDuration::from_secs(end);
                Span { phase, from: std::mem::replace(&mut from, to), to }
            })
            .collect();
        StepHistory {
            ready_at: None,
            until: from,
            phases: spans.iter().copied().collect(),
            spans,
            attempts: vec![],
        }
    }

    fn drawn(phases: &[(Phase, i64)], width: usize) -> String {
        let time = Timestamp::UNIX_EPOCH..Timestamp::UNIX_EPOCH + SignedDuration::from_secs(100);
        let sign = |cell: Option<Phase>| cell.map_or(' ', super::super::phase::sign);
        cells(&history(phases), time, width).into_iter().map(sign).collect()
    }

    #[test]
    fn a_column_shows_what_fills_most_of_it() {
        use Phase::{BackingOff, Blocked, Running, Waiting};
        assert_eq!(drawn(&[(Blocked, 20), (Waiting, 34), (Running, 60)], 10), "··░███    ");
        assert_eq!(drawn(&[(Running, 100)], 7), "███████");
        assert_eq!(drawn(&[(BackingOff, 26), (Waiting, 30)], 10), "~~~       ");
    }

    #[test]
    fn the_shortest_attempt_is_seen() {
        use Phase::{Blocked, Running, Waiting};
        assert_eq!(drawn(&[(Blocked, 53), (Running, 54), (Waiting, 100)], 10), "·····█░░░░");
        assert_eq!(drawn(&[(Blocked, 99), (Running, 100)], 1), "█");
    }

    #[test]
    fn no_time_has_no_columns_to_fill() {
        assert_eq!(cells(&history(&[]), Timestamp::UNIX_EPOCH..Timestamp::UNIX_EPOCH, 3), [None; 3]);
    }
}
