//! Where the time of a task went, for people: bars on one axis, their sums, and the critical path.

pub mod phase;
mod rows;
mod svg;

use std::cmp::Reverse;
use std::time::Duration;

use console::{Alignment, pad_str};

use crate::model::timeline::{CriticalStep, Phase, PhaseTimes, StepTimeline, Timeline};

use super::style::{self, grouped, mark, one_line};
use super::{Size, table, tree};

pub use svg::{STYLE as SVG_STYLE, draw as draw_svg, draw_part as draw_svg_part};

/// Lines that are there whatever the task: its head, headings, sums.
const LINES_AROUND: usize = 21;
const FEWEST_BARS: usize = 5;
const NARROWEST_BAR: usize = 20;
/// Names longer than this are cut.
const NAME_WIDTH: usize = 32;
/// Columns between two labels of the axis, at least.
const TICK_WIDTH: usize = 14;

/// Draws the timeline so that it fits into the room, or with a bar for each step where `all` is set.
pub fn draw(timeline: &Timeline, all: bool, size: Size) -> String {
    let mut text = tree::head(&timeline.task);
    if timeline.steps.is_empty() {
        return text + "\nno steps\n";
    }
    let lines = size.height.saturating_sub(LINES_AROUND);
    let path_lines = (lines / 4).clamp(3, 10);
    let bars = if all { usize::MAX } else { lines.saturating_sub(path_lines).max(FEWEST_BARS) };
    text.push('\n');
    self::bars(&mut text, timeline, bars, size.width);
    text.push('\n');
    sums(&mut text, timeline);
    text.push('\n');
    path(&mut text, timeline, path_lines, size.width);
    text
}

fn bars(text: &mut String, timeline: &Timeline, most: usize, width: usize) {
    let rows = rows::chosen(timeline, most);
    let name = |step: &StepTimeline| one_line(&step.name, NAME_WIDTH.min(width / 3));
    let ran = |step: &StepTimeline| style::duration(step.history.phases.of(Phase::Running));
    let widest = |of: &dyn Fn(&StepTimeline) -> usize| rows.iter().map(|step| of(step)).max().unwrap_or(0);
    let name_width = widest(&|step| console::measure_text_width(&name(step)));
    let ran_width = widest(&|step| ran(step).len()).max("ran".len());
    // A star, the mark of the state, and two spaces on either side of the bar.
    let bar_width = width.saturating_sub(4 + name_width + 2 + 2 + ran_width).max(NARROWEST_BAR);
    text.push_str(&format!(
        "{:left$}{}  {:>ran_width$}\n",
        "",
        axis(timeline, bar_width),
        "ran",
        left = 4 + name_width + 2
    ));
    for step in &rows {
        let line = format!(
            "{} {} {}  {}  {:>ran_width$}\n",
            if step.is_critical { '*' } else { ' ' },
            mark(step.state),
            pad_str(&name(step), name_width, Alignment::Left, None),
            bar(step, timeline, bar_width),
            ran(step),
        );
        text.push_str(&line);
    }
    if rows.len() < timeline.steps.len() {
        let left_out = grouped((timeline.steps.len() - rows.len()) as u64);
        text.push_str(&format!("… {left_out} shorter ones; --all draws them\n"));
    }
    legend(text, timeline, width);
}

/// Draws the meaning of the signs used, on as many lines as needed.
fn legend(text: &mut String, timeline: &Timeline, width: usize) {
    let used = Phase::ALL.into_iter().filter(|phase| !timeline.phases.of(*phase).is_zero());
    let means = |phase| format!("{} {}", phase::colour(phase, phase::sign(phase)), phase.meaning());
    let mut column = 0;
    for meaning in used.map(means).chain(["* on the critical path".to_owned()]) {
        let length = console::measure_text_width(&meaning);
        let gap = match column {
            0 => "",
            _ if column + 2 + length > width => "\n",
            _ => "  ",
        };
        column = if gap == "  " { column + 2 + length } else { length };
        text.push_str(gap);
        text.push_str(&meaning);
    }
    text.push('\n');
}

