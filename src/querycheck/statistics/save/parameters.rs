//! What checks are asked with: `parameters_from` needs rows, and the scratch server has none.

use std::collections::BTreeSet;

use crate::db::planner::types_of_columns;
use crate::db::queries::statistics::{DescribedTypeRow, described_types};
use crate::db::{Session, explain};
use crate::error::{Result, one_line};
use crate::querycheck::file::{Parameters, QueryCheck};
use crate::querycheck::statistics::attempt::attempt;
use crate::querycheck::statistics::document::{Drawn, Values, digest};
use crate::querycheck::statistics::options::Remarks;
use crate::querycheck::statistics::withhold::{Class, Kept, MIDDLE_UUID, class_of};

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
                let Some(row) = explain::first_row_of(session, &text).await? else { return Ok(None) };
                let types = types_of_columns(&text, row.values.len());
                let types: Vec<u32> = session.client().query_typed_one(&types, &[]).await?.try_get(0)?;
                Ok(Some((types, row)))
            });
            let drawn = match drawn.await? {
                Ok(None) => Err("its query returned no row".to_owned()),
                Ok(Some((types, row))) => {
                    let names = check.written.names();
                    let types: Vec<u32> =
                        row.order_of(names).into_iter().map(|column| types[column]).collect();
                    released(&described_types(session, &types).await?, row.in_order_of(names), values, kept)
                }
                // The message may name a value.
                Err(error) => {
                    tracing::warn!(
                        "{}, case {}: {}",
                        check.name,
                        case.name,
                        one_line(&anyhow::Error::new(error))
                    );
                    Err("the query for its parameters failed".to_owned())
                }
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
    types: &[DescribedTypeRow],
    row: Vec<Option<String>>,
    values: Values,
    kept: &Kept,
) -> Result<Vec<Option<String>>, String> {
    let release = |(of_type, value): (&DescribedTypeRow, Option<String>)| match value {
        Some(value) if values != Values::All && !may_be_told(of_type) && !kept.has_literal(&value) => {
            if of_type.name == "uuid" {
                // No plan depends on which row a key means.
                return Ok(Some(MIDDLE_UUID.to_owned()));
            }
            Err(format!("its parameters have a value of type {}, which was left out", of_type.name))
        }
        value => Ok(value),
    };
    types.iter().zip(row).map(release).collect()
}

fn may_be_told(of_type: &DescribedTypeRow) -> bool {
    let element = of_type.name.strip_suffix("[]").unwrap_or(&of_type.name);
    let class = class_of(element, &BTreeSet::new());
    of_type.is_enum || matches!(class, Class::Public | Class::Number | Class::Time)
}
