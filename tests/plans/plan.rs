//! What a plan shows: the indexes it uses, and the tables it reads whole.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value;

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

/// One node of a plan that was run, and all below it.
#[derive(Clone, Copy)]
pub struct Node<'a>(pub &'a Value);

impl<'a> Node<'a> {
    fn text(self, key: &str) -> Option<&'a str> {
        self.0[key].as_str()
    }

    fn count(self, key: &str) -> u64 {
        self.0[key].as_f64().unwrap_or_default() as u64
    }

    /// This node and all below it.
    pub fn all(self) -> Vec<Node<'a>> {
        let children = self.0["Plans"].as_array().into_iter().flatten();
        [self].into_iter().chain(children.flat_map(|child| Node(child).all())).collect()
    }

    /// The rows it passed on, in all of its loops.
    pub fn rows(self) -> u64 {
        self.count("Actual Rows") * self.count("Actual Loops")
    }

    /// The rows it looked at, in all of its loops.
    fn touched(self) -> u64 {
        let removed = self.count("Rows Removed by Filter") + self.count("Rows Removed by Index Recheck");
        (self.count("Actual Rows") + removed) * self.count("Actual Loops")
    }

    /// The rows that the most diligent writer below has written.
    pub fn written(self) -> u64 {
        let writers = self.all().into_iter().filter(|node| node.text("Node Type") == Some("ModifyTable"));
        let given = |node: Node| node.0["Plans"].as_array().map_or(0, |given| Node(&given[0]).rows());
        writers.map(given).max().unwrap_or_default()
    }

    /// The indexes it uses: read, or asked for conflicts.
    pub fn indexes(self) -> BTreeSet<&'a str> {
        let mut indexes = BTreeSet::new();
        for node in self.all() {
            indexes.extend(node.text("Index Name"));
            let arbiters = node.0["Conflict Arbiter Indexes"].as_array().into_iter().flatten();
            indexes.extend(arbiters.filter_map(Value::as_str));
        }
        indexes
    }

    /// The tree, a line for each node: what it reads, by which index, how many rows.
    pub fn sketch(self) -> String {
        self.sketch_at(0)
    }

    fn sketch_at(self, depth: usize) -> String {
        let mut line =
            format!("{:indent$}{}", "", self.text("Node Type").unwrap_or_default(), indent = depth * 2);
        for (before, key) in [
            (" on ", "Relation Name"),
            (" of ", "CTE Name"),
            (" by ", "Index Name"),
            (", ", "Index Cond"),
            (", filter ", "Filter"),
        ] {
            line.extend(self.text(key).map(|value| format!("{before}{value}")));
        }
        line += &format!(": {} of {} rows\n", self.rows(), self.touched());
        let children = self.0["Plans"].as_array().into_iter().flatten();
        line + &children.map(|child| Node(child).sketch_at(depth + 1)).collect::<String>()
    }

    /// The growing tables of more than `small` blocks that it reads whole, a
    /// sentence for each. A hash or merge join that does has such a scan below it.
    pub fn whole_reads(self, tables: &Tables, small: u64) -> Vec<String> {
        self.all().into_iter().filter_map(|node| node.whole_read(tables, small)).collect()
    }

    fn whole_read(self, tables: &Tables, small: u64) -> Option<String> {
        let (kind, table) = (self.text("Node Type")?, self.text("Relation Name")?);
        let size = tables.get(table).filter(|size| size.blocks > small)?;
        if kind.ends_with("Seq Scan") {
            return Some(format!("scans {table} from end to end"));
        }
        // Backwards from the newest until the page is full is no whole read: what
        // counts is how far it went.
        let is_bounded =
            self.text("Index Cond").is_some() || kind == "Bitmap Heap Scan" || kind == "Tid Scan";
        let touched = self.touched();
        (kind != "ModifyTable" && !is_bounded && touched * 4 >= size.rows).then(|| {
            let index = self.text("Index Name").unwrap_or(kind);
            format!("walks {index} without a condition: {touched} of {} entries", size.rows)
        })
    }
}
