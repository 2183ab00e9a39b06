//! A plan, as `EXPLAIN (FORMAT JSON, VERBOSE)` prints it. Major versions of PostgreSQL differ in fields; a
//! missing field is absent or zero here.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use super::expression::Expression;
use crate::db::quote_identifier;

/// PostgreSQL before 18 adds this to the cost of a node that a setting forbids but that no other can replace;
/// later versions print `Disabled`.
const FORBIDDEN_COST: f64 = 1e10;

/// A table, a materialized view or a partition, by its schema and name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableName {
    pub schema: String,
    pub name: String,
}

impl TableName {
    pub fn new(schema: impl Into<String>, name: impl Into<String>) -> TableName {
        TableName { schema: schema.into(), name: name.into() }
    }

    /// Returns the name for a statement: with the schema unless that is `public`.
    pub fn quoted(&self) -> String {
        match self.schema.as_str() {
            "public" => quote_identifier(&self.name),
            schema => format!("{}.{}", quote_identifier(schema), quote_identifier(&self.name)),
        }
    }
}

/// One plan, with the figures of its run if it was run.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub root: Node,
    /// As the server printed it, for the viewers that read it.
    pub raw: Value,
    /// Null unless it was run.
    pub execution_ms: Option<f64>,
    /// The triggers that fired, but for those of constraints.
    pub triggers: Vec<String>,
    /// What the transaction read of each table, the statement's functions and triggers included; empty unless it
    /// was run.
    pub activity: Vec<Activity>,
}

/// What a transaction read of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    pub table: TableName,
    /// From end to end.
    pub scans: i64,
    /// Rows of these scans.
    pub scanned_rows: i64,
    /// By an index.
    pub searches: i64,
}

/// One node of a plan and all below it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    /// `Index Scan`, `Hash Join`, …
    pub kind: String,
    /// `Insert`, `Update` or `Delete` of a `ModifyTable`.
    pub operation: Option<String>,
    pub join: Option<String>,
    pub strategy: Option<String>,
    pub schema: Option<String>,
    pub relation: Option<String>,
    pub alias: Option<String>,
    pub index: Option<String>,
    /// The name of the CTE that it reads.
    pub cte: Option<String>,
    /// Its relation to the node above: `CTE lanes`, `InitPlan 1`; absent for an input.
    pub subplan: Option<String>,
    pub index_condition: Option<String>,
    pub recheck_condition: Option<String>,
    pub filter: Option<String>,
    pub join_condition: Option<String>,
    /// A join's condition beside that by which it finds rows.
    pub join_filter: Option<String>,
    pub sort_key: Vec<String>,
    pub group_key: Vec<String>,
    /// Indexes that detect conflicting rows.
    pub arbiters: Vec<String>,
    /// Before the first row.
    pub startup_cost: f64,
    pub total_cost: f64,
    /// Expected, of one loop.
    pub plan_rows: f64,
    /// Found, of all loops. Absent unless the plan was run.
    pub rows: Option<f64>,
    /// Zero: it never ran.
    pub loops: Option<f64>,
    /// Rows read and discarded, in all loops.
    pub removed_rows: f64,
    /// Searches of an index, in all loops, as PostgreSQL 18 and later count them.
    pub searches: Option<f64>,
    /// Pages of the tables and indexes, found in memory or read, by it and all below it.
    pub pages: Option<u64>,
    /// Pages written to temporary files, by it and all below it.
    pub spilled_pages: u64,
    /// Kilobytes that a sort or a hash of this node has put on disk.
    pub disk_kb: u64,
    /// A hash join that was cut into batches for want of memory, by how many.
    pub batches: u64,
    /// A setting forbids it, and nothing else can do the work.
    pub is_forbidden: bool,
    pub children: Vec<Node>,
}

impl Plan {
    /// Reads the output of `EXPLAIN (FORMAT JSON)`; `None` if it is no plan.
    pub fn read(printed: Value) -> Option<Plan> {
        let first = printed.get(0)?;
        let root = Node::read(first.get("Plan")?);
        let triggers = first["Triggers"].as_array().into_iter().flatten();
        let own = triggers.filter(|trigger| trigger.get("Constraint Name").is_none());
        let triggers =
            own.filter_map(|trigger| trigger["Trigger Name"].as_str()).map(str::to_owned).collect();
        let execution_ms = first["Execution Time"].as_f64();
        Some(Plan { root, execution_ms, triggers, activity: Vec::new(), raw: printed })
    }

    /// Pages that running it took.
    pub fn pages(&self) -> Option<u64> {
        self.root.pages
    }

