//! Rules about the shape of a plan: full scans, the indexes used, sorts.

use std::collections::BTreeSet;

use super::verdict::{Allowed, Break, SoundIndex, Tables, Verdict, broken, figure};
use crate::querycheck::explain::visit::{Visit, visits};
use crate::querycheck::explain::{Node, Plan, TableName};

/// Rows that a scan may read before a limit ends it.
const FEW_ROWS_READ: f64 = 1000.0;

/// The expectation of [`Tier::Possible`](crate::querycheck::explain::Tier::Possible) for every plan: no condition
/// that only reading all of a table, or of an index, can meet, unless a limit ends it.
///
/// `is_in_question` tells for which tables that matters.
pub fn index_possible(plan: &Plan, tables: &Tables, is_in_question: &dyn Fn(&Node) -> bool) -> Vec<Break> {
    let mut breaks = Vec::new();
    for visit in visits(plan) {
        let node = visit.node;
        if visit.is_limited || !is_in_question(node) || !has_condition(plan, &visit) {
            continue;
        }
        let (expected, found) = if node.is_seq_scan() {
            let relation = node.relation.as_deref().unwrap_or("its table");
            (format!("an index for {relation}"), "no fitting index: the whole table is read")
        } else if let Some(index) = node.index.as_deref().filter(|_| is_walk(&visit, tables))
            // What another query answers is no condition for an index.
            && [&node.filter, &node.index_condition].into_iter().flatten().any(|text| !text.contains("SubPlan "))
        {
            (format!("a condition for {index} to find rows by"), "no condition: the whole index is read")
        } else {
            continue;
        };
        breaks.push(Break { path: visit.path, expected, found: found.to_owned() });
    }
    breaks
}

/// Whether rows are asked for by a condition: of the scan itself, or of a join whose other side is not all of a
/// table too.
fn has_condition(plan: &Plan, visit: &Visit<'_>) -> bool {
    let is_searched = |filter: &String| !filter.contains("SubPlan ");
    if [&visit.node.filter, &visit.node.index_condition].into_iter().flatten().any(is_searched) {
        return true;
    }
    let above = (0..visit.path.len()).map(|length| plan.root.at(&visit.path[..length]));
    let joins = above.filter(|node| node.join_condition.is_some());
    joins.flat_map(Node::all).any(|node| {
        let is_other = !std::ptr::eq(node, visit.node) && node.kind.ends_with("Scan");
        let is_few =
            ["WorkTable Scan", "CTE Scan", "Function Scan", "Values Scan"].contains(&node.kind.as_str());
        is_other && (is_few || node.index_condition.is_some() || node.filter.is_some())
    })
}

/// Whether a plan reads all of one of these tables.
pub fn reads_all_of(plan: &Plan, tables: &Tables, of: &[TableName]) -> bool {
    let reads = |visit: &Visit<'_>| visit.node.is_seq_scan() || is_walk(visit, tables);
    visits(plan).iter().any(|visit| {
        !visit.is_limited && reads(visit) && visit.node.table().is_some_and(|table| of.contains(&table))
    })
}

/// How many times a plan reads all of one of these tables, or of an index.
pub fn full_reads(plan: &Plan, tables: &Tables) -> usize {
    let is_full = |visit: &&Visit<'_>| {
        let is_known = visit.node.table().is_some_and(|table| tables.rows.contains_key(&table));
        is_known && !visit.is_limited && (visit.node.is_seq_scan() || is_walk(visit, tables))
    };
    visits(plan).iter().filter(is_full).count()
}

/// Returns whether the plan reads a whole index; a partial index has only the wanted rows.
fn is_walk(visit: &Visit<'_>, tables: &Tables) -> bool {
    let node = visit.node;
    let index = node.index.as_deref().filter(|_| node.is_index_scan() && !visit.is_limited);
    index.is_some_and(|index| {
        let is_all =
            node.index_condition.is_none() || tables.is_without_first_column(visit.schema, index, node);
        is_all && !tables.is_partial(visit.schema, index)
    })
}

pub(super) fn no_sort(plan: &Plan) -> Verdict {
    match plan.root.paths().into_iter().find(|(_, node)| node.kind.ends_with("Sort")) {
        None => Verdict::Holds,
        Some((path, sort)) => broken(
            path,
            "rows in the order of an index",
            format!("{} by {}", sort.kind, sort.sort_key.join(", ")),
        ),
    }
}

