//! The steps of a task as a graph in SVG, for a page: in the lines of the tree that a terminal shows, with an edge to
//! every parent.

use std::cmp::Reverse;
use std::fmt::Write as _;

use crate::model::task::{StepSummary, TaskTree};

use super::style::{count, duration, one_line, sign};
use super::svg::{self, escape, text};
use super::tree::{parents, urgency};
use super::tree_layout::{Layout, LayoutLine};

/// Steps laid out at most, the failed and the running ones first.
const STEPS: usize = 150;
const DEEPEST: usize = 16;
const NAME_WIDTH: usize = 48;
const LEFT: f64 = 56.0;
const INDENT: f64 = 18.0;
const ROW: f64 = 24.0;
const TOP: f64 = 16.0;
const WIDTH: f64 = 760.0;

pub const STYLE: &str = "
  .edge { fill: none; stroke: #8c959f; stroke-width: 1.5 } .far { stroke-dasharray: 4 3 }
  .node .sign { font-weight: 700 } .node:hover .name, .node:focus .name { text-decoration: underline }
  .error .sign { fill: #cf222e } .in_progress .sign { fill: #0969da } .complete .sign { fill: #1a7f37 }
  .resolved_manually .sign { fill: #9a6700 } .pending .sign, .cancelled .sign, .dim { fill: #656d76 }
  @media (prefers-color-scheme: dark) {
    .edge { stroke: #6e7681 } .error .sign { fill: #ff7b72 } .in_progress .sign { fill: #58a6ff }
    .complete .sign { fill: #3fb950 } .resolved_manually .sign { fill: #d29922 }
    .pending .sign, .cancelled .sign, .dim { fill: #8b949e }
  }
";

/// A step on the drawing.
struct Drawn {
    /// Its position among the steps of the task.
    step: usize,
    x: f64,
    y: f64,
}

/// Draws the graph; each step leads to the address that `link` makes of its id. Of more steps than a page holds, those
/// that failed, that run, and the first are drawn.
pub fn draw(tree: &TaskTree, link: impl Fn(i64) -> String) -> String {
    let chosen = chosen(&tree.steps);
    let position = |step: usize| chosen.binary_search(&step).ok();
    let all_parents = parents(&tree.steps);
    let parents: Vec<Vec<usize>> = chosen
        .iter()
        .map(|&step| all_parents[step].iter().filter_map(|&parent| position(parent)).collect())
        .collect();
    let urgency: Vec<u8> = chosen.iter().map(|&step| urgency(&tree.steps[step])).collect();
    let lines = Layout { parents: &parents, deepest: DEEPEST, urgency: Some(&urgency) }.lines();
    let mut drawn: Vec<Option<Drawn>> = chosen.iter().map(|_| None).collect();
    let mut order = Vec::new();
    for line in &lines {
        let LayoutLine::Node { prefix, index, .. } = line else { continue };
        let depth = (prefix.chars().count() as f64 / 3.0).ceil();
        let y = TOP + order.len() as f64 * ROW;
        drawn[*index] = Some(Drawn { step: chosen[*index], x: LEFT + depth * INDENT, y });
        order.push(*index);
    }
    let left_out = tree.steps.len() - order.len();
    let height = TOP + order.len() as f64 * ROW + if left_out > 0 { ROW } else { 0.0 };
    let title = format!("the graph of {}", count(tree.steps.len(), "step", "steps"));
    let mut svg = svg::begin_part(&title, WIDTH, height);
    for line in &lines {
        let LayoutLine::Node { index, named_parents, .. } = line else { continue };
        let Some(child) = &drawn[*index] else { continue };
        for parent in &parents[*index] {
            let Some(from) = &drawn[*parent] else { continue };
            let _ = writeln!(svg, "{}", edge(from, child, named_parents.contains(parent)));
        }
    }
    for node in order.iter().filter_map(|&index| drawn[index].as_ref()) {
        draw_node(&mut svg, node, &tree.steps[node.step], &link);
    }
    if left_out > 0 {
        let note = format!("{} in the list below", count(left_out, "more step", "more steps"));
        text(&mut svg, LEFT, height - 8.0, "dim", "start", &note);
    }
    svg.push_str("</svg>\n");
    svg
}

/// The positions of the steps to draw, in order.
fn chosen(steps: &[StepSummary]) -> Vec<usize> {
    let mut chosen: Vec<usize> = (0..steps.len()).collect();
    if chosen.len() > STEPS {
        chosen.sort_by_key(|&step| (Reverse(urgency(&steps[step])), step));
        chosen.truncate(STEPS);
        chosen.sort_unstable();
    }
    chosen
}

/// To the parent that a step is drawn below, a corner; to another, an arc on the left.
fn edge(from: &Drawn, child: &Drawn, is_far: bool) -> String {
    let path = match is_far {
        false => format!("M{:.0} {:.0}V{:.0}H{:.0}", from.x, from.y + 8.0, child.y, child.x - 8.0),
        true => {
            let bend = (from.x.min(child.x) - 40.0).max(4.0);
            format!(
                "M{:.0} {:.0}C{bend:.0} {:.0} {bend:.0} {:.0} {:.0} {:.0}",
                from.x - 8.0,
                from.y,
                from.y,
                child.y,
                child.x - 8.0,
                child.y
            )
        }
    };
    format!("<path class=\"edge{}\" d=\"{path}\"/>", if is_far { " far" } else { "" })
}

fn draw_node(svg: &mut String, node: &Drawn, step: &StepSummary, link: &impl Fn(i64) -> String) {
    let name = one_line(&step.name, NAME_WIDTH);
    let mut remark = step.state.to_string();
    if step.attempts > 1 || step.stuck {
        remark.push_str(&format!(", attempt {} of {}", step.attempts, step.retry_limit));
    }
    if let Some(took) = step.running() {
        remark.push_str(&format!(", {}", duration(took)));
    }
    let _ = writeln!(
        svg,
        "<a href=\"{}\" class=\"node {}\"><text x=\"{:.0}\" y=\"{:.0}\"><tspan class=\"sign\">{}</tspan> \
         <tspan class=\"name\" dx=\"6\">{}</tspan> <tspan class=\"dim small\" dx=\"8\">{}</tspan></text></a>",
        escape(&link(step.step_id)),
        step.state,
        node.x - 5.0,
        node.y + 4.0,
        sign(step.state),
        escape(&name),
        escape(&remark)
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::state::State;
    use crate::model::task::TaskSummary;

    fn tree(steps: Vec<StepSummary>) -> TaskTree {
        let (unserved_queues, paused_queues) = (Vec::new(), Vec::new());
        TaskTree { task: TaskSummary::default(), unserved_queues, paused_queues, steps }
    }

    fn step(step_id: i64, name: &str, parents: &[i64]) -> StepSummary {
        StepSummary { step_id, name: name.to_owned(), parents: parents.to_vec(), ..StepSummary::default() }
    }

    #[test]
    fn every_edge_of_a_diamond_is_drawn_and_every_name_escaped() {
        let steps =
            vec![step(1, "<script>", &[]), step(2, "b", &[1]), step(3, "c", &[1]), step(4, "d", &[2, 3])];
        let svg = draw(&tree(steps), |id| format!("/steps/{id}\""));
        assert_eq!(svg.matches("<path class=\"edge").count(), 4, "{svg}");
        assert_eq!(svg.matches("edge far").count(), 1, "{svg}");
        assert!(svg.contains("&lt;script&gt;") && svg.contains("/steps/4&quot;"), "{svg}");
        assert!(!svg.contains("<script>"), "{svg}");
    }

    #[test]
    fn of_a_thousand_steps_the_failed_one_is_drawn_and_the_rest_counted() {
        let mut steps: Vec<StepSummary> =
            (1..=1_000).map(|id| step(id, &format!("step-{id}"), &[id - 1][..usize::from(id > 1)])).collect();
        steps[900].state = State::Error;
        let svg = draw(&tree(steps), |id| id.to_string());
        assert!(svg.contains(">step-901<"), "{svg}");
        assert_eq!(svg.matches("class=\"node ").count(), STEPS);
        assert!(svg.contains("850 more steps in the list below"));
        assert!(svg.len() < 60_000, "{}", svg.len());
    }
}
