//! The cost of a query as the database grows, and the plan nodes that cause it.

use serde::Serialize;

use super::fit::{Class, Growth, Point};
use crate::querycheck::explain::{Node, Plan, Planning};
use crate::querycheck::outcome::Status;

/// One case of a query, planned one way, run in a database of one kind at several sizes.
#[derive(Clone, Debug, Serialize)]
pub struct Curve {
    pub check: String,
    pub case: String,
    pub planning: Planning,
    /// How far the tasks have come that the database was filled with.
    pub progress: String,
    /// The limit in its file; null without one.
    pub allowed: Option<Class>,
    pub status: Status,
    /// In ascending order of size.
    pub answers: Vec<Answer>,
    /// The growth of the pages, which decides.
    pub pages: Option<Growth>,
    /// The growth of the time: reported, and never a failure.
    pub time: Option<Growth>,
    /// The nodes that read more pages in the largest database than in the smallest; the most first.
    pub grown: Vec<Grown>,
}

/// The cost of a query at one size.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Answer {
    pub tasks: usize,
    pub rows: f64,
    /// Of 8 kB, in memory or read.
    pub pages: u64,
    pub took_ms: f64,
    /// The most pages that its searches of indexes would read in an index of any depth.
    #[serde(skip)]
    pub reach: u64,
    /// The pages that its nodes read beyond that, each against its own reach.
    #[serde(skip)]
    pub excess: u64,
}

/// A node of a plan, at the smallest size and at the largest.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Grown {
    pub node: String,
    /// Zero where the smaller database has another plan.
    pub pages_before: u64,
    pub pages: u64,
    #[serde(skip)]
    pub path: Vec<usize>,
}

impl Answer {
    /// `None` of a plan that was not run.
    pub fn of(tasks: usize, plan: &Plan) -> Option<Answer> {
        let (pages, took_ms) = (plan.pages()?, plan.execution_ms?);
        let (mut reach, mut excess) = (0, 0);
        for (_, node, own) in reading_nodes(plan) {
            let of_node = reach_of(node);
            reach += of_node;
            excess += own.saturating_sub(of_node);
        }
        Some(Answer { tasks, rows: plan.rows(), pages, took_ms, reach, excess })
    }
}

/// Fewer pages than these do not grow: each index that is one level deeper takes one more, and the planner reads all of a table
/// of some twenty pages rather than search it for ten rows.
const FEW_PAGES: u64 = 20;
/// The levels of a B-tree of a billion keys.
const DEEPEST_INDEX: f64 = 5.0;

/// Counts the pages that a node reads at most to search an index: for each search the levels of the index, and a
/// page for each row that it finds or discards. An index that becomes deeper stays within it; a search that
/// reads a growing part of an index does not, nor does a growing number of searches or rows.
fn reach_of(node: &Node) -> u64 {
    let rows = node.rows.unwrap_or_default() + node.removed_rows;
    let pages = match &node.index_condition {
        Some(condition) => {
            // It searches for each element of an array, in one loop.
            let of_array = if condition.contains(" ANY (") { rows } else { 0.0 };
            node.loops.unwrap_or_default().max(of_array) * DEEPEST_INDEX + rows
        }
        // The searches are those of the bitmap below it.
        None if node.kind == "Bitmap Heap Scan" => rows,
        None => 0.0,
    };
    pages as u64
}

/// Returns how the pages grow; `None` unless there are answers at two sizes.
pub fn growth_of_pages(answers: &[Answer]) -> Option<Growth> {
    let answers = full(answers);
    let is_flat = has_flat_reach(answers);
    // Where the searches stay the same, what they read is no growth: the rest is.
    fit(answers, |answer| (if is_flat { answer.excess } else { answer.pages }).max(FEW_PAGES) as f64)
}

/// Whether the searches of the largest database's plan are no more than those of smaller databases.
fn has_flat_reach(answers: &[Answer]) -> bool {
    let Some(last) = answers.last() else { return false };
    // Where all are few, the planner may search for none.
    let searching: Vec<Answer> = answers.iter().filter(|answer| answer.reach > 0).copied().collect();
    match fit(&searching, |answer| answer.reach as f64) {
        Some(growth) => growth.class == Class::Constant,
        None => last.reach > 0 && last.reach as f64 <= (last.rows + 1.0) * (DEEPEST_INDEX + 1.0),
    }
}

/// How the time grows.
pub fn growth_of_time(answers: &[Answer]) -> Option<Growth> {
    fit(full(answers), |answer| answer.took_ms)
}

fn fit(answers: &[Answer], cost: impl Fn(&Answer) -> f64) -> Option<Growth> {
    let point = |answer: &Answer| Point { size: answer.tasks as f64, cost: cost(answer) };
    Growth::fit(&answers.iter().map(point).collect::<Vec<_>>())
}

/// Returns the answers with the most rows: if only larger databases reach a limit, the shorter answers before
/// it would look like growth. All of them otherwise.
fn full(answers: &[Answer]) -> &[Answer] {
    let Some(last) = answers.last() else { return answers };
    let first = answers.iter().rposition(|answer| answer.rows < last.rows).map_or(0, |position| position + 1);
    let is_full = |answer: &Answer| answer.rows == last.rows;
    if answers.len() - first >= 2 && answers[first..].iter().all(is_full) {
        &answers[first..]
    } else {
        answers
    }
}

