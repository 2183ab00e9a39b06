//! What a plan can be expected to be like, and whether it is.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use super::visit::{Visit, visits};
use super::{Node, Plan};
use crate::model::plan::Tier;

/// The rows below which an estimate is never far off: whatever is done with so few, it is quick.
const FEW_ROWS: f64 = 10.0;

/// Half a megabyte: whatever reads no more of it is quick, with an index or without.
pub const FEW_PAGES: u64 = 64;

/// One thing a plan can be expected to be like. The tables and tests that list
/// the rules are made from [`Rule::CODES`].
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// No table of more rows than this is read from end to end.
    NoSeqScan {
        over_rows: u64,
    },
    /// Each of these indexes is used.
    IndexUsed(Vec<String>),
    /// One of these indexes is used.
    AnyIndex(Vec<String>),
    /// Nothing is sorted.
    NoSort,
    /// Nothing is written to temporary files.
    NoTempSpill,
    /// In the planner's units.
    MaxCost(f64),
    /// Rows returned, or written.
    MaxRows(u64),
    /// Pages of 8 kB, in memory or not.
    MaxBuffers(u64),
    /// Pages for each row returned or written.
    BuffersPerRow(f64),
    /// Rows looked at and thrown away, for each one kept.
    RowsRemovedRatio(f64),
    /// How many times more, or fewer, rows than expected a node may find.
    MaxEstimateError(f64),
    MaxTime(Duration),
    /// The fingerprint is that of the baseline.
    MatchesBaseline(Vec<String>),
}

/// A kind of rule, as it is written in files and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    NoSeqScan,
    IndexUsed,
    AnyIndex,
    NoSort,
    NoTempSpill,
    MaxCost,
    MaxRows,
    MaxBuffers,
    BuffersPerRow,
    RowsRemovedRatio,
    MaxEstimateError,
    MaxTime,
    MatchesBaseline,
    /// No rule of a file's: what [`Tier::Possible`] asks of every query.
    IndexPossible,
    /// No rule for one plan: how several of them may grow.
    Grows,
}

impl Code {
    pub const ALL: [Code; 15] = [
        Code::NoSeqScan,
        Code::IndexUsed,
        Code::AnyIndex,
        Code::NoSort,
        Code::NoTempSpill,
        Code::MaxCost,
        Code::MaxRows,
        Code::MaxBuffers,
        Code::BuffersPerRow,
        Code::RowsRemovedRatio,
        Code::MaxEstimateError,
        Code::MaxTime,
        Code::MatchesBaseline,
        Code::IndexPossible,
        Code::Grows,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Code::NoSeqScan => "no_seq_scan",
            Code::IndexUsed => "index_used",
            Code::AnyIndex => "any_index",
            Code::NoSort => "no_sort",
            Code::NoTempSpill => "no_temp_spill",
            Code::MaxCost => "max_cost",
            Code::MaxRows => "max_rows",
            Code::MaxBuffers => "max_buffers",
            Code::BuffersPerRow => "buffers_per_row",
            Code::RowsRemovedRatio => "rows_removed_ratio",
            Code::MaxEstimateError => "max_estimate_error",
            Code::MaxTime => "max_time",
            Code::MatchesBaseline => "matches_baseline",
            Code::IndexPossible => "index_possible",
            Code::Grows => "grows",
        }
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}

/// What the rules need to know of the tables.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// Rows of each, by schema and name, as far as the server knows.
    pub rows: BTreeMap<(String, String), f64>,
    /// Indexes that hold a part of their table only, by schema and name.
    pub partial_indexes: std::collections::BTreeSet<(String, String)>,
    /// Indexes that are as they should be, on tables so small that the planner may well do
    /// without, or take one for another.
    pub small_indexes: std::collections::BTreeSet<String>,
}

impl Tables {
    /// The rows of the table that a node reads; unknown ones count as none.
    pub fn rows_of(&self, node: &Node) -> f64 {
        let key = (node.schema.clone().unwrap_or_default(), node.relation.clone().unwrap_or_default());
        self.rows.get(&key).copied().unwrap_or_default()
    }

    fn is_partial(&self, schema: Option<&String>, index: &str) -> bool {
        self.partial_indexes.contains(&(schema.cloned().unwrap_or_default(), index.to_owned()))
    }
}

/// What came of holding a plan to a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    Holds,
    Broken(Break),
    /// The plan was not run, and only a run can tell.
    NeedsRun,
    /// There is too little data for the planner to have a choice.
    TooSmall,
}

/// How a rule is broken, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    /// The way to the node from the root; empty when it is about the whole plan.
    pub path: Vec<usize>,
    pub expected: String,
    pub found: String,
}

