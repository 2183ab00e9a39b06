//! How steps were attempted, for people.

use std::time::Duration;

use super::style::{self, one_line};
use super::table;
use crate::model::stats::{Percentiles, StepStats, TaskStats};

/// The longest bar.
const BAR: f64 = 20.0;

/// Draws a row for each step.
pub fn draw(stats: &TaskStats) -> String {
    if stats.steps.is_empty() {
        return "no step was attempted\n".to_owned();
    }
    let p95 = |measured: Option<Percentiles>| measured.map_or(0.0, |measured| measured.p95_ms);
    let length = |step: &StepStats| p95(step.waiting) + p95(step.running);
    let longest = stats.steps.iter().map(length).fold(0.0, f64::max);
    let bar = |step: &StepStats| {
        let part = |ms: f64| if longest > 0.0 { (ms / longest * BAR).round() as usize } else { 0 };
        "░".repeat(part(p95(step.waiting))) + &"█".repeat(part(p95(step.running)))
    };
    let row = |step: &StepStats| {
        let slowest = step.slowest.map_or_else(
            || "-".to_owned(),
            |slowest| format!("{} {}", duration(slowest.running_ms), slowest.task_id),
        );
        let mut row = vec![
            one_line(&step.workflow, usize::MAX),
            one_line(&step.step, usize::MAX),
            step.attempts.to_string(),
            step.failures.to_string(),
            step.retries.to_string(),
        ];
        row.extend([step.waiting, step.running].map(percentiles));
        row.extend([slowest, bar(step)]);
        row
    };
    let columns = [
        "workflow",
        "step",
        ">attempts",
        ">failed",
        ">retries",
        ">waiting p50 p95 p99",
        ">running p50 p95 p99",
        ">slowest task",
        "p95",
    ];
    table::draw(columns, stats.steps.iter().map(row))
}

fn percentiles(measured: Option<Percentiles>) -> String {
    measured.map_or_else(
        || "-".to_owned(),
        |of| [of.p50_ms, of.p95_ms, of.p99_ms].map(|ms| format!("{:>6}", duration(ms))).join(" "),
    )
}

fn duration(ms: f64) -> String {
    style::duration(Duration::from_secs_f64(ms / 1e3))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::model::stats::Slowest;

    fn step(step: &str, waiting: f64, running: f64) -> StepStats {
        let percentiles = |ms| Some(Percentiles { p50_ms: ms / 2.0, p95_ms: ms, p99_ms: ms });
        StepStats {
            workflow: "shop/order".to_owned(),
            step: step.to_owned(),
            steps: 9,
            attempts: 12,
            failures: 3,
            retries: 2,
            waiting: percentiles(waiting),
            running: percentiles(running),
            slowest: Some(Slowest { task_id: 42, step_id: 7, running_ms: running }),
        }
    }

    #[test]
    fn bars_compare_the_steps() {
        let waits = StepStats { running: None, slowest: None, ..step("ship", 250.0, 0.0) };
        let steps = vec![step("charge", 500.0, 1500.0), waits];
        let stats =
            TaskStats { since: Timestamp::UNIX_EPOCH, tasks: 9, steps_read: 18, is_partial: false, steps };
        insta::assert_snapshot!(console::strip_ansi_codes(&draw(&stats)), @r"
        WORKFLOW    STEP    ATTEMPTS  FAILED  RETRIES   WAITING P50 P95 P99   RUNNING P50 P95 P99  SLOWEST TASK  P95
        shop/order  charge        12       3        2   250ms  500ms  500ms   750ms   1.5s   1.5s       1.5s 42  ░░░░░███████████████
        shop/order  ship          12       3        2   125ms  250ms  250ms                     -             -  ░░░
        ");
    }
}
