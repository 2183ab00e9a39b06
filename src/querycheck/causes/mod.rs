//! Why an expectation is not met, and the fix: one file for each cause, with its meaning, how it is found,
//! and its fix. [`of_unmet`] asks them in order.

mod code;
pub mod column_wrapped;
mod condition;
mod context;
mod diagnosis;
pub mod index_changed;
pub mod index_invalid;
pub mod index_missing;
mod misestimated;
mod no_index;
mod no_limit;
mod no_order;
mod not_chosen;
mod out_of_memory;
mod plan_changed;
mod statistics_missing;
mod statistics_stale;
mod too_costly;
mod type_mismatch;
pub mod view_version;

pub use code::CauseCode;
pub use context::Context;
pub use diagnosis::Diagnosis;

use super::catalog::Catalog;
use super::explain::{TableName, Tier};
use super::rules::RuleCode;

/// Describes a cause, for the docs and for code scanning.
pub fn meaning(cause: CauseCode) -> &'static str {
    match cause {
        CauseCode::IndexMissing => index_missing::MEANING,
        CauseCode::IndexInvalid => index_invalid::MEANING,
        CauseCode::IndexChanged => index_changed::MEANING,
        CauseCode::StatisticsMissing => statistics_missing::MEANING,
        CauseCode::StatisticsStale => statistics_stale::MEANING,
        CauseCode::ViewVersion => view_version::MEANING,
        CauseCode::ColumnWrapped => column_wrapped::MEANING,
        CauseCode::TypeMismatch => type_mismatch::MEANING,
        CauseCode::NoIndex => no_index::MEANING,
        CauseCode::NoOrder => no_order::MEANING,
        CauseCode::NoLimit => no_limit::MEANING,
        CauseCode::OutOfMemory => out_of_memory::MEANING,
        CauseCode::Misestimated => misestimated::MEANING,
        CauseCode::NotChosen => not_chosen::MEANING,
        CauseCode::PlanChanged => plan_changed::MEANING,
        CauseCode::TooCostly => too_costly::MEANING,
    }
}

/// Finds why an expectation is not met; the first cause that fits.
pub(super) fn of_unmet(context: &Context<'_>) -> Diagnosis {
    let Context { plan, unmet, catalog, check, .. } = *context;
    if let Some(diagnosis) = of_indexes(context) {
        return diagnosis;
    }
    if unmet.rule == RuleCode::MatchesBaseline {
        return plan_changed::of(context);
    }
    if unmet.tier == Tier::Chosen
        && let Some(diagnosis) = plan.root.tables().find_map(|table| of_statistics(&table, catalog))
    {
        return diagnosis;
    }
    if let Some(view) = catalog.defect_of_view(&check.sql) {
        return view.clone();
    }
    let of_condition = || {
        column_wrapped::find(context)
            .or_else(|| type_mismatch::find(context))
            .or_else(|| not_chosen::find(context))
            .or_else(|| no_index::find(context))
    };
    match unmet.rule {
        RuleCode::NoSort => no_order::of(context),
        RuleCode::NoTempSpill => out_of_memory::of(context),
        RuleCode::MaxTime => too_costly::of(context),
        RuleCode::IndexUsed | RuleCode::AnyIndex => of_condition().unwrap_or_else(|| not_chosen::of(context)),
        RuleCode::MaxEstimateError => of_condition().unwrap_or_else(|| misestimated::of(context)),
        _ => of_condition().or_else(|| no_limit::find(context)).unwrap_or_else(|| too_costly::of(context)),
    }
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
