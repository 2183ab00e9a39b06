//! The tables that a plan reads whole.

use std::collections::HashMap;

use tasker::model::plan::{Node, Plan};

/// The tables that grow with the number of tasks; every other one is as small
/// as the number of workflows, queues or workers.
pub const GROWING: [&str; 7] = [
    "tasker_tasks",
    "tasker_workflow_steps",
    "tasker_workflow_step_edges",
    "tasker_task_transitions",
    "tasker_workflow_step_transitions",
    "tasker_ready_steps",
    "tasker_backoff_steps",
];

/// The size of a table.
#[derive(Clone, Copy)]
pub struct Size {
    pub rows: u64,
    pub blocks: u64,
}

/// The size of each of [`GROWING`].
pub type Tables = HashMap<&'static str, Size>;

/// The tree, a line for each node: what it reads, by which index, how many rows.
pub fn sketch(plan: &Plan) -> String {
    let line = |(path, node): (Vec<usize>, &Node)| {
        let mut line = format!("{:indent$}{}", "", node.title(), indent = path.len() * 2);
        for (before, condition) in [(", ", &node.index_condition), (", filter ", &node.filter)] {
            line.extend(condition.as_ref().map(|condition| format!("{before}{condition}")));
        }
        line + &format!(": {} of {} rows\n", node.rows.unwrap_or_default(), touched(node))
    };
    plan.root.paths().into_iter().map(line).collect()
}

/// The rows a node looked at, in all of its loops.
fn touched(node: &Node) -> u64 {
    (node.rows.unwrap_or_default() + node.removed_rows) as u64
}

/// The growing tables of more than `small` blocks that a plan reads whole, a
/// sentence for each. A hash or merge join that does has such a scan below it.
pub fn whole_reads(plan: &Plan, tables: &Tables, small: u64) -> Vec<String> {
    plan.root.all().into_iter().filter_map(|node| whole_read(node, tables, small)).collect()
}

fn whole_read(node: &Node, tables: &Tables, small: u64) -> Option<String> {
    let (kind, table) = (node.kind.as_str(), node.relation.as_deref()?);
    let size = tables.get(table).filter(|size| size.blocks > small)?;
    if node.is_seq_scan() {
        return Some(format!("scans {table} from end to end"));
    }
    // Backwards from the newest until the page is full is no whole read: what
    // counts is how far it went.
    let is_bounded = node.index_condition.is_some() || kind == "Bitmap Heap Scan" || kind == "Tid Scan";
    let touched = touched(node);
    (kind != "ModifyTable" && !is_bounded && touched * 4 >= size.rows).then(|| {
        let index = node.index.as_deref().unwrap_or(kind);
        format!("walks {index} without a condition: {touched} of {} entries", size.rows)
    })
}
