//! Finds why an expectation is not met, and the fix.

use super::catalog::{BrokenIndex, Catalog, Ignorance, key_of};
use super::predicate::{ColumnUse, mentions};
use crate::db::quote_identifier;
use crate::error::shell_word;
use crate::migrate::indexes::bundled;
use crate::model::plan::rule::{RuleCode, figure};
use crate::model::plan::{
    Case, CauseCode, Expectation, Node, Plan, QueryCheck, Rule, Tier, UnmetExpectation,
};

/// A cause with its message and fix.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Diagnosis {
    pub cause: CauseCode,
    pub object: String,
    pub message: String,
    pub fix: Vec<String>,
}

impl Diagnosis {
    fn new(cause: CauseCode, object: impl Into<String>, message: impl Into<String>) -> Diagnosis {
        Diagnosis { cause, object: object.into(), message: message.into(), fix: Vec::new() }
    }

    fn fix(mut self, command: impl Into<String>) -> Diagnosis {
        self.fix.push(command.into());
        self
    }

    /// Returns whether the cause is in the database and not in the query. Any other problem of the plan may
    /// follow from it.
    pub fn is_of_the_database(&self) -> bool {
        self.cause <= CauseCode::ViewVersion
    }

    /// Returns whether it describes a failure without explaining it.
    pub fn is_a_symptom(&self) -> bool {
        self.cause >= CauseCode::OutOfMemory
    }
}

/// An unmet expectation, with the input of its diagnosis.
pub(super) struct Context<'a> {
    pub check: &'a QueryCheck,
    pub case: &'a Case,
    pub plan: &'a Plan,
    pub unmet: &'a UnmetExpectation,
    pub catalog: &'a Catalog,
}

/// Returns the effect of a table's statistics on every plan that reads it.
pub(super) fn of_statistics(key: &(String, String), catalog: &Catalog) -> Option<Diagnosis> {
    let table = catalog.table(key)?;
    let name = qualified(key);
    let diagnosis = match catalog.ignorance(key)? {
        Ignorance::Missing => Diagnosis::new(
            CauseCode::StatisticsMissing,
            &key.1,
            format!("the planner has no statistics for {}: it was never analyzed, or they were lost", key.1),
        ),
        Ignorance::Stale => Diagnosis::new(
            CauseCode::StatisticsStale,
            &key.1,
            format!(
                "{} has {} pages, and the planner's statistics were taken when it had {}",
                key.1,
                figure(table.pages as f64),
                figure(table.planned_pages as f64)
            ),
        ),
    };
    Some(diagnosis.fix(format!("analyze {name}")))
}

/// Finds why an expectation is not met; the first reason that fits.
pub(super) fn of_unmet(context: &Context<'_>) -> Diagnosis {
    let Context { plan, unmet, catalog, check, .. } = *context;
    let node = node_at(&plan.root, &unmet.node_path);
    if unmet.rule == RuleCode::MatchesBaseline {
        let diagnosis = Diagnosis::new(
            CauseCode::PlanChanged,
            &check.name,
            format!("the plan of {} differs from the baseline", check.name),
        );
        return of_index(context, node).unwrap_or_else(|| {
            let file = shell_word(&unmet.location.file);
            diagnosis.fix(format!(
                "if it is as good, accept it: tasker check plans --baseline {file} --update-baseline"
            ))
        });
    }
    if let Some(diagnosis) = of_index(context, node) {
        return diagnosis;
    }
    if unmet.tier == Tier::Chosen {
        let tables = plan.root.all().into_iter().filter_map(key_of);
        if let Some(diagnosis) = tables.filter_map(|key| of_statistics(&key, catalog)).next() {
            return diagnosis;
        }
    }
    if let Some((view, what)) = catalog.odd_view(&check.sql) {
        let diagnosis = Diagnosis::new(CauseCode::ViewVersion, view, format!("the view {view} is {what}"));
        return diagnosis.fix("tasker migrate views --to v3");
    }
    match unmet.rule {
        RuleCode::NoSort => return of_order(node, plan),
        RuleCode::NoTempSpill => return of_memory(context, node),
        RuleCode::MaxTime => return too_costly(context),
        RuleCode::IndexUsed | RuleCode::AnyIndex => {
            return of_condition(context, node).unwrap_or_else(|| not_used(context));
        }
        _ => {}
    }
    of_condition(context, node).unwrap_or_else(|| of_amount(context, node))
}

