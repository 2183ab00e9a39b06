//! An index is read in its order until a limit is reached, and most rows are discarded.

use super::code::CauseCode;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use super::scan::{Scan, definition_keys, object, of_indexes};
use crate::querycheck::advice::index::order_key;
use crate::querycheck::rules::figure;

pub const DOC: Doc = Doc {
    meaning: "an index is read in order up to the limit, and discards most of its rows",
    example: "where status = 'disputed' order by id limit 5, by the primary key",
    fix: "an index that has the condition first, then the order",
};

/// Fewer discarded rows are no fault.
const MANY_REMOVED: f64 = 500.0;
/// For each row kept.
const REMOVED_FOR_EACH: f64 = 20.0;

pub(super) fn find(scan: &Scan<'_>) -> Option<Diagnosis> {
    let node = scan.node;
    let kept = node.rows.unwrap_or_default().max(1.0);
    let is_walk = matches!(node.kind.as_str(), "Index Scan" | "Index Only Scan") && scan.is_limited;
    if !is_walk || node.removed_rows < MANY_REMOVED || node.removed_rows < kept * REMOVED_FOR_EACH {
        return None;
    }
    let columns = scan.searched_columns();
    let index = node.index.as_ref()?;
    let known = scan.valid_indexes().find(|known| known.name == *index)?;
    // The order that the index has, and that the query relies on.
    let mut order = scan.order();
    if order.is_empty() {
        let keys = definition_keys(&known.definition);
        order = keys.iter().filter_map(|key| order_key(key, &scan.scanned())).collect();
    }
    let sets = scan.candidates(&order);
    if columns.is_empty() || sets.is_empty() {
        return None;
    }
    let message = format!(
        "{index} is read in order, and {} rows are discarded for {} kept by {}",
        figure(node.removed_rows),
        figure(node.rows.unwrap_or_default()),
        scan.condition()
    );
    let diagnosis = Diagnosis::new(CauseCode::FilteredWalk, object(&scan.table, &columns), message);
    Some(diagnosis.remedies(of_indexes(sets)))
}
