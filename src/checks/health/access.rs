//! Who else may create in the schema, and whether rows are hidden.

use super::{QUERY_TIMEOUT, read};
use crate::db::Session;
use crate::db::queries::migrations::{Creator, schema_creators};
use crate::db::queries::server::{RowSecurity, row_security};
use crate::error::Result;
use crate::model::health::{Bounds, HealthCheck, Reading};

const SCHEMA_OPEN: Bounds = Bounds::warn_from(1.0);
const ROW_SECURITY: Bounds = Bounds::fail_from(1.0);

pub(super) async fn readings(session: &mut Session, schema: &str) -> Result<Vec<Reading>> {
    let (creators, secured) = read(session, QUERY_TIMEOUT, async |session| {
        Ok((schema_creators(session, schema).await?, row_security(session, schema).await?))
    })
    .await?;
    Ok(vec![open_to(&creators), hidden_by(&secured)])
}

fn open_to(creators: &[Creator]) -> Reading {
    let roles: Vec<_> = creators.iter().map(|creator| creator.role.as_str()).collect();
    let detail = if roles.is_empty() { "no other role".to_owned() } else { roles.join(", ") };
    let fixes: Vec<_> = creators.iter().map(|creator| creator.fix.as_str()).collect();
    Reading::of(HealthCheck::SchemaOpen, roles.len() as f64, SCHEMA_OPEN, detail).fix(fixes.join("; "))
}

fn hidden_by(secured: &[RowSecurity]) -> Reading {
    let tables: Vec<_> = secured.iter().map(|table| table.table.as_str()).collect();
    let detail = if tables.is_empty() { "no table".to_owned() } else { tables.join(", ") };
    let fixes: Vec<_> = secured.iter().map(|table| table.fix.as_str()).collect();
    Reading::of(HealthCheck::RowSecurity, tables.len() as f64, ROW_SECURITY, detail).fix(fixes.join("; "))
}