/// Every index that a check or one of its cases names.
pub(super) fn indexes_named(check: &QueryCheck) -> impl Iterator<Item = &str> {
    let of_cases = check.cases.iter().flat_map(|case| &case.expect);
    check.expect.iter().chain(of_cases).flat_map(names_of)
}

fn names_of(expectation: &Expectation) -> impl Iterator<Item = &str> {
    let names = match &expectation.rule {
        Rule::IndexUsed(names) | Rule::AnyIndex(names) => names.as_slice(),
        _ => &[],
    };
    names.iter().map(String::as_str)
}

/// Indexes that the check names, or that tasker has on the table, and that are not as they should be.
fn of_index(context: &Context<'_>, node: &Node) -> Option<Diagnosis> {
    let Context { check, case, catalog, unmet, .. } = *context;
    let named = check.expectations(case).flat_map(names_of);
    let is_about_indexes = matches!(unmet.rule, RuleCode::IndexUsed | RuleCode::AnyIndex);
    let relation = node.relation.as_deref().filter(|_| !is_about_indexes);
    // Any of several indexes may exist and the plan still be bad: only broken ones count.
    let named = named.filter(|name| {
        let table = catalog.table_of_index(name);
        relation.is_none() || table.is_none() || table.as_deref() == relation || catalog.is_broken(name)
    });
    let read: Vec<(String, String)> = context.plan.root.all().into_iter().filter_map(key_of).collect();
    let own = bundled::INDEXES.iter().map(|index| (index.name, index.table()));
    let own = own.chain(bundled::keys().map(|key| (key.name, key.table))).filter(|(_, table)| {
        let is_read = read.iter().any(|(schema, name)| *schema == catalog.schema && name == table);
        relation.map_or(is_read, |relation| relation == *table && is_read)
    });
    // Of tasker's other indexes, only those known to be wanted.
    let own = own.map(|(name, _)| name).filter(|name| catalog.is_broken(name));
    named.chain(own).find_map(|name| Some(of_broken_index(name, catalog.broken_index(name)?, catalog)))
}

/// Describes the effect of a broken index.
pub(super) fn of_broken_index(name: &str, broken: BrokenIndex, catalog: &Catalog) -> Diagnosis {
    let is_lean = bundled::find(name).is_some();
    let key = bundled::keys().find(|key| key.name == name);
    let drop = format!("drop index concurrently {}", quote_identifier(name));
    match broken {
        BrokenIndex::Missing => {
            let diagnosis =
                Diagnosis::new(CauseCode::IndexMissing, name, format!("the index {name} is missing"));
            match key {
                Some(key) => diagnosis.fix(key.statement()),
                None if is_lean => diagnosis.fix("tasker migrate up"),
                None => diagnosis.fix(format!(
                    "create the index {name} again: create index concurrently {} …",
                    quote_identifier(name)
                )),
            }
        }
        BrokenIndex::Invalid => {
            let message =
                format!("the index {name} is invalid: it slows down writes, and no query can use it");
            let diagnosis = Diagnosis::new(CauseCode::IndexInvalid, name, message);
            if is_lean {
                diagnosis.fix("tasker migrate up")
            } else {
                diagnosis.fix(format!("reindex index concurrently {}", quote_identifier(name)))
            }
        }
        BrokenIndex::Changed => {
            let definition = catalog.definition_of(name).unwrap_or_default();
            let message = format!("the index {name} differs from tasker's definition: {definition}");
            let diagnosis = Diagnosis::new(CauseCode::IndexChanged, name, message).fix(drop);
            match key {
                Some(key) => diagnosis.fix(key.statement()),
                None => diagnosis.fix("tasker migrate up"),
            }
        }
    }
}