    /// Rows that it returned, or else that the most diligent writer in it wrote; expected
    /// ones when it was not run.
    pub fn rows(&self) -> f64 {
        let given = |node: &Node| node.rows.unwrap_or(node.plan_rows);
        let written = self.root.all().into_iter().filter(|node| node.kind == "ModifyTable");
        let written = written.filter_map(|node| node.children.first()).map(given);
        written.fold(given(&self.root), f64::max)
    }

    /// Whether the planner can but guess how many rows it returns: those of a function, or one for each value of an
    /// expression.
    pub fn has_guessed_rows(&self) -> bool {
        self.root.all().into_iter().any(|node| {
            ["Function Scan", "Table Function Scan", "ProjectSet"].contains(&node.kind.as_str())
                || node.group_key.iter().any(|key| key.contains('('))
        })
    }

    /// The tables that it changes.
    pub fn written_tables(&self) -> impl Iterator<Item = TableName> {
        self.root.all().into_iter().filter(|node| node.kind == "ModifyTable").filter_map(Node::table)
    }

    /// The tables that it deletes from.
    pub fn removed_from(&self) -> impl Iterator<Item = TableName> {
        let all = self.root.all().into_iter();
        all.filter(|node| node.operation.as_deref() == Some("Delete")).filter_map(Node::table)
    }

    /// What was read of tables beside the nodes of the plan: by functions and triggers.
    pub fn hidden_activity(&self) -> impl Iterator<Item = Activity> {
        self.activity.iter().filter_map(|activity| {
            let mut read = self.root.all();
            read.retain(|node| node.kind.ends_with("Scan") && node.table().as_ref() == Some(&activity.table));
            if read.is_empty() {
                return Some(activity.clone());
            }
            // The nodes count their own scans. How often they have searched an index they do not tell.
            let own = read.into_iter().filter(|node| node.is_seq_scan() || node.kind == "Sample Scan");
            let (scans, rows) = own.fold((0.0, 0.0), |(scans, rows), node| {
                let found = node.rows.unwrap_or_default() + node.removed_rows;
                (scans + node.loops.unwrap_or_default(), rows + found)
            });
            let scans = activity.scans - scans as i64;
            let scanned_rows = (activity.scanned_rows - rows as i64).max(0);
            (scans > 0).then(|| Activity { table: activity.table.clone(), scans, scanned_rows, searches: 0 })
        })
    }

    /// Whether a table is searched by a pattern that is a parameter: its beginning is known only with its value.
    pub fn has_pattern_parameter(&self) -> bool {
        let is_parameter =
            |part: &Expression| matches!(part, Expression::Value(text) if text.starts_with('$'));
        let is_it = |part: &Expression| match part {
            Expression::Binary { operator, right, .. } => {
                ["~~", "~"].contains(&operator.as_str()) && right.any(&is_parameter)
            }
            _ => false,
        };
        let filters = self.root.all().into_iter().filter_map(|node| node.filter.as_ref());
        filters.map(|text| Expression::read(text)).any(|condition| condition.any(&is_it))
    }

    /// Whether it changes or locks rows.
    pub fn writes(&self) -> bool {
        self.root.all().iter().any(|node| matches!(node.kind.as_str(), "ModifyTable" | "LockRows"))
    }

    pub fn was_run(&self) -> bool {
        self.execution_ms.is_some()
    }
}

impl Serialize for Plan {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.raw.serialize(to)
    }
}

