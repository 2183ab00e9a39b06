//! Why an expectation is not met, and the fix: one file for each cause, with its meaning, an example, how it is
//! found, and its fix. [`of_unmet`] asks them in order.

mod code;
pub mod column_wrapped;
mod context;
mod counts_all;
mod deep_offset;
mod diagnosis;
mod doc;
mod filtered_walk;
mod foreign_key_without_index;
mod function_scan;
mod hidden;
mod implicit_cast;
pub mod index_changed;
pub mod index_invalid;
pub mod index_missing;
mod materialized_cte;
mod misestimated;
mod n_plus_one;
mod no_index;
mod no_limit;
mod no_order;
mod not_chosen;
pub mod not_in_subquery;
mod or_across_tables;
pub mod out_of_memory;
mod plan_changed;
pub(super) mod plan_worse;
mod scan;
mod slow_trigger;
mod statistics_missing;
mod statistics_stale;
mod too_costly;
pub mod view_version;

pub use code::CauseCode;
pub use context::Context;
pub use diagnosis::Diagnosis;
pub use doc::Doc;

use super::advice::Remedy;
use super::catalog::Catalog;
use super::explain::{TableName, Tier};
use super::rules::RuleCode;

/// Describes a cause.
pub fn doc(cause: CauseCode) -> Doc {
    match cause {
        CauseCode::IndexMissing => index_missing::DOC,
        CauseCode::IndexInvalid => index_invalid::DOC,
        CauseCode::IndexChanged => index_changed::DOC,
        CauseCode::StatisticsMissing => statistics_missing::DOC,
        CauseCode::StatisticsStale => statistics_stale::DOC,
        CauseCode::ViewVersion => view_version::DOC,
        CauseCode::ForeignKeyWithoutIndex => foreign_key_without_index::DOC,
        CauseCode::SlowTrigger => slow_trigger::DOC,
        CauseCode::NPlusOne => n_plus_one::DOC,
        CauseCode::FunctionScan => function_scan::DOC,
        CauseCode::DeepOffset => deep_offset::DOC,
        CauseCode::CountsAll => counts_all::DOC,
        CauseCode::NotInSubquery => not_in_subquery::DOC,
        CauseCode::OrAcrossTables => or_across_tables::DOC,
        CauseCode::MaterializedCte => materialized_cte::DOC,
        CauseCode::ColumnWrapped => column_wrapped::DOC,
        CauseCode::ImplicitCast => implicit_cast::DOC,
        CauseCode::FilteredWalk => filtered_walk::DOC,
        CauseCode::NoIndex => no_index::DOC,
        CauseCode::NoOrder => no_order::DOC,
        CauseCode::NoLimit => no_limit::DOC,
        CauseCode::OutOfMemory => out_of_memory::DOC,
        CauseCode::Misestimated => misestimated::DOC,
        CauseCode::NotChosen => not_chosen::DOC,
        CauseCode::PlanChanged => plan_changed::DOC,
        CauseCode::PlanWorse => plan_worse::DOC,
        CauseCode::TooCostly => too_costly::DOC,
    }
}

/// Finds why an expectation is not met; the first cause that fits.
pub(super) fn of_unmet(context: &Context<'_>) -> Diagnosis {
    of_database(context).unwrap_or_else(|| match context.unmet.rule {
        RuleCode::MatchesBaseline => plan_changed::of(context),
        RuleCode::NoSort => of_sort(context),
        RuleCode::NoTempSpill => out_of_memory::of(context),
        RuleCode::MaxEstimateError => misestimated::of(context),
        RuleCode::MaxRows => no_limit::find(context).unwrap_or_else(|| too_costly::of(context)),
        RuleCode::IndexUsed | RuleCode::AnyIndex => {
            of_query(context).unwrap_or_else(|| not_chosen::of(context))
        }
        _ => of_query(context).or_else(|| no_limit::find(context)).unwrap_or_else(|| too_costly::of(context)),
    })
}