fn of_order(node: &Node, plan: &Plan) -> Diagnosis {
    let keys: Vec<&str> = node.sort_key.iter().map(String::as_str).collect();
    let message = format!("no index provides the order by {}", keys.join(", "));
    let diagnosis = Diagnosis::new(CauseCode::NoOrder, keys.join(", "), message);
    let below =
        node.all().into_iter().find_map(key_of).or_else(|| plan.root.all().into_iter().find_map(key_of));
    let columns: Vec<&str> =
        keys.iter().map(|key| key.rsplit_once('.').map_or(*key, |(_, column)| column)).collect();
    match below {
        Some(key) => diagnosis.fix(format!(
            "create index concurrently on {} (its search columns, then {})",
            qualified(&key),
            columns.join(", ")
        )),
        None => diagnosis,
    }
}

fn of_memory(context: &Context<'_>, node: &Node) -> Diagnosis {
    let kilobytes = (node.spilled_pages * 8).max(node.disk_kb);
    let message = format!(
        "{} of {} has too little memory and writes {} kB to temporary files",
        node.kind,
        context.check.name,
        figure(kilobytes as f64)
    );
    // In memory a row takes more room than on disk.
    let megabytes = (kilobytes * 3).div_ceil(1024).next_power_of_two().max(8);
    Diagnosis::new(CauseCode::OutOfMemory, &context.check.name, message)
        .fix(format!("for this query: set local work_mem = '{megabytes}MB'"))
}

/// What the condition of a node does to the columns of its table.
fn of_condition(context: &Context<'_>, node: &Node) -> Option<Diagnosis> {
    let Context { catalog, unmet, .. } = *context;
    let key = key_of(node)?;
    let table = catalog.table(&key)?;
    let condition = node.filter.as_deref().or(node.join_condition.as_deref());
    let mentioned = condition.map(|text| mentions(text, &table.columns)).unwrap_or_default();
    let leads = |column: &str| {
        catalog.indexes_of(&key).find(|index| {
            index.is_valid && index.key_columns.first().is_some_and(|first| first.trim_matches('"') == column)
        })
    };
    for (column, column_use) in &mentioned {
        let Some(index) = leads(column) else { continue };
        let (object, condition) = (format!("{}.{column}", key.1), condition.unwrap_or_default());
        match column_use {
            ColumnUse::Within(what) => {
                let message = format!("{what} hides {object} from the index {}: {condition}", index.name);
                let diagnosis = Diagnosis::new(CauseCode::ColumnWrapped, object, message);
                return Some(diagnosis.fix(format!(
                    "compare {column} itself, or index the expression: create index concurrently on {} ({})",
                    qualified(&key),
                    if what.contains(' ') { "(EXPRESSION)".to_owned() } else { format!("{what}({column})") }
                )));
            }
            ColumnUse::As(other) => {
                let of_type =
                    table.columns.iter().find(|(name, _)| name == column).map_or("", |(_, of_type)| of_type);
                let message = format!(
                    "{object} is {of_type} and compared as {other}, which the index {} cannot serve: {condition}",
                    index.name
                );
                let diagnosis = Diagnosis::new(CauseCode::TypeMismatch, object, message);
                return Some(
                    diagnosis
                        .fix(format!("compare it with a {of_type}: write the other side as …::{of_type}")),
                );
            }
            ColumnUse::Alone => {}
        }
    }
    let is_index_walk = unmet.rule == RuleCode::IndexPossible && node.is_index_scan();
    if !node.is_seq_scan() && !is_index_walk {
        return None;
    }
    let columns: Vec<&str> = mentioned.iter().map(|(column, _)| *column).collect();
    if columns.is_empty() {
        return None;
    }
    if let Some(index) = columns.iter().find_map(|column| leads(column)) {
        // With sequential scans forbidden, it has another reason to walk this index.
        if unmet.tier == Tier::Possible {
            return None;
        }
        let message = format!(
            "the planner reads all of {} although {} could serve: it expects {} rows",
            key.1,
            index.name,
            figure(node.plan_rows)
        );
        return Some(
            Diagnosis::new(CauseCode::NotChosen, &key.1, message).fix(format!("analyze {}", qualified(&key))),
        );
    }
    let message = format!("no index of {} starts with {}", key.1, columns.join(" or "));
    let object = format!("{} ({})", key.1, columns.join(", "));
    let columns: Vec<String> = columns.iter().map(|column| quote_identifier(column)).collect();
    let create = format!("create index concurrently on {} ({})", qualified(&key), columns.join(", "));
    Some(Diagnosis::new(CauseCode::NoIndex, object, message).fix(create))
}

