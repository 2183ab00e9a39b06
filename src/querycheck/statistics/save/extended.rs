//! Statistics on several columns and on expressions.

use anyhow::Context as _;
use tokio_postgres::Error;

use crate::db::Session;
use crate::db::planner::types_of_expressions;
use crate::db::queries::statistics::{
    DescribedTypeRow, ExtendedStatisticsRow, described_types, expression_statistics, extended_statistics,
};
use crate::error::Result;
use crate::querycheck::statistics::attempt::attempt;
use crate::querycheck::statistics::document::{Column, CommonGroups, Extended, Hidden, StoredType, Values};
use crate::querycheck::statistics::options::{Remarks, SaveOptions};
use crate::querycheck::statistics::stored::{self, Members};

pub async fn read(
    session: &Session,
    may_read: bool,
    options: &SaveOptions<'_>,
    hidden: &mut Hidden,
    remarks: &mut Remarks,
) -> Result<Vec<Extended>> {
    if !may_read {
        hidden.extended = defined(session).await?;
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for row in extended_statistics(session).await.context("reading the statistics on several columns")? {
        let members = Members { numbers: &row.numbers, columns: &row.columns };
        let distinct = row.ndistinct.as_deref().and_then(|stored| stored::read_distinct(stored, &members));
        let dependencies =
            row.dependencies.as_deref().and_then(|stored| stored::read_dependencies(stored, &members));
        let common_values = match &row.common_values {
            // They are values of columns whose values are left out.
            Some(_) if options.values != Values::All => {
                remarks.omitted_groups += 1;
                None
            }
            Some(stored) => {
                let common = common(session, stored).await?;
                remarks.omitted_groups += u64::from(common.is_none());
                common
            }
            None => None,
        };
        all.push(Extended {
            expressions: expressions(session, &row).await?,
            schema: row.schema,
            name: row.name,
            inherited: row.is_inherited,
            columns: row.columns,
            distinct: distinct.unwrap_or_default(),
            dependencies: dependencies.unwrap_or_default(),
            common_values,
        });
    }
    Ok(all)
}

/// How many there are, of a role that may not read them.
async fn defined(session: &Session) -> Result<u64> {
    Ok(crate::db::queries::statistics::count_extended(session).await?.unsigned_abs())
}

async fn common(session: &Session, stored: &[u8]) -> Result<Option<CommonGroups>, Error> {
    let Some(ids) = stored::types_of(stored) else { return Ok(None) };
    let types = described_types(session, &ids).await?;
    if types.len() != ids.len() || types.iter().any(|known| !known.is_portable) {
        return Ok(None);
    }
    let of_row = |row: DescribedTypeRow| StoredType {
        name: row.name,
        labels: if row.is_enum {
            row.label_ids.into_iter().zip(row.labels).collect()
        } else {
            Default::default()
        },
    };
    Ok(Some(CommonGroups { bytes: stored::to_hex(stored), types: types.into_iter().map(of_row).collect() }))
}

/// The statistics of the expressions; none if their types cannot be found out.
async fn expressions(session: &Session, row: &ExtendedStatisticsRow) -> Result<Vec<Column>> {
    if row.expressions.is_empty() {
        return Ok(Vec::new());
    }
    let sql = types_of_expressions(&row.table_schema, &row.table_name, &row.expressions);
    let types = attempt(session, "", async |session| {
        session.client().query_typed_one(&sql, &[]).await?.try_get::<_, Vec<u32>>(0)
    });
    let Ok(types) = types.await? else { return Ok(Vec::new()) };
    let rows = expression_statistics(session, row.id, row.is_inherited, &types).await?;
    Ok(rows.into_iter().map(Column::of).collect())
}