impl Rule {
    pub fn code(&self) -> Code {
        match self {
            Rule::NoSeqScan { .. } => Code::NoSeqScan,
            Rule::IndexUsed(_) => Code::IndexUsed,
            Rule::AnyIndex(_) => Code::AnyIndex,
            Rule::NoSort => Code::NoSort,
            Rule::NoTempSpill => Code::NoTempSpill,
            Rule::MaxCost(_) => Code::MaxCost,
            Rule::MaxRows(_) => Code::MaxRows,
            Rule::MaxBuffers(_) => Code::MaxBuffers,
            Rule::BuffersPerRow(_) => Code::BuffersPerRow,
            Rule::RowsRemovedRatio(_) => Code::RowsRemovedRatio,
            Rule::MaxEstimateError(_) => Code::MaxEstimateError,
            Rule::MaxTime(_) => Code::MaxTime,
            Rule::MatchesBaseline(_) => Code::MatchesBaseline,
        }
    }

    /// Whether it can be asked of a plan that was made without the tables' sizes in mind.
    pub fn holds_for(&self, tier: Tier) -> bool {
        tier == Tier::Chosen || matches!(self, Rule::IndexUsed(_) | Rule::AnyIndex(_) | Rule::NoSort)
    }

    /// Holds a plan to the rule. `small_tables` may be read from end to end.
    pub fn judge(&self, plan: &Plan, tables: &Tables, small_tables: &[String]) -> Verdict {
        match self {
            Rule::NoSeqScan { over_rows } => no_seq_scan(plan, tables, small_tables, *over_rows),
            Rule::IndexUsed(names) => index_used(plan, names, tables),
            Rule::AnyIndex(names) => any_index(plan, names, tables),
            Rule::NoSort => match node(plan, |node| node.kind.ends_with("Sort")) {
                None => Verdict::Holds,
                Some((path, sort)) => broken(
                    path,
                    "rows in the order of an index",
                    format!("{} by {}", sort.kind, sort.sort_key.join(", ")),
                ),
            },
            Rule::NoTempSpill => no_temp_spill(plan),
            Rule::MaxCost(most) => at_most(plan.root.total_cost, *most, "cost"),
            Rule::MaxRows(most) => at_most(plan.rows(), *most as f64, "rows"),
            Rule::MaxBuffers(most) => match plan.pages().filter(|_| plan.was_run()) {
                None => Verdict::NeedsRun,
                Some(pages) => at_most(pages as f64, *most as f64, "pages"),
            },
            Rule::BuffersPerRow(most) => match plan.pages().filter(|_| plan.was_run()) {
                None => Verdict::NeedsRun,
                Some(pages) if pages <= FEW_PAGES => Verdict::Holds,
                Some(pages) => at_most(pages as f64 / plan.rows().max(1.0), *most, "pages for each row"),
            },
            Rule::RowsRemovedRatio(most) => removed_ratio(plan, *most),
            Rule::MaxEstimateError(most) => estimate_error(plan, *most),
            Rule::MaxTime(most) => match plan.execution_ms {
                None => Verdict::NeedsRun,
                Some(took) => at_most(took, most.as_secs_f64() * 1e3, "ms"),
            },
            Rule::MatchesBaseline(expected) => {
                let found = super::fingerprint::fingerprint(&plan.root);
                if *expected == found {
                    Verdict::Holds
                } else {
                    broken(Vec::new(), "the plan of the baseline", "another one".to_owned())
                }
            }
        }
    }
}

/// What [`Tier::Possible`] asks of every plan: nothing is read from end to end, neither
/// a table nor an index, unless a limit ends the reading.
pub fn index_possible(plan: &Plan, tables: &Tables, small_tables: &[String]) -> Vec<Break> {
    let mut breaks = Vec::new();
    for visit in visits(plan) {
        let node = visit.node;
        let (expected, found) = if visit.relation.is_some_and(|name| small_tables.contains(name)) {
            continue;
        } else if node.is_seq_scan() {
            let relation = node.relation.as_deref().unwrap_or("its table");
            (format!("an index for {relation}"), "none that fits: it is read from end to end")
        } else if let Some(index) = node.index.as_deref().filter(|_| is_walk(&visit, tables))
            // A few entries may be read as well as searched, unless none is what is searched for.
            && (node.filter.is_some() || !tables.small_indexes.contains(index))
        {
            (format!("a condition for {index} to find rows by"), "none: the index is read from end to end")
        } else {
            continue;
        };
        breaks.push(Break { path: visit.path, expected, found: found.to_owned() });
    }
    breaks
}