/// The query requests many rows, or reads many pages.
fn of_amount(context: &Context<'_>, node: &Node) -> Diagnosis {
    let Context { check, plan, unmet, .. } = *context;
    if unmet.rule == RuleCode::MaxEstimateError {
        let diagnosis = Diagnosis::new(
            CauseCode::Misestimated,
            node.title(),
            format!("{}: {}", node.title(), unmet.found),
        );
        return match key_of(node) {
            Some(key) => diagnosis.fix(format!("analyze {}", qualified(&key))).fix(
                "if the columns depend on each other: create statistics on a, b from the table".to_owned(),
            ),
            None => diagnosis,
        };
    }
    let is_limited = plan.root.all().iter().any(|node| node.kind == "Limit");
    let gathers = matches!(plan.root.kind.as_str(), "Aggregate" | "WindowAgg");
    let is_read = matches!(
        unmet.rule,
        RuleCode::MaxRows
            | RuleCode::MaxBuffers
            | RuleCode::Grows
            | RuleCode::MaxCost
            | RuleCode::IndexPossible
            | RuleCode::NoSeqScan
    );
    if is_read && !is_limited && !gathers && !plan.writes() && node.filter.is_none() {
        let message = format!("nothing limits what {} returns: {} rows", check.name, figure(plan.rows()));
        return Diagnosis::new(CauseCode::NoLimit, &check.name, message).fix("end the query with `limit N`");
    }
    too_costly(context)
}

/// The indexes exist, but the planner chooses others.
fn not_used(context: &Context<'_>) -> Diagnosis {
    let UnmetExpectation { check, expected, found, .. } = context.unmet;
    let diagnosis = Diagnosis::new(
        CauseCode::NotChosen,
        check,
        format!("{check} is planned with {found} instead of {expected}"),
    );
    let mut tables: Vec<_> = context.plan.root.all().into_iter().filter_map(key_of).collect();
    tables.sort();
    tables.dedup();
    let tables: Vec<String> = tables.iter().map(qualified).collect();
    if tables.is_empty() { diagnosis } else { diagnosis.fix(format!("analyze {}", tables.join(", "))) }
}

fn too_costly(context: &Context<'_>) -> Diagnosis {
    let UnmetExpectation { check, expected, found, rule, location, .. } = context.unmet;
    if *rule == RuleCode::Grows {
        let message = format!(
            "{check} reads more pages as the number of tasks grows, and no index, view or statistics explain it"
        );
        let file = format!("{}:{}", location.file, location.line);
        return Diagnosis::new(CauseCode::TooCostly, check, message)
            .fix(format!("if this growth is intended, allow it at {file}"));
    }
    Diagnosis::new(CauseCode::TooCostly, check, format!("{check}: {found}, where {expected} was expected"))
}

fn qualified((schema, name): &(String, String)) -> String {
    match schema.as_str() {
        "public" => quote_identifier(name),
        schema => format!("{}.{}", quote_identifier(schema), quote_identifier(name)),
    }
}

pub(super) fn node_at<'n>(root: &'n Node, path: &[usize]) -> &'n Node {
    path.iter().fold(root, |node, &position| node.children.get(position).unwrap_or(node))
}