/// Compares two plans node by node, and returns the nodes that read more pages.
pub fn grown(before: &Plan, plan: &Plan) -> Vec<Grown> {
    let (earlier, later) = (reading_nodes(before), reading_nodes(plan));
    let sum = |nodes: &[(Vec<usize>, &Node, u64)], title: &str| -> u64 {
        nodes.iter().filter(|(_, node, _)| node.title() == title).map(|(.., pages)| pages).sum()
    };
    let mut grown: Vec<Grown> = Vec::new();
    for (path, node, _) in &later {
        let title = node.title();
        if grown.iter().any(|known| known.node == title) {
            continue;
        }
        let (pages_before, pages) = (sum(&earlier, &title), sum(&later, &title));
        if pages > pages_before {
            grown.push(Grown { node: title, pages_before, pages, path: path.clone() });
        }
    }
    // The sort is stable: among equals, the upper node comes first.
    grown.sort_by_key(|grown| std::cmp::Reverse(grown.pages - grown.pages_before));
    grown
}

/// The nodes that read tables or indexes, each with the pages that it read itself.
fn reading_nodes(plan: &Plan) -> Vec<(Vec<usize>, &Node, u64)> {
    let nodes = plan.root.paths().into_iter();
    let reading = nodes.filter(|(_, node)| node.relation.is_some() || node.index.is_some());
    let own = reading.map(|(path, node)| {
        let below: u64 = node.children.iter().filter_map(|child| child.pages).sum();
        (path, node, node.pages.unwrap_or_default().saturating_sub(below))
    });
    own.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn plan(nodes: &[(&str, u64)]) -> Plan {
        let below: Vec<Value> = nodes
            .iter()
            .map(|(name, pages)| json!({ "Node Type": "Seq Scan", "Relation Name": name, "Alias": name, "Shared Hit Blocks": pages }))
            .collect();
        let all: u64 = nodes.iter().map(|(_, pages)| pages).sum();
        let root = json!({ "Node Type": "Nested Loop", "Shared Hit Blocks": all, "Plans": below });
        Plan::read(json!([{ "Plan": root, "Execution Time": 0.5 }])).expect("a plan")
    }

    fn answers(figures: &[(usize, f64, u64)]) -> Vec<Answer> {
        let answer =
            |&(tasks, rows, pages)| Answer { tasks, rows, pages, took_ms: 1.0, reach: 0, excess: pages };
        figures.iter().map(answer).collect()
    }

    fn class(figures: &[(usize, f64, u64)]) -> Option<Class> {
        growth_of_pages(&answers(figures)).map(|growth| growth.class)
    }

    #[test]
    fn the_node_that_grows_most_comes_first_and_what_does_not_grow_is_left_out() {
        let found = grown(&plan(&[("a", 5), ("b", 40), ("c", 9)]), &plan(&[("a", 7), ("b", 640), ("c", 9)]));
        let grown = |node: &str, pages_before, pages, path: &[usize]| Grown {
            node: format!("Seq Scan on {node}"),
            pages_before,
            pages,
            path: path.to_vec(),
        };
        assert_eq!(found, [grown("b", 40, 640, &[1]), grown("a", 5, 7, &[0])]);
        let other = super::grown(&plan(&[("a", 5)]), &plan(&[("b", 6), ("b", 7)]));
        assert_eq!(other, [grown("b", 0, 13, &[0])], "a new node, once, however often it is there");
    }

    #[test]
    fn a_limit_that_is_reached_later_is_no_growth() {
        assert_eq!(class(&[(500, 3.0, 12), (2000, 16.0, 80), (8000, 16.0, 81)]), Some(Class::Constant));
        assert_eq!(class(&[(500, 3.0, 12), (2000, 9.0, 50), (8000, 16.0, 200)]), Some(Class::Linear));
        assert_eq!(class(&[(500, 500.0, 12), (2000, 2000.0, 44), (8000, 8000.0, 180)]), Some(Class::Linear));
    }

    #[test]
    fn deeper_indexes_are_no_growth_however_many_searches_there_are() {
        let searched = |searches: usize, rows: usize, pages: usize| {
            Plan::read(json!([{ "Execution Time": 0.5, "Plan": {
                "Node Type": "Index Scan", "Index Name": "i", "Index Cond": "(id = $1)", "Shared Hit Blocks": pages,
                "Actual Loops": searches, "Actual Rows": rows as f64 / searches as f64,
            }}]))
            .expect("a plan")
        };
        let class = |plans: [(usize, usize, usize); 3]| {
            let sizes = [500, 2000, 8000].into_iter();
            let answers = sizes.zip(plans).map(|(tasks, (searches, rows, pages))| {
                Answer::of(tasks, &searched(searches, rows, pages)).expect("it was run")
            });
            growth_of_pages(&answers.collect::<Vec<_>>()).map(|growth| growth.class)
        };
        assert_eq!(class([(21, 21, 20), (21, 21, 73), (21, 21, 104)]), Some(Class::Constant));
        assert_eq!(class([(1, 1, 20), (1, 1, 73), (1, 1, 290)]), Some(Class::Linear), "of a growing part");
        assert_eq!(
            class([(20, 20, 60), (80, 80, 240), (320, 320, 960)]),
            Some(Class::Linear),
            "more of them"
        );
        assert_eq!(class([(1, 100, 20), (1, 400, 80), (1, 1600, 310)]), Some(Class::Linear), "more rows");
    }

    #[test]
    fn a_few_pages_more_are_deeper_indexes() {
        assert_eq!(class(&[(500, 1.0, 0), (2000, 1.0, 4), (8000, 1.0, 20)]), Some(Class::Constant));
        assert_eq!(class(&[(500, 1.0, 8), (2000, 1.0, 34), (8000, 1.0, 136)]), Some(Class::Linear));
        assert_eq!(class(&[(500, 1.0, 4)]), None, "one size says nothing");
    }
}
