//! An index could serve, and the planner takes another way.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use super::scan::Scan;
use crate::db::queries::server::PlanIndexRow;
use crate::querycheck::advice::{Search, Using};
use crate::querycheck::catalog::Catalog;
use crate::querycheck::explain::TableName;
use crate::querycheck::outcome::UnmetExpectation;
use crate::querycheck::rules::figure;

pub const DOC: Doc = Doc {
    meaning: "an index could serve, but the planner chooses another plan",
    example: "where status = 'done', which most rows are",
    fix: "`analyze`; see whether the setting or the data is unusual",
};

/// The planner reads a whole table although an index serves one of its conditions.
pub(super) fn find(context: &Context<'_>, scan: &Scan<'_>) -> Option<Diagnosis> {
    if !scan.node.is_seq_scan() {
        return None;
    }
    let scanned = scan.scanned();
    let searches: Vec<_> = scan.conditions.iter().filter_map(|condition| scanned.search(condition)).collect();
    // With another condition beside it, an index of both may be chosen.
    if searches.iter().filter(|search| search.using == Using::Equality).count() > 1 {
        return None;
    }
    // A range that most rows are in explains nothing beside an equality that no index serves.
    let is_unserved =
        |search: &&Search| search.using == Using::Equality && scan.index_led_by(&search.key.sql).is_none();
    if searches.iter().any(|search| is_unserved(&search)) {
        return None;
    }
    let index = searches.iter().find_map(|search| {
        let class = match &search.using {
            Using::Method { method, .. } => format!(" USING {method} "),
            Using::Prefix => "_pattern_ops".to_owned(),
            _ => " USING btree ".to_owned(),
        };
        scan.index_led_by(&search.key.sql).filter(|index| index.definition.contains(&class))
    })?;
    let table = &scan.table;
    let message = format!(
        "the planner reads all of {} although {} could serve: it expects {} rows",
        table.name,
        index.name,
        figure(context.node().plan_rows)
    );
    Some(of_table(context.catalog, scan, message))
}

/// The planner sorts a few rows although an index has their order.
pub(super) fn of_order(scan: &Scan<'_>, index: &PlanIndexRow) -> Diagnosis {
    let table = &scan.table;
    let message = format!(
        "the planner sorts {} rows of {} by {} although {} has that order",
        figure(scan.node.plan_rows),
        table.name,
        scan.order_text(),
        index.name
    );
    Diagnosis::new(CauseCode::NotChosen, &table.name, message)
        .hint("a sort of few rows is as quick as the index")
}

/// `analyze` helps only where the table has changed since.
fn of_table(catalog: &Catalog, scan: &Scan<'_>, message: String) -> Diagnosis {
    let table = &scan.table;
    let diagnosis = Diagnosis::new(CauseCode::NotChosen, &table.name, message);
    if catalog.is_as_analyzed(table) {
        return diagnosis.hint(
            "where its condition holds for many rows, reading all is right: say `reads_all: true`; \
             else see random_page_cost and effective_cache_size",
        );
    }
    diagnosis.fix(format!("analyze {}", table.quoted()))
}

/// The indexes that the check names exist, but the planner chooses others.
pub(super) fn of(context: &Context<'_>) -> Diagnosis {
    let UnmetExpectation { check, expected, found, .. } = context.unmet;
    let message = format!("{check} is planned with {found} instead of {expected}");
    let diagnosis = Diagnosis::new(CauseCode::NotChosen, check, message);
    let mut tables: Vec<TableName> = context.plan.root.tables().collect();
    tables.sort();
    tables.dedup();
    tables.retain(|table| !context.catalog.is_as_analyzed(table));
    let tables: Vec<String> = tables.iter().map(TableName::quoted).collect();
    if tables.is_empty() { diagnosis } else { diagnosis.fix(format!("analyze {}", tables.join(", "))) }
}