impl Node {
    fn read(node: &Value) -> Node {
        let text = |key: &str| node[key].as_str().map(str::to_owned);
        let number = |key: &str| node[key].as_f64();
        let whole = |key: &str| node[key].as_u64().unwrap_or_default();
        let texts = |key: &str| {
            let list = node[key].as_array().into_iter().flatten();
            list.filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
        };
        let loops = number("Actual Loops");
        let times = loops.unwrap_or_default();
        let removed =
            ["Rows Removed by Filter", "Rows Removed by Index Recheck", "Rows Removed by Join Filter"];
        let total_cost = number("Total Cost").unwrap_or_default();
        // Only a scan itself is forbidden: the nodes above add up the costs below.
        let kind = text("Node Type").unwrap_or_default();
        let is_forbidden = match node["Disabled"].as_bool() {
            Some(disabled) => disabled,
            None => kind.ends_with("Scan") && total_cost >= FORBIDDEN_COST,
        };
        Node {
            operation: text("Operation"),
            join: text("Join Type"),
            strategy: text("Strategy"),
            schema: text("Schema"),
            relation: text("Relation Name"),
            alias: text("Alias"),
            index: text("Index Name"),
            cte: text("CTE Name"),
            subplan: text("Subplan Name"),
            index_condition: text("Index Cond").or_else(|| text("TID Cond")),
            recheck_condition: text("Recheck Cond"),
            filter: text("Filter"),
            join_condition: text("Hash Cond").or_else(|| text("Merge Cond")).or_else(|| text("Join Filter")),
            join_filter: text("Join Filter"),
            sort_key: texts("Sort Key"),
            group_key: texts("Group Key"),
            arbiters: texts("Conflict Arbiter Indexes"),
            startup_cost: number("Startup Cost").unwrap_or_default(),
            total_cost,
            plan_rows: number("Plan Rows").unwrap_or_default(),
            rows: number("Actual Rows").map(|rows| rows * times),
            loops,
            removed_rows: removed.iter().filter_map(|key| number(key)).sum::<f64>() * times,
            searches: number("Index Searches"),
            pages: node
                .get("Shared Hit Blocks")
                .map(|_| whole("Shared Hit Blocks") + whole("Shared Read Blocks")),
            spilled_pages: whole("Temp Written Blocks"),
            disk_kb: match node["Sort Space Type"].as_str() {
                Some("Disk") => whole("Sort Space Used"),
                _ => whole("Disk Usage"),
            },
            batches: whole("Hash Batches").max(whole("HashAgg Batches")),
            is_forbidden,
            children: node["Plans"].as_array().into_iter().flatten().map(Node::read).collect(),
            kind,
        }
    }

    /// Names the schema of each table that has none; `public` where it is not known.
    pub fn name_schemas(&mut self, schema_of: &dyn Fn(&str) -> Option<String>) {
        if let Some(relation) = self.relation.as_deref().filter(|_| self.schema.is_none()) {
            self.schema = Some(schema_of(relation).unwrap_or_else(|| "public".to_owned()));
        }
        self.children.iter_mut().for_each(|child| child.name_schemas(schema_of));
    }

    /// The planner's cost of it and all below it; `None` where it is inflated for want of another way.
    pub fn cost(&self) -> Option<f64> {
        (self.total_cost < FORBIDDEN_COST).then_some(self.total_cost)
    }

    /// This node and all below it, from the top.
    pub fn all(&self) -> Vec<&Node> {
        let mut nodes = vec![self];
        nodes.extend(self.children.iter().flat_map(Node::all));
        nodes
    }

    /// This node and all below it, each with the way to it: the number of the child at each level.
    pub fn paths(&self) -> Vec<(Vec<usize>, &Node)> {
        let mut nodes = vec![(Vec::new(), self)];
        for (position, child) in self.children.iter().enumerate() {
            nodes.extend(child.paths().into_iter().map(|(mut path, node)| {
                path.insert(0, position);
                (path, node)
            }));
        }
        nodes
    }

    /// The node at the end of a way from this one; the last that exists.
    pub fn at(&self, path: &[usize]) -> &Node {
        path.iter().fold(self, |node, &position| node.children.get(position).unwrap_or(node))
    }

    /// The table that it reads or writes.
    pub fn table(&self) -> Option<TableName> {
        Some(TableName::new(self.schema.as_ref()?, self.relation.as_ref()?))
    }

    /// The tables that it and all nodes below read or write, from the top.
    pub fn tables(&self) -> impl Iterator<Item = TableName> {
        self.all().into_iter().filter_map(Node::table)
    }

    /// Returns the indexes that it and all nodes below use, for reading or for conflicts.
    pub fn indexes(&self) -> BTreeSet<&str> {
        let all = self.all().into_iter();
        all.flat_map(|node| node.index.iter().chain(&node.arbiters)).map(String::as_str).collect()
    }

    /// Whether it discards the rows that a subquery has, or those that it has not: `not in`, mostly.
    pub fn is_not_in(&self) -> bool {
        self.filter.as_ref().is_some_and(|filter| filter.contains("NOT (") && filter.contains("SubPlan "))
    }

    /// Whether it reads a table from end to end.
    pub fn is_seq_scan(&self) -> bool {
        self.kind.ends_with("Seq Scan")
    }

    /// Whether it has a condition on an index, and none on this column of it.
    pub fn searches_without(&self, column: &str) -> bool {
        self.index_condition.as_ref().is_some_and(|condition| {
            let condition = Expression::read(condition);
            let is_read = !condition.any(&|part| matches!(part, Expression::Unknown(_)));
            is_read && condition.columns().iter().all(|(_, name)| *name != column)
        })
    }

    /// Whether it finds rows, or entries, by an index.
    pub fn is_index_scan(&self) -> bool {
        matches!(self.kind.as_str(), "Index Scan" | "Index Only Scan" | "Bitmap Index Scan")
    }

