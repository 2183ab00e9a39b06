//! Rows are deleted that other tables refer to, and no index finds the references.

use super::code::CauseCode;
use super::context::Context;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use super::scan::object;
use crate::db::quote_identifier;
use crate::querycheck::advice::{NewIndex, Remedy};

pub const DOC: Doc = Doc {
    meaning: "each deleted row, or changed key, is searched for in a referencing table without an index",
    example: "orders are deleted, and payments.order_id refers to orders without an index",
    fix: "an index on the columns of the foreign key",
};

pub(super) fn find(context: &Context<'_>) -> Option<Diagnosis> {
    let removed: Vec<_> = context.plan.removed_from().map(|table| context.catalog.root_of(&table)).collect();
    let key = context
        .catalog
        .unindexed_keys()
        .filter(|key| removed.contains(&key.referenced))
        .max_by(|a, b| a.rows.total_cmp(&b.rows))?;
    let (table, columns) = (&key.table, &key.columns);
    let message = format!(
        "{} refers to {} by {}, and no index starts with {}: each deleted row is searched for in all of {}",
        table.name,
        key.referenced.name,
        key.constraint,
        columns.join(", "),
        table.name
    );
    let index = NewIndex {
        table: table.clone(),
        method: "btree",
        keys: columns.iter().map(|column| quote_identifier(column)).collect(),
        columns: columns.clone(),
        predicate: None,
        extension: None,
    };
    let diagnosis = Diagnosis::new(CauseCode::ForeignKeyWithoutIndex, object(table, columns), message);
    Some(diagnosis.remedies([Remedy::Inner { index, columns: columns.clone() }]))
}
