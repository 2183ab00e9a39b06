//! What checks are asked with: `parameters_from` needs rows, and the scratch server has none.

use tokio_postgres::types::{Kind, Type};

use crate::db::{Session, explain};
use crate::error::{Result, one_line};
use crate::querycheck::file::{Parameters, QueryCheck};
use crate::querycheck::statistics::attempt::attempt;
use crate::querycheck::statistics::document::{Drawn, Values, digest};
use crate::querycheck::statistics::options::Remarks;
use crate::querycheck::statistics::withhold::{Kept, MIDDLE_UUID};

/// Long enough for a query that counts a table.
const TIMEOUT: &str = "set local statement_timeout = '60s'";

pub async fn draw(
    session: &Session,
    checks: &[QueryCheck],
    values: Values,
    kept: &Kept,
    remarks: &mut Remarks,
) -> Result<Vec<Drawn>> {
    let mut all = Vec::new();
    for check in checks {
        for case in &check.cases {
            let Parameters::From(sql) = &case.parameters else { continue };
            let text = if check.is_bundled { session.qualified(sql) } else { sql.clone() };
            let drawn = attempt(session, TIMEOUT, async |session| {
                if !check.is_bundled {
                    session.use_path_of_role().await?;
                }
                let types = session.client().prepare(&text).await?;
                let types: Vec<Type> = types.columns().iter().map(|column| column.type_().clone()).collect();
                Ok((types, explain::first_row_of(session, &text).await?))
            });
            let drawn = match drawn.await? {
                Ok((_, None)) => Err("its query returned no row".to_owned()),
                Ok((types, Some(row))) => released(&types, row, values, kept),
                Err(error) => Err(one_line(&error.into())),
            };
            remarks.cases_without_parameters += u64::from(drawn.is_err());
            all.push(Drawn {
                check: check.name.clone(),
                case: case.name.clone(),
                digest: digest(sql),
                missing: drawn.as_ref().err().cloned(),
                parameters: drawn.ok(),
            });
        }
    }
    Ok(all)
}

/// The values that may be in a file; the reason if one may not.
fn released(
    types: &[Type],
    row: Vec<Option<String>>,
    values: Values,
    kept: &Kept,
) -> Result<Vec<Option<String>>, String> {
    let release = |(of_type, value): (&Type, Option<String>)| match value {
        Some(value) if values != Values::All && !is_number_or_time(of_type) && !kept.has_literal(&value) => {
            if *of_type == Type::UUID {
                // No plan depends on which row a key means.
                return Ok(Some(MIDDLE_UUID.to_owned()));
            }
            Err(format!("its parameters have a value of type {}, which was left out", of_type.name()))
        }
        value => Ok(value),
    };
    types.iter().zip(row).map(release).collect()
}

fn is_number_or_time(of_type: &Type) -> bool {
    match of_type.kind() {
        Kind::Enum(_) => true,
        Kind::Domain(inner) | Kind::Array(inner) => is_number_or_time(inner),
        _ => [
            Type::BOOL,
            Type::INT2,
            Type::INT4,
            Type::INT8,
            Type::OID,
            Type::FLOAT4,
            Type::FLOAT8,
            Type::NUMERIC,
            Type::DATE,
            Type::TIMESTAMP,
            Type::TIMESTAMPTZ,
            Type::TIME,
            Type::INTERVAL,
        ]
        .contains(of_type),
    }
}
