//! The statistics of columns and of expressions of indexes.

use crate::db::Session;
use crate::db::queries::scratch::restore_statistics;
use crate::db::queries::statistics::forget_statistics;
use crate::error::{Result, one_line};
use crate::querycheck::explain::TableName;
use crate::querycheck::statistics::document::StatisticsFile;
use crate::querycheck::statistics::restore::losses::Losses;

/// The first oid that PostgreSQL gives what users create.
const FIRST_OF_USERS: u32 = 16_384;

pub async fn restore(session: &Session, file: &StatisticsFile, losses: &mut Losses) -> Result<()> {
    forget_statistics(session, FIRST_OF_USERS).await?;
    for statement in &file.statements {
        match session.client().simple_query(statement).await {
            Ok(_) => {}
            Err(error) if error.is_closed() => return Err(error.into()),
            Err(error) => losses.columns.push(one_line(&error.into())),
        }
    }
    for relation in &file.relations {
        for column in &relation.columns {
            let restored = restore_statistics(session, &column.row(&relation.schema, &relation.name)).await;
            match restored {
                Ok(1..) => {}
                // A missing relation is reported once.
                Ok(0) => {}
                Err(error) if error.is_closed() => return Err(error.into()),
                Err(error) => {
                    let table = TableName::new(&relation.schema, &relation.name).quoted();
                    tracing::debug!(%error, table, column = column.name, "no statistics");
                    losses.columns.push(format!("{table}.{}", column.name));
                }
            }
        }
    }
    Ok(())
}
