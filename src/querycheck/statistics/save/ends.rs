//! The least and the greatest value of each column that comes first in a B-tree. The planner looks them up there, since
//! a histogram is older than the newest rows.

use std::collections::BTreeSet;

use tokio_postgres::SimpleQueryMessage;

use crate::db::Session;
use crate::db::planner::{ENDS_SETTINGS, ends_of};
use crate::db::queries::statistics::SavedRelationRow;
use crate::error::Result;
use crate::querycheck::statistics::attempt::attempt;
use crate::querycheck::statistics::document::{Ends, Hidden, Relation, RelationKind};

pub async fn read(
    session: &Session,
    rows: &[SavedRelationRow],
    relations: &mut [Relation],
    hidden: &mut Hidden,
) -> Result<()> {
    for relation in relations.iter_mut().filter(|relation| relation.kind == RelationKind::Table) {
        let indexes = rows.iter().filter(|row| {
            row.kind == "i"
                && row.method.as_deref() == Some("btree")
                && !row.is_partial
                && (&row.table_schema, &row.table_name) == (&relation.schema, &relation.name)
        });
        let is_hidden = indexes.clone().any(|row| row.is_hidden);
        let columns: BTreeSet<&str> = indexes.filter_map(|row| row.first_column.as_deref()).collect();
        for column in columns {
            if is_hidden {
                hidden.ends += 1;
                continue;
            }
            let sql = ends_of(&relation.schema, &relation.name, column);
            let asked =
                attempt(session, ENDS_SETTINGS, async |session| session.client().simple_query(&sql).await);
            match asked.await? {
                Ok(messages) => relation.ends.extend(of_messages(column, &messages)),
                Err(error) => {
                    tracing::debug!(%error, table = relation.name, column, "no ends");
                    hidden.ends += 1;
                }
            }
        }
    }
    Ok(())
}

fn of_messages(column: &str, messages: &[SimpleQueryMessage]) -> Option<Ends> {
    messages.iter().find_map(|message| match message {
        SimpleQueryMessage::Row(row) => Some(Ends {
            column: column.to_owned(),
            least: row.get(0)?.to_owned(),
            greatest: row.get(1)?.to_owned(),
        }),
        _ => None,
    })
}