pub(super) fn no_seq_scan(plan: &Plan, tables: &Tables, small_tables: &[String], over_rows: u64) -> Verdict {
    let mut is_excused = false;
    let mut is_served = false;
    for visit in visits(plan) {
        let node = visit.node;
        let Some(relation) = visit.relation.filter(|_| node.relation.is_some() || node.index.is_some())
        else {
            continue;
        };
        let table = TableName::new(visit.schema.cloned().unwrap_or_default(), relation);
        let rows = tables.rows.get(&table).copied().unwrap_or_default();
        let is_large = rows > over_rows as f64;
        // If it may not scan a table, it can still read a whole index, which is worse.
        let is_full =
            (node.is_seq_scan() && !ends_early(plan, &visit, rows, over_rows)) || is_walk(&visit, tables);
        match (is_full, small_tables.contains(relation)) {
            (true, false) if is_large => {
                let expected = expected_scans(over_rows);
                let by = node.index.as_ref().map(|index| format!(" by {index}")).unwrap_or_default();
                return broken(
                    visit.path,
                    expected,
                    format!("{relation} is{by}, with {} rows", figure(rows)),
                );
            }
            (true, _) => is_excused = true,
            (false, _) => is_served |= is_large && node.relation.is_some(),
        }
    }
    if let Some(hidden) = hidden_scan(plan, tables, small_tables, over_rows) {
        return broken(Vec::new(), expected_scans(over_rows), hidden);
    }
    // Only small tables were read in full: that does not tell how large ones would be read.
    if is_excused && !is_served { Verdict::TooSmall } else { Verdict::Holds }
}

/// Whether a limit ends a scan before it has read more rows than this: those of the run, or else as many as the
/// planner expects.
fn ends_early(plan: &Plan, visit: &Visit<'_>, rows: f64, over_rows: u64) -> bool {
    let node = visit.node;
    if !visit.is_limited {
        return false;
    }
    let read = match (node.rows, node.loops) {
        (Some(found), Some(loops)) => (found + node.removed_rows) / loops.max(1.0),
        _ => {
            let mut above = (0..visit.path.len()).map(|length| plan.root.at(&visit.path[..length]));
            let limit = above.rfind(|node| node.kind == "Limit");
            rows * limit.map_or(1.0, |limit| limit.total_cost / node.total_cost.max(1.0)).min(1.0)
        }
    };
    read <= (over_rows as f64).max(FEW_ROWS_READ)
}

fn expected_scans(over_rows: u64) -> String {
    match over_rows {
        0 => "no table read in full".to_owned(),
        rows => format!("no table of more than {} rows read in full", figure(rows as f64)),
    }
}

/// A full scan that the plan does not show: for a foreign key, in a function or a trigger.
fn hidden_scan(plan: &Plan, tables: &Tables, small_tables: &[String], over_rows: u64) -> Option<String> {
    let is_small = |table: &TableName| small_tables.contains(&table.name);
    let removed: Vec<TableName> = plan.removed_from().collect();
    let of_key = tables.unindexed_keys.iter().find(|key| {
        removed.contains(&key.referenced) && !is_small(&key.table) && key.rows > over_rows as f64
    });
    if let Some(key) = of_key {
        return Some(format!(
            "{} is, with {} rows, for {}",
            key.table.name,
            figure(key.rows),
            key.constraint
        ));
    }
    let mut activities = plan.hidden_activity();
    let activity = activities.find(|activity| {
        activity.scans > 0
            && activity.scanned_rows / activity.scans > over_rows as i64
            && !is_small(&activity.table)
    })?;
    let times =
        if activity.scans == 1 { String::new() } else { format!(" {} times", figure(activity.scans as f64)) };
    Some(format!("{} is{times} by a function or a trigger", activity.table.name))
}

pub(super) fn index_used(plan: &Plan, names: &[String], tables: &Tables, allowed: Allowed<'_>) -> Verdict {
    let used = plan.root.indexes();
    let unused: Vec<_> = names.iter().filter(|name| !tables.is_among(name, &used)).collect();
    let missing: Vec<_> = unused
        .iter()
        .filter(|name| !is_dispensable(name, plan, tables, allowed))
        .map(|name| name.as_str())
        .collect();
    if missing.is_empty() {
        return if unused.is_empty() { Verdict::Holds } else { Verdict::TooSmall };
    }
    broken(instead(plan), format!("the index {}", missing.join(" and ")), of_indexes(&used))
}