    /// Rows found in one loop, for comparing with those expected; `None` if it never ran.
    pub fn rows_per_loop(&self) -> Option<f64> {
        let loops = self.loops.filter(|loops| *loops > 0.0)?;
        Some(self.rows? / loops)
    }

    /// The node in a few words: `Index Scan using orders_pkey on orders o`.
    pub fn title(&self) -> String {
        let mut title = match (&self.operation, self.kind.as_str()) {
            (Some(operation), "ModifyTable") => operation.clone(),
            _ => self.kind.clone(),
        };
        for (before, part) in
            [(" using ", self.index.as_ref()), (" on ", self.relation.as_ref()), (" on ", self.cte.as_ref())]
        {
            title.extend(part.map(|part| format!("{before}{part}")));
        }
        let is_renamed = self.alias.is_some() && self.alias != self.relation && self.alias != self.cte;
        if let Some(alias) = self.alias.as_ref().filter(|_| is_renamed) {
            title.push_str(&format!(" {alias}"));
        }
        title
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn plan(node: Value) -> Plan {
        Plan::read(json!([{ "Plan": node, "Execution Time": 0.5 }])).expect("a plan")
    }

    #[test]
    fn what_happens_in_each_loop_is_summed() {
        let node = json!({
            "Node Type": "Index Scan", "Index Name": "i", "Relation Name": "t", "Alias": "x",
            "Plan Rows": 3, "Actual Rows": 2.5, "Actual Loops": 4, "Rows Removed by Filter": 1,
            "Shared Hit Blocks": 7, "Shared Read Blocks": 2,
        });
        let plan = plan(node);
        assert_eq!(plan.rows(), 10.0);
        assert_eq!((plan.root.removed_rows, plan.root.rows_per_loop()), (4.0, Some(2.5)));
        assert_eq!((plan.pages(), plan.was_run()), (Some(9), true));
        assert_eq!(plan.root.title(), "Index Scan using i on t x");
    }

    #[test]
    fn scans_of_functions_are_told_from_those_of_the_plan() {
        let scan = json!({
            "Node Type": "Seq Scan", "Relation Name": "t", "Schema": "public",
            "Actual Rows": 100, "Rows Removed by Filter": 900, "Actual Loops": 2,
        });
        let mut plan = plan(scan);
        let of = |scans, scanned_rows| Activity {
            table: TableName::new("public", "t"),
            scans,
            scanned_rows,
            searches: 5,
        };
        plan.activity = vec![of(2, 2000)];
        assert_eq!(plan.hidden_activity().count(), 0);
        plan.activity = vec![of(5, 5000)];
        let hidden: Vec<Activity> = plan.hidden_activity().collect();
        assert_eq!(hidden, [Activity { searches: 0, ..of(3, 3000) }]);
    }

    #[test]
    fn a_pattern_may_be_known_only_with_its_value() {
        let has = |filter: &str| {
            let scan = json!({ "Node Type": "Seq Scan", "Relation Name": "t", "Filter": filter });
            plan(scan).has_pattern_parameter()
        };
        assert!(has("(t.name ~~ $1)"));
        assert!(has("((t.a = 7) AND (lower(t.name) ~~ like_escape(lower($1), ''::text)))"));
        assert!(!has("(t.name ~~ 'a%'::text)"));
        assert!(!has("((t.a = $1) AND (t.name ~~ 'a%'::text))"));
    }

    #[test]
    fn every_major_says_in_its_own_way_what_is_forbidden() {
        let old = json!({ "Node Type": "Seq Scan", "Total Cost": 10_000_000_035.5 });
        let new = json!({ "Node Type": "Seq Scan", "Total Cost": 35.5, "Disabled": true });
        let fine = json!({ "Node Type": "Seq Scan", "Total Cost": 35.5, "Disabled": false });
        assert_eq!([old, new, fine].map(|node| plan(node).root.is_forbidden), [true, true, false]);
    }

    #[test]
    fn rows_written_are_an_answer_too() {
        let plan = plan(json!({
            "Node Type": "Aggregate", "Plan Rows": 1, "Plans": [
                { "Node Type": "ModifyTable", "Operation": "Insert", "Plan Rows": 0, "Relation Name": "t",
                  "Conflict Arbiter Indexes": ["t_key"],
                  "Plans": [{ "Node Type": "Values Scan", "Plan Rows": 12 }] },
            ],
        }));
        assert_eq!(plan.rows(), 12.0);
        assert!(plan.writes());
        assert_eq!(plan.root.indexes(), BTreeSet::from(["t_key"]));
        assert_eq!(plan.root.paths()[2].0, [0, 0]);
        assert_eq!(plan.root.children[0].title(), "Insert on t");
    }
}