/// The time since the request at some columns of the bars.
fn axis(timeline: &Timeline, width: usize) -> String {
    let length = timeline.to.duration_since(timeline.from).unsigned_abs();
    let ticks = (width / TICK_WIDTH).clamp(1, 8);
    let mut axis = String::new();
    for tick in 0..ticks {
        let column = width * tick / ticks;
        let label = format!("├ {}", style::duration(length * tick as u32 / ticks as u32));
        axis = pad_str(&axis, column, Alignment::Left, None).into_owned() + &label;
    }
    pad_str(&axis, width, Alignment::Left, Some("")).into_owned()
}

fn bar(step: &StepTimeline, timeline: &Timeline, width: usize) -> String {
    let cells = rows::cells(&step.history, timeline.from..timeline.to, width);
    let runs = cells.chunk_by(|one, other| one == other);
    runs.map(|run| match run[0] {
        Some(phase) => phase::colour(phase, phase::sign(phase).to_string().repeat(run.len())).to_string(),
        None => " ".repeat(run.len()),
    })
    .collect()
}

/// Where the time went, on the critical path and of all steps together.
fn sums(text: &mut String, timeline: &Timeline) {
    let (path, all) = (&timeline.critical_path.phases, &timeline.phases);
    let length = path.total();
    let time = |time: Duration| if time.is_zero() { "-".to_owned() } else { style::duration(time) };
    let share = |time: Duration| match (time.is_zero(), length.is_zero()) {
        (true, _) | (_, true) => "-".to_owned(),
        _ => format!("{:.0}%", 100.0 * time.as_secs_f64() / length.as_secs_f64()),
    };
    let row = |words: &str, of: &dyn Fn(&PhaseTimes) -> Duration| {
        vec![words.to_owned(), time(of(path)), share(of(path)), time(of(all))]
    };
    let taken = Phase::ALL.into_iter().filter(|phase| !(path.of(*phase) + all.of(*phase)).is_zero());
    let rows = taken.map(|phase| row(phase.meaning(), &|times| times.of(phase)));
    text.push_str(&table::draw(
        ["where the time went", ">critical path", ">share", ">all steps"],
        rows.chain([row("in all", &PhaseTimes::total)]),
    ));
}

/// The longest parts of the critical path, in its order.
fn path(text: &mut String, timeline: &Timeline, most: usize, width: usize) {
    let path = &timeline.critical_path;
    let length = |step: &CriticalStep| step.phases.total();
    let mut longest: Vec<usize> = (0..path.steps.len()).collect();
    longest.sort_by_key(|&position| (Reverse(length(&path.steps[position])), position));
    let (shown, left_out) = longest.split_at(most.min(longest.len()));
    let mut shown = shown.to_vec();
    shown.sort_unstable();
    text.push_str(&format!(
        "Critical path: {} in {}\n",
        style::duration(path.phases.total()),
        style::count(path.steps.len(), "step", "steps")
    ));
    let name = |position: usize| one_line(&path.steps[position].name, NAME_WIDTH.min(width / 3));
    let took = |position: usize| style::duration(length(&path.steps[position]));
    let name_width =
        shown.iter().map(|&position| console::measure_text_width(&name(position))).max().unwrap_or(0);
    let took_width = shown.iter().map(|&position| took(position).len()).max().unwrap_or(0);
    for &position in &shown {
        let line = format!(
            "  {}  {:>took_width$}  {}",
            pad_str(&name(position), name_width, Alignment::Left, None),
            took(position),
            phase::sum(&path.steps[position].phases)
        );
        text.push_str(&console::truncate_str(&line, width, "…"));
        text.push('\n');
    }
    if !left_out.is_empty() {
        let rest: Duration = left_out.iter().map(|&position| length(&path.steps[position])).sum();
        let steps = style::count(left_out.len(), "shorter step", "shorter steps");
        text.push_str(&format!("  … and {steps} on the way, {} together\n", style::duration(rest)));
    }
}