pub(super) fn any_index(plan: &Plan, names: &[String], tables: &Tables, allowed: Allowed<'_>) -> Verdict {
    let used = plan.root.indexes();
    if names.iter().any(|name| tables.is_among(name, &used)) {
        return Verdict::Holds;
    }
    if names.iter().any(|name| is_dispensable(name, plan, tables, allowed)) {
        return Verdict::TooSmall;
    }
    broken(instead(plan), format!("one of the indexes {}", names.join(", ")), of_indexes(&used))
}

/// Whether the planner is right to do without an index that is as it should be: its table is
/// small, or read from end to end with no more rows than the check itself lets be read so.
fn is_dispensable(index: &str, plan: &Plan, tables: &Tables, allowed: Allowed<'_>) -> bool {
    let Some(SoundIndex { tables: of, is_small }) = tables.sound_indexes.get(index) else { return false };
    let is_of_it = |node: &&Node| node.table().is_some_and(|table| of.contains(&table));
    let mut scans = plan.root.all().into_iter().filter(|node| node.is_seq_scan()).filter(is_of_it);
    *is_small || scans.any(|scan| tables.rows_of(scan) <= allowed.up_to_rows as f64)
}

fn of_indexes(used: &BTreeSet<&str>) -> String {
    match used.len() {
        0 => "no index at all".to_owned(),
        _ => used.iter().copied().collect::<Vec<_>>().join(", "),
    }
}

