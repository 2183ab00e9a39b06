//! Draws a plan as a tree, with the nodes of findings marked.

use console::style;

use crate::querycheck::rules::figure;
use crate::querycheck::{Node, Plan};
use crate::report::style::{count, one_line};
use crate::report::table;

/// A plan of more nodes is cut to those that matter, unless the user requests all.
const DRAWN_WHOLE: usize = 14;
/// Nodes drawn below a marked node.
const DRAWN_BELOW: usize = 6;
/// Whatever the window, so much of each node is legible.
const LEAST_WIDTH: usize = 40;

/// Which nodes of a plan to draw.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The ways to the nodes to be marked: the number of the child at each level.
    pub marked: &'a [&'a [usize]],
    /// Characters in a line.
    pub width: usize,
    /// Every node, and not only those around a marked one.
    pub is_whole: bool,
}

/// One line of the tree: a node with its figures, or more about the one above it.
struct TreeLine {
    is_marked: bool,
    /// The branch that connects it to its parent.
    branch: String,
    text: String,
    figures: [String; 4],
}

/// Draws a plan: each node's action, the planner's cost, the rows expected and found, the pages read.
pub fn draw(plan: &Plan, view: View<'_>) -> String {
    let is_whole = view.is_whole || plan.root.all().len() <= DRAWN_WHOLE;
    let mut drawing = Drawing { lines: Vec::new(), is_whole, view };
    drawing.node(&plan.root, &mut Vec::new(), "", "", DRAWN_BELOW);
    let headings = ["cost", "expected", "found", "pages"];
    let is_used = |figure: &usize| drawing.lines.iter().any(|line| !line.figures[*figure].is_empty());
    let used: Vec<usize> = (0..headings.len()).filter(is_used).collect();
    let longest = |figure: usize| {
        let figures = drawing.lines.iter().map(|line| line.figures[figure].len());
        figures.max().unwrap_or_default().max(headings[figure].len()) + 2
    };
    let figures: usize = used.iter().map(|&figure| longest(figure)).sum();
    let room = view.width.saturating_sub(figures + 5).max(LEAST_WIDTH);
    let mut columns = ["", "plan"].map(str::to_owned).to_vec();
    columns.extend(used.iter().map(|&figure| format!(">{}", headings[figure])));
    let rows = drawing.lines.iter().map(|line| {
        let text =
            one_line(&line.text, room.saturating_sub(line.branch.chars().count()).max(LEAST_WIDTH / 2));
        let is_node = line.figures.iter().any(|figure| !figure.is_empty());
        let text = match (line.is_marked, is_node) {
            (true, true) => style(text).red().bold(),
            (true, false) => style(text),
            (false, true) => style(text),
            (false, false) => style(text).dim(),
        };
        let mark = if line.is_marked && is_node { style("✗").red().to_string() } else { String::new() };
        let mut cells = vec![mark, format!("{}{text}", line.branch)];
        cells.extend(used.iter().map(|&figure| line.figures[figure].clone()));
        cells
    });
    table::draw(&columns, rows)
}

struct Drawing<'a> {
    lines: Vec<TreeLine>,
    is_whole: bool,
    view: View<'a>,
}

impl Drawing<'_> {
    /// `branch` is drawn before the node and `indent` before all below it; `left` is the number of levels
    /// still drawn below a marked node.
    fn node(&mut self, node: &Node, path: &mut Vec<usize>, branch: &str, indent: &str, left: usize) {
        let is_marked = self.view.marked.contains(&path.as_slice());
        self.lines.push(TreeLine {
            is_marked,
            branch: branch.to_owned(),
            text: name(node),
            figures: figures(node),
        });
        let is_parent = !node.children.is_empty();
        for text in details(node) {
            let branch = format!("{indent}{}", if is_parent { "│    " } else { "     " });
            self.lines.push(TreeLine { is_marked, branch, text, figures: Default::default() });
        }
        let is_shown = |position: usize, path: &[usize]| {
            let way: Vec<usize> = path.iter().copied().chain([position]).collect();
            let leads = self.view.marked.iter().any(|marked| marked.starts_with(&way));
            let below = self.view.marked.iter().any(|marked| way.starts_with(marked) && !marked.is_empty());
            self.is_whole || leads || (below && left > 0)
        };
        let shown: Vec<bool> = (0..node.children.len()).map(|position| is_shown(position, path)).collect();
        let hidden: usize = node
            .children
            .iter()
            .zip(&shown)
            .filter(|(_, shown)| !**shown)
            .map(|(child, _)| child.all().len())
            .sum();
        let last = shown.iter().rposition(|shown| *shown);
        for (position, child) in node.children.iter().enumerate().filter(|(position, _)| shown[*position]) {
            let is_last = Some(position) == last && hidden == 0;
            let (fork, below) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            path.push(position);
            self.node(
                child,
                path,
                &format!("{indent}{fork}"),
                &format!("{indent}{below}"),
                left.saturating_sub(1),
            );
            path.pop();
        }
        if hidden > 0 {
            let text = format!("… {}", count(hidden, "more node", "more nodes"));
            self.lines.push(TreeLine {
                is_marked: false,
                branch: format!("{indent}└─ "),
                text,
                figures: Default::default(),
            });
        }
    }
}

/// `CTE lanes: Left Hash Join on …`.
fn name(node: &Node) -> String {
    let subplan = node.subplan.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
    let join = node
        .join
        .as_deref()
        .filter(|join| *join != "Inner")
        .map(|join| format!("{join} "))
        .unwrap_or_default();
    format!("{subplan}{join}{}", node.title())
}

fn figures(node: &Node) -> [String; 4] {
    let cost = node.cost().map_or_else(|| "-".to_owned(), figure);
    let found = match (node.rows, node.loops) {
        (Some(_), Some(0.0)) => "never run".to_owned(),
        (Some(_), Some(loops)) if loops > 1.0 => {
            format!("{} × {}", figure(loops), figure(node.rows_per_loop().unwrap_or_default()))
        }
        (Some(rows), _) => figure(rows),
        (None, _) => String::new(),
    };
    let pages = node.pages.filter(|_| node.rows.is_some()).map(|pages| figure(pages as f64));
    [cost, figure(node.plan_rows), found, pages.unwrap_or_default()]
}

/// Returns how a node searches, joins, sorts and discards rows.
fn details(node: &Node) -> Vec<String> {
    let mut details = Vec::new();
    let details_of = [
        ("finds by", node.index_condition.as_ref()),
        ("rechecks", node.recheck_condition.as_ref()),
        ("joins by", node.join_condition.as_ref()),
        ("filters by", node.filter.as_ref()),
    ];
    details.extend(details_of.iter().filter_map(|(what, text)| Some(format!("{what} {}", (*text)?))));
    if !node.sort_key.is_empty() {
        details.push(format!("sorts by {}", node.sort_key.join(", ")));
    }
    if node.removed_rows > 0.0 {
        details.push(format!("discards {} rows", figure(node.removed_rows)));
    }
    if node.disk_kb > 0 {
        details.push(format!("writes {} kB to disk", figure(node.disk_kb as f64)));
    }
    // Before PostgreSQL 18, the nodes above a forbidden one count as forbidden too.
    if node.is_forbidden && node.is_seq_scan() {
        details.push("disabled by a setting, but no other node can do it".to_owned());
    }
    details
}