/// Whether an index is read from end to end: a partial one holds what is looked for.
fn is_walk(visit: &Visit<'_>, tables: &Tables) -> bool {
    visit.walked_index().is_some_and(|index| !tables.is_partial(visit.schema, index))
}

fn broken(path: Vec<usize>, expected: impl Into<String>, found: String) -> Verdict {
    Verdict::Broken(Break { path, expected: expected.into(), found })
}

fn node(plan: &Plan, is_meant: impl Fn(&Node) -> bool) -> Option<(Vec<usize>, &Node)> {
    plan.root.paths().into_iter().find(|(_, node)| is_meant(node))
}

/// The more digits the smaller: `12.5`, `4,310`.
pub fn figure(number: f64) -> String {
    let text =
        if number < 100.0 && number.fract() != 0.0 { format!("{number:.1}") } else { format!("{number:.0}") };
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped.extend(rest.map(|rest| format!(".{rest}")));
    grouped
}

fn at_most(found: f64, most: f64, unit: &str) -> Verdict {
    if found <= most {
        return Verdict::Holds;
    }
    broken(Vec::new(), format!("at most {} {unit}", figure(most)), format!("{} {unit}", figure(found)))
}

fn no_seq_scan(plan: &Plan, tables: &Tables, small_tables: &[String], over_rows: u64) -> Verdict {
    let mut is_excused = false;
    let mut is_served = false;
    for visit in visits(plan) {
        let node = visit.node;
        let rows = tables.rows_of(node);
        let Some(relation) = &node.relation else { continue };
        let is_large = rows > over_rows as f64;
        // What may not scan a table can still walk an index from end to end, which is worse.
        match (node.is_seq_scan() || is_walk(&visit, tables), small_tables.contains(relation)) {
            (true, false) if is_large => {
                let expected = if over_rows == 0 {
                    "no table read from end to end".to_owned()
                } else {
                    format!("no table of more than {} rows read from end to end", figure(over_rows as f64))
                };
                let by = node.index.as_ref().map(|index| format!(" by {index}")).unwrap_or_default();
                return broken(
                    visit.path,
                    expected,
                    format!("{relation} is{by}, with {} rows", figure(rows)),
                );
            }
            (true, _) => is_excused = true,
            (false, _) => is_served |= is_large,
        }
    }
    // Only small tables were read, and from end to end: that says nothing of large ones.
    if is_excused && !is_served { Verdict::TooSmall } else { Verdict::Holds }
}

fn index_used(plan: &Plan, names: &[String], tables: &Tables) -> Verdict {
    let used = plan.root.indexes();
    let unused: Vec<_> = names.iter().filter(|name| !used.contains(name.as_str())).collect();
    let missing: Vec<_> = unused
        .iter()
        .filter(|name| !tables.small_indexes.contains(**name))
        .map(|name| name.as_str())
        .collect();
    if missing.is_empty() {
        return if unused.is_empty() { Verdict::Holds } else { Verdict::TooSmall };
    }
    broken(instead(plan), format!("the index {}", missing.join(" and ")), of_indexes(&used))
}

fn any_index(plan: &Plan, names: &[String], tables: &Tables) -> Verdict {
    let used = plan.root.indexes();
    if names.iter().any(|name| used.contains(name.as_str())) {
        return Verdict::Holds;
    }
    if names.iter().any(|name| tables.small_indexes.contains(name)) {
        return Verdict::TooSmall;
    }
    broken(instead(plan), format!("one of the indexes {}", names.join(", ")), of_indexes(&used))
}