/// A sort of rows that no index finds is a consequence.
fn of_sort(context: &Context<'_>) -> Diagnosis {
    let mut scans =
        context.scans().into_iter().filter(|scan| scan.node.is_seq_scan() && !scan.order().is_empty());
    let searched = scans.find(|scan| !scan.searched_columns().is_empty());
    searched.and_then(|scan| no_index::find(&scan)).unwrap_or_else(|| no_order::of(context))
}

/// The cause in the database, if there is one.
fn of_database(context: &Context<'_>) -> Option<Diagnosis> {
    let Context { plan, unmet, catalog, check, .. } = *context;
    of_indexes(context).or_else(|| {
        if unmet.rule == RuleCode::MatchesBaseline {
            return None;
        }
        let of_table = |table: TableName| of_statistics(&table, catalog);
        let statistics =
            (unmet.tier == Tier::Chosen).then(|| plan.root.tables().find_map(of_table)).flatten();
        statistics.or_else(|| catalog.defect_of_view(&check.sql).cloned())
    })
}

/// The cause in the query, or in an index that it needs.
fn of_query(context: &Context<'_>) -> Option<Diagnosis> {
    let of_text = || {
        deep_offset::find(context)
            .or_else(|| counts_all::find(context))
            .or_else(|| not_in_subquery::find(context))
            .or_else(|| or_across_tables::find(context))
            .or_else(|| materialized_cte::find(context))
    };
    let of_scans = || {
        let scans = context.scans();
        let of_scan = |scan: &scan::Scan<'_>| {
            [
                column_wrapped::find(context, scan),
                implicit_cast::find(context, scan),
                filtered_walk::find(scan),
                not_chosen::find(context, scan),
                no_index::find(scan),
            ]
        };
        let mut found: Vec<Diagnosis> = scans.iter().flat_map(of_scan).flatten().collect();
        // One index may not be enough.
        if let Some(first) = found.first_mut().filter(|first| first.cause == CauseCode::NoIndex) {
            let missing = context.missing_indexes();
            if missing.len() > 1 {
                first.remedies.push(Remedy::Indexes(missing));
            }
        }
        let chain = |next: Option<Diagnosis>, diagnosis: Diagnosis| {
            Some(Diagnosis { otherwise: next.map(Box::new), ..diagnosis })
        };
        found.into_iter().rev().fold(None, chain)
    };
    hidden::find(context).or_else(of_text).or_else(of_scans)
}

/// Returns the effect of a table's statistics on every plan that reads it.
pub(super) fn of_statistics(table: &TableName, catalog: &Catalog) -> Option<Diagnosis> {
    statistics_missing::find(table, catalog).or_else(|| statistics_stale::find(table, catalog))
}

/// Returns the problem of the index of this name; `None` if it exists and is as it should be.
pub(super) fn of_index(name: &str, catalog: &Catalog) -> Option<Diagnosis> {
    let defect = catalog.defect_of_index(name).map(|defect| defect.diagnosis.clone());
    defect.or_else(|| index_missing::find(name, catalog)).or_else(|| index_invalid::find(name, catalog))
}

/// Indexes that the check names, or that the application has on the table, and that are not as they should be.
fn of_indexes(context: &Context<'_>) -> Option<Diagnosis> {
    let Context { check, case, catalog, unmet, plan, .. } = *context;
    let node = context.node();
    let named = check.expectations(case).flat_map(|expected| expected.rule.indexes());
    let is_about_indexes = matches!(unmet.rule, RuleCode::IndexUsed | RuleCode::AnyIndex);
    let relation = node.relation.as_deref().filter(|_| !is_about_indexes);
    // Any of several indexes may exist and the plan still be bad: only broken ones count.
    let named = named.filter(|name| {
        let table = catalog.table_of_index(name);
        relation.is_none() || table.is_none() || table == relation || catalog.defect_of_index(name).is_some()
    });
    let read: Vec<TableName> = plan.root.tables().collect();
    let is_concerned =
        |table: &TableName| read.contains(table) && relation.is_none_or(|relation| relation == table.name);
    // Of the application's other indexes, only those known to be wanted.
    let others = catalog.index_defects().filter(|defect| is_concerned(&defect.table));
    let mut named = named.filter_map(|name| of_index(name, catalog));
    named.next().or_else(|| others.map(|defect| defect.diagnosis.clone()).next())
}