/// The node that does an index's work in its place: the costliest that reads a table.
fn instead(plan: &Plan) -> Vec<usize> {
    let reads = plan.root.paths().into_iter().filter(|(_, node)| node.is_seq_scan());
    let costliest = reads.max_by(|(_, a), (_, b)| a.total_cost.total_cmp(&b.total_cost));
    costliest.map(|(path, _)| path).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Value, json};

    use super::super::Rule;
    use super::super::tests::{plan, seq_scan};
    use super::*;
    use crate::querycheck::explain::TableName;

    fn tables(rows: f64) -> Tables {
        let rows = [(TableName::new("public", "t"), rows)].into();
        let partial_indexes = [("public".to_owned(), "part".to_owned())].into();
        Tables { rows, partial_indexes, ..Tables::default() }
    }

    fn sound(index: &str, is_small: bool) -> BTreeMap<String, SoundIndex> {
        let table = TableName::new("public", "t");
        [(index.to_owned(), SoundIndex { tables: vec![table], is_small })].into()
    }

    fn index_scan(index: &str) -> Value {
        json!({ "Node Type": "Index Scan", "Relation Name": "t", "Schema": "public", "Index Name": index })
    }

    #[test]
    fn a_scan_counts_by_the_size_of_its_table() {
        let rule = Rule::NoSeqScan { over_rows: 1000 };
        let evaluate = |rows, small_tables: &[String]| {
            rule.evaluate(&plan(seq_scan()), &tables(rows), Allowed { small_tables, ..Allowed::default() })
        };
        let of = |node: Value, rows| rule.evaluate(&plan(node), &tables(rows), Allowed::default());
        assert!(matches!(evaluate(1001.0, &[]), Verdict::Broken(_)));
        assert_eq!(evaluate(1000.0, &[]), Verdict::TooSmall);
        assert_eq!(evaluate(1001.0, &["t".to_owned()]), Verdict::TooSmall);
        let mut search = index_scan("i");
        search["Index Cond"] = json!("(id = 7)");
        let joined = json!({ "Node Type": "Nested Loop", "Plans": [seq_scan(), search] });
        assert_eq!(of(joined, 900.0), Verdict::TooSmall);
        assert_eq!(of(search, 2000.0), Verdict::Holds);
        assert!(matches!(of(index_scan("i"), 2000.0), Verdict::Broken(_)));
        assert_eq!(of(json!({ "Node Type": "Limit", "Plans": [index_scan("i")] }), 2000.0), Verdict::Holds);
    }

    #[test]
    fn a_search_without_the_first_column_reads_all_of_an_index() {
        let of = |condition: &str, searches: Option<f64>, has_skip_scans| {
            let mut scan = index_scan("i");
            (scan["Index Cond"], scan["Actual Loops"]) = (json!(condition), json!(1.0));
            scan["Index Searches"] = json!(searches);
            let first_columns = [(("public".to_owned(), "i".to_owned()), "a".to_owned())].into();
            let tables = Tables { first_columns, has_skip_scans, ..tables(2000.0) };
            let rule = Rule::NoSeqScan { over_rows: 1000 };
            matches!(rule.evaluate(&plan(scan), &tables, Allowed::default()), Verdict::Broken(_))
        };
        assert!(of("(t.b = 7)", None, false));
        assert!(!of("((t.a = 7) AND (t.b = 7))", None, false));
        assert!(!of("(t.b = 7)", None, true), "unknown without a run");
        assert!(!of("(t.b = 7)", Some(9.0), true), "once for each value of the first column");
        assert!(of("(t.b = 7)", Some(1.0), true));
    }

    #[test]
    fn a_condition_that_no_index_serves_is_found() {
        let broken = |node: Value| index_possible(&plan(node), &tables(0.0), &|_| true).len();
        let under = |kind: &str, child: Value| json!({ "Node Type": kind, "Plans": [child] });
        let with = |mut node: Value, filter: &str| {
            node["Filter"] = json!(filter);
            node
        };
        let sieved = |node| with(node, "(lower(name) = 'a'::text)");
        assert_eq!(broken(sieved(seq_scan())), 1);
        assert_eq!(broken(seq_scan()), 0, "it asks for everything");
        assert_eq!(broken(sieved(index_scan("i"))), 1);
        assert_eq!(broken(sieved(index_scan("part"))), 0);
        assert_eq!(broken(under("Limit", sieved(index_scan("i")))), 0);
        assert_eq!(broken(under("Limit", under("Sort", sieved(index_scan("i"))))), 1);
        assert_eq!(broken(with(index_scan("i"), "(NOT (hashed SubPlan 7))")), 0);
        let mut search = index_scan("i");
        search["Index Cond"] = json!("(a = 7)");
        let join =
            json!({ "Node Type": "Hash Join", "Hash Cond": "(t.x = u.y)", "Plans": [seq_scan(), search] });
        assert_eq!(broken(join), 1, "few rows are joined to all");
        let join = json!({ "Node Type": "Hash Join", "Hash Cond": "(t.x = u.y)", "Plans": [seq_scan(), seq_scan()] });
        assert_eq!(broken(join), 0, "all rows are joined");
        let none = index_possible(&plan(sieved(seq_scan())), &tables(0.0), &|_| false).len();
        assert_eq!(none, 0, "in no table that matters");
    }

    #[test]
    fn indexes_are_expected_by_name() {
        let ran = plan(json!({ "Node Type": "Append", "Plans": [index_scan("a"), seq_scan()] }));
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let evaluate = |rule: Rule| rule.evaluate(&ran, &Tables::default(), Allowed::default());
        assert_eq!(evaluate(Rule::AnyIndex(names(&["b", "a"]))), Verdict::Holds);
        let Verdict::Broken(broken) = evaluate(Rule::IndexUsed(names(&["a", "b"]))) else {
            panic!("b is not used")
        };
        assert_eq!((broken.expected.as_str(), broken.found.as_str()), ("the index b", "a"));
        assert_eq!(broken.path, [1], "the scan that stands in for it");
        let small = Tables { sound_indexes: sound("b", true), ..Tables::default() };
        let of_small = |rule: Rule| rule.evaluate(&ran, &small, Allowed::default());
        assert_eq!(of_small(Rule::IndexUsed(names(&["a", "b"]))), Verdict::TooSmall);
        assert_eq!(of_small(Rule::AnyIndex(names(&["b", "c"]))), Verdict::TooSmall);
        assert!(matches!(of_small(Rule::IndexUsed(names(&["b", "c"]))), Verdict::Broken(_)));
    }

    #[test]
    fn what_may_be_read_from_end_to_end_needs_no_index() {
        let rule = Rule::IndexUsed(vec!["b".to_owned()]);
        let evaluate = |node: Value, rows, up_to_rows| {
            let tables = Tables { sound_indexes: sound("b", false), ..tables(rows) };
            rule.evaluate(&plan(node), &tables, Allowed { up_to_rows, ..Allowed::default() })
        };
        assert_eq!(evaluate(seq_scan(), 1000.0, 1000), Verdict::TooSmall);
        assert!(matches!(evaluate(seq_scan(), 1001.0, 1000), Verdict::Broken(_)));
        assert!(matches!(evaluate(seq_scan(), 1000.0, 0), Verdict::Broken(_)), "nothing may");
        assert!(matches!(evaluate(index_scan("a"), 1000.0, 1000), Verdict::Broken(_)), "it is another index");
        let mut elsewhere = seq_scan();
        elsewhere["Schema"] = json!("other");
        assert!(matches!(evaluate(elsewhere, 1000.0, 1000), Verdict::Broken(_)), "it is another table");
    }
}
