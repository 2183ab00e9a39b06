//! Statistics on several columns and on expressions.

use tokio_postgres::types::{ToSql, Type};

use crate::db::Session;
use crate::db::planner::{TAKE_EXTENDED, TAKE_NO_EXTENDED, restore_extended};
use crate::db::queries::statistics::{
    LocalExtendedRow, LocalTypeRow, forget_expressions, local_extended, local_types, restore_expression,
};
use crate::error::Result;
use crate::querycheck::explain::TableName;
use crate::querycheck::statistics::document::{Extended, StatisticsFile};
use crate::querycheck::statistics::restore::losses::Losses;
use crate::querycheck::statistics::stored::{self, LocalType, Members};

pub async fn restore(
    session: &Session,
    major: i32,
    file: &StatisticsFile,
    losses: &mut Losses,
) -> Result<()> {
    session.batch(TAKE_EXTENDED).await?;
    let insert = restore_extended(major);
    for extended in &file.extended {
        // Before PostgreSQL 15 there is room for one row.
        let is_second = major < 15 && extended.inherited;
        let is_restored = !is_second && restore_one(session, &insert, extended).await?;
        if !is_restored {
            losses.extended.push(TableName::new(&extended.schema, &extended.name).quoted());
        }
    }
    session.batch(TAKE_NO_EXTENDED).await?;
    Ok(())
}

/// Returns whether all of it was restored.
async fn restore_one(session: &Session, insert: &str, extended: &Extended) -> Result<bool> {
    let Some(local) = local_extended(session, &extended.schema, &extended.name).await? else {
        return Ok(false);
    };
    let mut is_complete = true;
    for (number, expression) in (1..).zip(&extended.expressions) {
        is_complete &= restore_expression(session, local.id, number, &expression.row("", "")).await.is_ok();
    }
    let members = Members { numbers: &local.numbers, columns: &local.columns };
    let distinct =
        stored::write_distinct(&extended.distinct, &members).filter(|_| !extended.distinct.is_empty());
    let dependencies = stored::write_dependencies(&extended.dependencies, &members)
        .filter(|_| !extended.dependencies.is_empty());
    let common = common(session, extended, &local).await?;
    is_complete &= distinct.is_some() != extended.distinct.is_empty()
        && dependencies.is_some() != extended.dependencies.is_empty()
        && common.is_some() == extended.common_values.is_some();
    let parameters: [(&(dyn ToSql + Sync), Type); 5] = [
        (&local.id, Type::OID),
        (&distinct, Type::BYTEA),
        (&dependencies, Type::BYTEA),
        (&common, Type::BYTEA),
        (&extended.inherited, Type::BOOL),
    ];
    let inserted = session.client().execute_typed(insert, &parameters).await;
    if let Err(error) = &inserted {
        tracing::debug!(%error, statistics = extended.name, "not restored");
    }
    forget_expressions(session, local.id).await?;
    Ok(is_complete && inserted.is_ok())
}

async fn common(session: &Session, extended: &Extended, local: &LocalExtendedRow) -> Result<Option<Vec<u8>>> {
    let Some(common) = &extended.common_values else { return Ok(None) };
    // Groups have their values in the order of the table.
    if local.columns != extended.columns {
        return Ok(None);
    }
    let names: Vec<&str> = common.types.iter().map(|known| known.name.as_str()).collect();
    let of_row = |row: LocalTypeRow| LocalType {
        oid: row.id,
        labels: row.labels.into_iter().zip(row.label_ids).collect(),
    };
    let types: Vec<LocalType> = local_types(session, &names).await?.into_iter().map(of_row).collect();
    Ok(stored::write_common(common, &types))
}
