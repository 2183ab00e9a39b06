//! No index serves the condition by which the query searches.

use super::code::CauseCode;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use super::scan::{Scan, object, of_indexes};
use super::{index_invalid, no_order};

pub const DOC: Doc = Doc {
    meaning: "no index serves the condition that the query searches or joins by",
    example: "where meta->>'ref' = $1, without an index on (meta->>'ref')",
    fix: "`create index concurrently`, of the kind that the operator and the type need",
};

pub(super) fn find(scan: &Scan<'_>) -> Option<Diagnosis> {
    let is_partial_use = scan.node.removed_rows > FEW_REMOVED || scan.skips_first_column();
    if !(scan.node.is_seq_scan() || scan.node.index_condition.is_none() || is_partial_use) {
        return None;
    }
    if let Some(invalid) = scan.invalid_index() {
        let index = crate::querycheck::explain::TableName::new(&invalid.schema, &invalid.name);
        return Some(index_invalid::of(
            &invalid.name,
            format!("reindex index concurrently {}", index.quoted()),
        ));
    }
    let sets = scan.candidates(&scan.order());
    let first = sets.first()?;
    let mut columns = scan.searched_columns();
    if columns.is_empty() {
        // Alternatives have searches on each side; else the order alone is asked for.
        let of_conditions = scan.candidates(&[]);
        let Some(searched) = of_conditions.first() else { return Some(no_order::of_scan(scan)) };
        columns = searched.iter().flat_map(|index| index.columns.clone()).collect();
    }
    let table = &scan.table;
    let message = format!("no index of {} serves {}{}", table.name, scan.condition(), almost(scan, &columns));
    // An index of another kind than a B-tree of columns is another subject.
    let is_plain = first
        .iter()
        .all(|index| index.method == "btree" && index.keys.iter().all(|key| key.starts_with('"')));
    let subject = match is_plain {
        true => object(table, &columns),
        false => format!(
            "{} ({})",
            table.name,
            first.iter().flat_map(|index| &index.keys).cloned().collect::<Vec<_>>().join(", ")
        ),
    };
    let diagnosis = Diagnosis::new(CauseCode::NoIndex, subject, message);
    Some(diagnosis.remedies(of_indexes(sets)))
}

/// Rows that an index search may discard.
const FEW_REMOVED: f64 = 200.0;

/// Why an index that has the column does not serve.
fn almost(scan: &Scan<'_>, columns: &[String]) -> String {
    let has = |key: &String| columns.iter().any(|column| key.trim_matches('"') == column);
    for index in scan.valid_indexes() {
        let Some(position) = index.key_columns.iter().position(has) else { continue };
        let name = &index.name;
        return match (&index.predicate, position) {
            (Some(predicate), _) => format!("; {name} has only the rows where {predicate}"),
            (None, 0) => format!("; {name} cannot serve this operator, or not alone"),
            (None, _) => format!("; {name} has {} before it", index.key_columns[..position].join(", ")),
        };
    }
    String::new()
}
