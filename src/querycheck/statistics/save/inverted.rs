//! The counts that the planner reads from the first page of a GIN index.

use tokio_postgres::types::Type;
use tokio_postgres::{Error, Row};

use crate::db::planner::{gin_pages, gin_pending_list};
use crate::db::queries::statistics::{PageFunctions, SavedRelationRow, page_functions};
use crate::db::{Session, quote_identifier};
use crate::error::Result;
use crate::querycheck::statistics::attempt::attempt;
use crate::querycheck::statistics::document::{GinCounted, GinPages, Relation};
use crate::querycheck::statistics::options::Remarks;

pub async fn read(
    session: &Session,
    rows: &[SavedRelationRow],
    relations: &mut [Relation],
    remarks: &mut Remarks,
) -> Result<()> {
    let is_gin = |row: &SavedRelationRow| row.kind == "i" && row.method.as_deref() == Some("gin");
    if !rows.iter().any(is_gin) {
        return Ok(());
    }
    let functions = page_functions(session).await?;
    for (row, relation) in rows.iter().zip(relations).filter(|(row, _)| is_gin(row)) {
        relation.gin = pages(session, &functions, row).await?;
        if relation.gin.is_none() && row.has_pending_list {
            remarks.unknown_pending_lists += 1;
        }
    }
    Ok(())
}

async fn pages(
    session: &Session,
    functions: &PageFunctions,
    row: &SavedRelationRow,
) -> Result<Option<GinPages>, Error> {
    let index = format!("{}.{}", quote_identifier(&row.schema), quote_identifier(&row.name));
    let counted = functions.pageinspect.as_deref().map(gin_pages);
    let pending = functions.pgstattuple.as_deref().map(gin_pending_list);
    for (sql, is_counted) in [(counted, true), (pending, false)] {
        let Some(sql) = sql else { continue };
        let asked = attempt(session, "", async |session| {
            session.client().query_typed_one(&sql, &[(&index, Type::TEXT)]).await
        });
        if let Ok(row) = asked.await? {
            return of_row(&row, is_counted).map(Some);
        }
    }
    Ok(None)
}

fn of_row(row: &Row, is_counted: bool) -> Result<GinPages, Error> {
    let number = |column: &str| row.try_get::<_, i64>(column).map(|number| number.max(0) as u32);
    let counted = || {
        Ok::<_, Error>(GinCounted {
            total_pages: number("total_pages")?,
            entry_pages: number("entry_pages")?,
            data_pages: number("data_pages")?,
            entries: row.try_get("entries")?,
        })
    };
    Ok(GinPages {
        pending_pages: number("pending_pages")?,
        pending_rows: row.try_get("pending_rows")?,
        counted: if is_counted { Some(counted()?) } else { None },
    })
}
