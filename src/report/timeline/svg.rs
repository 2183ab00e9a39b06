//! The timeline as an SVG document: a row for each step.

use crate::error::TASKER;
use std::fmt::Write as _;

use jiff::Timestamp;

use crate::model::timeline::{Phase, StepTimeline, Timeline};
use crate::report::style::{duration, grouped, one_line};
use crate::report::svg::{self, escape, text};

use super::rows;

/// The most rows without --all.
const ROWS: usize = 200;
const NAME_WIDTH: usize = 34;
const LEFT: f64 = 250.0;
const TIME_WIDTH: f64 = 760.0;
const RIGHT: f64 = 78.0;
const TOP: f64 = 86.0;
const ROW: f64 = 18.0;
const BOTTOM: f64 = 30.0;
const TICKS: u32 = 8;
/// The shortest span is still seen.
const THINNEST: f64 = 1.0;

// Phases differ in height and lightness too, not in colour alone.
pub const STYLE: &str = "
  .running { fill: #1a7f37 } .waiting { fill: #d4a72c } .backing_off { fill: #8250df } .stuck { fill: #cf222e }
  .blocked { fill: #afb8c1 } .critical { fill: #0969da }
  @media (prefers-color-scheme: dark) {
    .running { fill: #3fb950 } .waiting { fill: #d29922 } .backing_off { fill: #a371f7 } .stuck { fill: #ff7b72 }
    .blocked { fill: #6e7681 } .critical { fill: #58a6ff }
  }
";

/// Draws the timeline; of more steps than a page holds the critical and the longer ones, unless `all`.
pub fn draw(timeline: &Timeline, all: bool) -> String {
    let steps = rows::chosen(timeline, if all { usize::MAX } else { ROWS });
    let bottom = TOP + steps.len() as f64 * ROW;
    let mut svg = svg::begin(&title(timeline), LEFT + TIME_WIDTH + RIGHT, bottom + BOTTOM, STYLE);
    rest(&mut svg, timeline, &steps, "--all draws them");
    svg
}

/// Draws the timeline as a part of a page, with at most `most` steps.
pub fn draw_part(timeline: &Timeline, most: usize) -> String {
    let steps = rows::chosen(timeline, most);
    let bottom = TOP + steps.len() as f64 * ROW;
    let mut svg = svg::begin_part(&title(timeline), LEFT + TIME_WIDTH + RIGHT, bottom + BOTTOM);
    let command = format!("{TASKER} task show {} --timeline --all draws them", timeline.task.task_id);
    rest(&mut svg, timeline, &steps, &command);
    svg
}

fn title(timeline: &Timeline) -> String {
    let task = &timeline.task;
    let length = timeline.to.duration_since(timeline.from).unsigned_abs();
    format!(
        "task {} {}: {} in {}",
        task.task_id,
        one_line(&task.workflow(), 80),
        task.state,
        duration(length)
    )
}

/// Everything after the head; `all_by` tells how to draw the steps that are left out.
fn rest(svg: &mut String, timeline: &Timeline, steps: &[&StepTimeline], all_by: &str) {
    let bottom = TOP + steps.len() as f64 * ROW;
    let length = timeline.to.duration_since(timeline.from).unsigned_abs();
    legend(svg);
    for tick in 0..=TICKS {
        let x = LEFT + TIME_WIDTH * f64::from(tick) / f64::from(TICKS);
        let _ = writeln!(svg, "<path class=\"grid\" d=\"M{x:.1} {TOP}V{bottom:.1}\"/>");
        text(svg, x, TOP - 6.0, "small", "middle", &duration(length * tick / TICKS));
    }
    for (number, step) in steps.iter().enumerate() {
        row(svg, timeline, step, TOP + number as f64 * ROW);
    }
    let left_out = timeline.steps.len() - steps.len();
    if left_out > 0 {
        let note = format!("{} shorter steps are left out; {all_by}", grouped(left_out as u64));
        text(svg, 12.0, bottom + 18.0, "small", "start", &note);
    }
    svg.push_str("</svg>\n");
}

fn legend(svg: &mut String) {
    let mut left = 12.0;
    for phase in Phase::ALL {
        bar(svg, phase, left, 24.0, 38.0, "");
        let words = phase.meaning();
        text(svg, left + 30.0, 51.0, "small", "start", words);
        left += 46.0 + 6.5 * words.len() as f64;
    }
    let _ = writeln!(svg, "<path class=\"critical\" d=\"M{left:.1} 40v14h4v-14z\"/>");
    text(svg, left + 10.0, 51.0, "small", "start", "on the critical path");
}

fn row(svg: &mut String, timeline: &Timeline, step: &StepTimeline, top: f64) {
    let length = timeline.to.duration_since(timeline.from).as_secs_f64();
    let x = |at: Timestamp| match length > 0.0 {
        true => LEFT + TIME_WIDTH * at.duration_since(timeline.from).as_secs_f64() / length,
        false => LEFT,
    };
    let class = if step.is_critical { "strong" } else { "" };
    if step.is_critical {
        let _ = writeln!(svg, "<path class=\"critical\" d=\"M4 {:.1}v14h4v-14z\"/>", top + 2.0);
    }
    text(svg, 14.0, top + 13.0, class, "start", &one_line(&step.name, NAME_WIDTH));
    for span in &step.history.spans {
        let (from, to) = (x(span.from), x(span.to));
        let says = format!("{}: {} {}", step.name, span.phase.meaning(), duration(span.length()));
        bar(svg, span.phase, from, (to - from).max(THINNEST), top, &says);
    }
    let ran = duration(step.history.phases.of(Phase::Running));
    text(svg, LEFT + TIME_WIDTH + 8.0, top + 13.0, "small", "start", &ran);
}

/// A bar in a row that starts at `top`; the pointer shows `says`.
fn bar(svg: &mut String, phase: Phase, left: f64, width: f64, top: f64, says: &str) {
    let height = match phase {
        Phase::Running | Phase::Stuck => 14.0,
        Phase::Waiting => 8.0,
        Phase::BackingOff => 4.0,
        Phase::Blocked => 1.5,
    };
    let y = top + (ROW - height) / 2.0;
    let says = if says.is_empty() { String::new() } else { format!("<title>{}</title>", escape(says)) };
    let _ = writeln!(
        svg,
        "<rect class=\"{phase}\" x=\"{left:.2}\" y=\"{y:.1}\" width=\"{width:.2}\" height=\"{height}\">{says}</rect>"
    );
}