fn of_indexes(used: &std::collections::BTreeSet<&str>) -> String {
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

fn no_temp_spill(plan: &Plan) -> Verdict {
    if !plan.was_run() {
        return Verdict::NeedsRun;
    }
    // The figure includes what is below: the deepest that has one did it.
    let spills = |node: &Node| node.spilled_pages > 0 || node.disk_kb > 0;
    let deepest =
        plan.root.paths().into_iter().filter(|(_, node)| spills(node)).max_by_key(|(path, _)| path.len());
    match deepest {
        None => Verdict::Holds,
        Some((path, node)) => {
            let kilobytes = (node.spilled_pages * 8).max(node.disk_kb);
            broken(
                path,
                "everything in memory",
                format!("{} kB in temporary files", figure(kilobytes as f64)),
            )
        }
    }
}

fn removed_ratio(plan: &Plan, most: f64) -> Verdict {
    if !plan.was_run() {
        return Verdict::NeedsRun;
    }
    let ratio = |node: &Node| node.removed_rows / node.rows.unwrap_or_default().max(1.0);
    let found = plan.root.paths().into_iter().map(|(path, node)| (path, node, ratio(node)));
    match found
        .filter(|(_, node, ratio)| *ratio > most && node.removed_rows > FEW_ROWS)
        .max_by(|a, b| a.2.total_cmp(&b.2))
    {
        None => Verdict::Holds,
        Some((path, node, _)) => broken(
            path,
            format!("at most {} rows thrown away for each one kept", figure(most)),
            format!(
                "{} thrown away for {} kept",
                figure(node.removed_rows),
                figure(node.rows.unwrap_or_default())
            ),
        ),
    }
}

/// How far off an estimate is, as a factor of at least 1; few rows are as good as none.
fn factor(expected: f64, found: f64) -> f64 {
    let (expected, found) = (expected.max(FEW_ROWS), found.max(FEW_ROWS));
    (expected / found).max(found / expected)
}

fn estimate_error(plan: &Plan, most: f64) -> Verdict {
    if !plan.was_run() {
        return Verdict::NeedsRun;
    }
    // What a limit cut short was never counted to its end.
    let counted = visits(plan).into_iter().filter(|visit| !visit.is_limited);
    let errors = counted.filter_map(|visit| {
        let found = visit.node.rows_per_loop()?;
        Some((factor(visit.node.plan_rows, found), found, visit))
    });
    match errors.filter(|(off, ..)| *off > most).max_by(|(a, ..), (b, ..)| a.total_cmp(b)) {
        None => Verdict::Holds,
        Some((off, found, visit)) => broken(
            visit.path,
            format!("estimates at most {} times off", figure(most)),
            format!(
                "{} rows where {} were expected, {} times off",
                figure(found),
                figure(visit.node.plan_rows),
                figure(off)
            ),
        ),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn plan(node: Value) -> Plan {
        Plan::read(json!([{ "Plan": node, "Execution Time": 12.5 }])).expect("a plan")
    }

    fn tables(rows: f64) -> Tables {
        let rows = [(("public".to_owned(), "t".to_owned()), rows)].into();
        let partial_indexes = [("public".to_owned(), "part".to_owned())].into();
        Tables { rows, partial_indexes, ..Tables::default() }
    }

    fn seq_scan() -> Value {
        json!({ "Node Type": "Seq Scan", "Relation Name": "t", "Schema": "public", "Plan Rows": 1 })
    }

    fn index_scan(index: &str) -> Value {
        json!({ "Node Type": "Index Scan", "Relation Name": "t", "Schema": "public", "Index Name": index })
    }

    #[test]
    fn a_scan_counts_by_the_size_of_its_table() {
        let rule = Rule::NoSeqScan { over_rows: 1000 };
        let judge = |rows, small: &[String]| rule.judge(&plan(seq_scan()), &tables(rows), small);
        assert!(matches!(judge(1001.0, &[]), Verdict::Broken(_)));
        assert_eq!(judge(1000.0, &[]), Verdict::TooSmall);
        assert_eq!(judge(1001.0, &["t".to_owned()]), Verdict::TooSmall);
        let mut search = index_scan("i");
        search["Index Cond"] = json!("(id = 7)");
        let joined = plan(json!({ "Node Type": "Nested Loop", "Plans": [seq_scan(), search] }));
        assert_eq!(rule.judge(&joined, &tables(900.0), &[]), Verdict::TooSmall);
        assert_eq!(rule.judge(&plan(search.clone()), &tables(2000.0), &[]), Verdict::Holds);
        assert!(matches!(rule.judge(&plan(index_scan("i")), &tables(2000.0), &[]), Verdict::Broken(_)));
        let first = json!({ "Node Type": "Limit", "Plans": [index_scan("i")] });
        assert_eq!(rule.judge(&plan(first), &tables(2000.0), &[]), Verdict::Holds);
    }

    #[test]
    fn an_index_read_from_end_to_end_serves_nothing() {
        let broken = |node: Value| index_possible(&plan(node), &tables(0.0), &[]).len();
        let under = |kind: &str, child: Value| json!({ "Node Type": kind, "Plans": [child] });
        assert_eq!(broken(seq_scan()), 1);
        assert_eq!(broken(index_scan("i")), 1);
        assert_eq!(broken(index_scan("part")), 0);
        assert_eq!(broken(under("Limit", index_scan("i"))), 0);
        assert_eq!(broken(under("Limit", under("Sort", index_scan("i")))), 1);
        let small = Tables { small_indexes: ["i".to_owned()].into(), ..Tables::default() };
        let mut sieved = index_scan("i");
        sieved["Filter"] = json!("(lower(name) = 'a'::text)");
        let of_few = [index_scan("i"), sieved].map(|node| index_possible(&plan(node), &small, &[]).len());
        assert_eq!(of_few, [0, 1], "few are read as well as searched, and none is searched for so");
        let bitmap = json!({ "Node Type": "Bitmap Index Scan", "Index Name": "part" });
        let above = json!({ "Node Type": "Bitmap Heap Scan", "Schema": "public", "Relation Name": "t", "Plans": [bitmap] });
        assert_eq!(broken(above), 0);
    }

    #[test]
    fn figures_are_compared_with_their_bounds() {
        let node = json!({
            "Node Type": "Seq Scan", "Total Cost": 250.0, "Plan Rows": 20, "Actual Rows": 400, "Actual Loops": 1,
            "Rows Removed by Filter": 8000, "Shared Hit Blocks": 190, "Shared Read Blocks": 10, "Temp Written Blocks": 3,
        });
        let ran = plan(node);
        let verdict = |rule: Rule| rule.judge(&ran, &Tables::default(), &[]);
        let found = |rule: Rule| match verdict(rule) {
            Verdict::Broken(broken) => broken.found,
            other => format!("{other:?}"),
        };
        assert_eq!(found(Rule::MaxCost(249.0)), "250 cost");
        assert_eq!(found(Rule::MaxRows(399)), "400 rows");
        assert_eq!(found(Rule::MaxBuffers(199)), "200 pages");
        assert_eq!(found(Rule::BuffersPerRow(0.4)), "0.5 pages for each row");
        assert_eq!(found(Rule::RowsRemovedRatio(19.0)), "8,000 thrown away for 400 kept");
        assert_eq!(found(Rule::MaxEstimateError(19.0)), "400 rows where 20 were expected, 20 times off");
        assert_eq!(found(Rule::NoTempSpill), "24 kB in temporary files");
        assert_eq!(found(Rule::MaxTime(Duration::from_millis(12))), "12.5 ms");
        for rule in [
            Rule::MaxCost(250.0),
            Rule::MaxRows(400),
            Rule::MaxBuffers(200),
            Rule::BuffersPerRow(0.5),
            Rule::RowsRemovedRatio(20.0),
            Rule::MaxEstimateError(20.0),
            Rule::MaxTime(Duration::from_millis(13)),
            Rule::NoSort,
        ] {
            assert_eq!(verdict(rule.clone()), Verdict::Holds, "{rule:?}");
        }
    }

    #[test]
    fn what_only_a_run_can_tell_is_not_told_without_one() {
        let planned = Plan::read(json!([{ "Plan": seq_scan() }])).expect("a plan");
        for rule in [
            Rule::MaxBuffers(1),
            Rule::NoTempSpill,
            Rule::MaxTime(Duration::ZERO),
            Rule::MaxEstimateError(1.0),
        ] {
            assert_eq!(rule.judge(&planned, &Tables::default(), &[]), Verdict::NeedsRun, "{rule:?}");
        }
    }

    #[test]
    fn indexes_are_expected_by_name() {
        let ran = plan(json!({ "Node Type": "Append", "Plans": [index_scan("a"), seq_scan()] }));
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        let judge = |rule: Rule| rule.judge(&ran, &Tables::default(), &[]);
        assert_eq!(judge(Rule::AnyIndex(names(&["b", "a"]))), Verdict::Holds);
        let Verdict::Broken(broken) = judge(Rule::IndexUsed(names(&["a", "b"]))) else {
            panic!("b is not used")
        };
        assert_eq!((broken.expected.as_str(), broken.found.as_str()), ("the index b", "a"));
        assert_eq!(broken.path, [1], "the scan that stands in for it");
        let small = Tables { small_indexes: ["b".to_owned()].into(), ..Tables::default() };
        let of_small = |rule: Rule| rule.judge(&ran, &small, &[]);
        assert_eq!(of_small(Rule::IndexUsed(names(&["a", "b"]))), Verdict::TooSmall);
        assert_eq!(of_small(Rule::AnyIndex(names(&["b", "c"]))), Verdict::TooSmall);
        assert!(matches!(of_small(Rule::IndexUsed(names(&["b", "c"]))), Verdict::Broken(_)));
    }

    #[test]
    fn figures_are_grouped() {
        assert_eq!(
            [0.25, 12.5, 100.4, 4310.0, 1_234_567.0].map(figure),
            ["0.2", "12.5", "100", "4,310", "1,234,567"]
        );
    }
}
