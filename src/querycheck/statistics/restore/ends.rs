//! The ends of indexes: two real rows in each table, of the least and the greatest values. The planner looks there for
//! what a histogram does not know.

use tokio_postgres::types::{ToSql, Type};

use crate::db::Session;
use crate::db::planner::insert_end_row;
use crate::db::queries::statistics::{
    RelaxedColumnRow, relax_columns, relax_table, restore_columns, restore_table,
};
use crate::error::Result;
use crate::querycheck::explain::TableName;
use crate::querycheck::statistics::document::{Relation, StatisticsFile};
use crate::querycheck::statistics::restore::losses::Losses;

pub async fn restore(session: &Session, file: &StatisticsFile, losses: &mut Losses) -> Result<()> {
    for relation in file.relations.iter().filter(|relation| !relation.ends.is_empty()) {
        session.begin("begin").await?;
        let worked = rows(session, relation).await;
        let is_complete = matches!(worked, Ok(true));
        session.end(if worked.is_ok() { "commit" } else { "rollback" }).await?;
        if let Err(error) = &worked {
            tracing::debug!(?error, table = relation.name, "no ends");
        }
        if !is_complete {
            losses.ends.push(TableName::new(&relation.schema, &relation.name).quoted());
        }
    }
    Ok(())
}

/// Inserts the rows of one table; returns whether all values were taken.
async fn rows(session: &Session, relation: &Relation) -> Result<bool> {
    // Neither triggers, nor rules, nor foreign keys.
    session
        .batch("set local session_replication_role = replica; set local allow_system_table_mods = on")
        .await?;
    let (schema, name) = (relation.schema.as_str(), relation.name.as_str());
    let Some(table) = relax_table(session, schema, name).await? else { return Ok(true) };
    let columns = relax_columns(session, schema, name).await?;
    let typed: Vec<(String, String)> =
        columns.iter().map(|column| (column.name.clone(), column.base_type.clone())).collect();
    let insert = insert_end_row(schema, name, &typed);
    let known = |column: &str| columns.iter().any(|known| known.name == column);
    let mut is_complete = relation.ends.iter().all(|ends| known(&ends.column));
    let [least, greatest] = [true, false].map(|is_least| values(relation, &columns, is_least));
    let rows = if least == greatest { vec![least] } else { vec![least, greatest] };
    for row in rows {
        let parameters: Vec<(&(dyn ToSql + Sync), Type)> =
            row.iter().map(|value| (value as &(dyn ToSql + Sync), Type::TEXT)).collect();
        session.batch("savepoint tasker_end").await?;
        if let Err(error) = session.client().execute_typed(&insert, &parameters).await {
            tracing::debug!(%error, table = relation.name, "refused");
            session.batch("rollback to savepoint tasker_end").await?;
            is_complete = false;
        }
    }
    let numbers: Vec<i16> = columns.iter().map(|column| column.number).collect();
    let not_null: Vec<bool> = columns.iter().map(|column| column.is_not_null).collect();
    let types: Vec<u32> = columns.iter().map(|column| column.type_id).collect();
    restore_columns(session, schema, name, &numbers, &not_null, &types).await?;
    restore_table(session, table.id, table.checks, table.is_partition).await?;
    Ok(is_complete)
}

/// A value for each column: an end, or null.
fn values(relation: &Relation, columns: &[RelaxedColumnRow], is_least: bool) -> Vec<Option<String>> {
    let value = |column: &RelaxedColumnRow| {
        let ends = relation.ends.iter().find(|ends| ends.column == column.name)?;
        Some(if is_least { ends.least.clone() } else { ends.greatest.clone() })
    };
    columns.iter().map(value).collect()
}
