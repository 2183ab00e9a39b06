//! The plans to compare with.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context as _;

use crate::db::Session;
use crate::db::queries::server::{TableRow, plan_tables, server_facts};
use crate::error::Result;
use crate::querycheck::comparison::Before;
use crate::querycheck::explain::{Explained, Explainer, Plan, TableName, Tier};
use crate::querycheck::file::{Parameters, QueryCheck};
use crate::querycheck::options::Options;

/// The chosen plans of every check, in one database.
pub struct Side {
    pub(super) about: Before,
    pub(super) plans: Vec<Explained>,
    pub(super) sizes: BTreeMap<TableName, TableSize>,
}

/// The size of a table, as the planner has it.
#[derive(Clone, Copy, Debug)]
pub(super) struct TableSize {
    pub rows: f64,
    pub pages: i64,
}

impl Side {
    /// Plans every check, and with [`Options::analyze`] runs those queries that only read: nothing is written, whatever
    /// a query calls.
    ///
    /// # Errors
    /// Those of the connection.
    pub async fn take(
        session: &Session,
        checks: &[QueryCheck],
        options: &Options,
        database: &str,
        migrations: Vec<String>,
        progress: &dyn Fn(usize),
    ) -> Result<Side> {
        let server = server_facts(session).await.context("asking for the server's version")?;
        let options = Options { tiers: vec![Tier::Chosen], ..options.clone() };
        let explainer = Explainer::new(session, &options, &server);
        let mut plans = Vec::new();
        for (number, check) in checks.iter().enumerate() {
            plans.extend(explainer.explain(check).await.with_context(|| format!("planning {}", check.name))?);
            progress(number + 1);
        }
        let sizes = sizes(session, plans.iter().filter_map(|one| one.outcome.as_ref().ok())).await?;
        let about = Before {
            database: database.to_owned(),
            server_version: server.version,
            server_major: server.major,
            migrations,
        };
        Ok(Side { about, plans, sizes })
    }
}

/// The checks with the parameters that their cases draw from this database, so that another is asked with the same. A
/// case that cannot draw any stays as it is.
///
/// # Errors
/// Those of the connection.
pub async fn with_parameters(
    session: &Session,
    checks: &[QueryCheck],
    options: &Options,
) -> Result<Vec<QueryCheck>> {
    let server = server_facts(session).await.context("asking for the server's version")?;
    let explainer = Explainer::new(session, options, &server);
    let mut checks = checks.to_vec();
    for check in &mut checks {
        for case in 0..check.cases.len() {
            let drawn = explainer.values(check, &check.cases[case]).await;
            if let Ok(Some(values)) = explainer.or_unchecked(drawn)? {
                check.cases[case].parameters = Parameters::Given(values);
            }
        }
    }
    Ok(checks)
}

/// The sizes of the tables of some plans.
pub(super) async fn sizes(
    session: &Session,
    plans: impl Iterator<Item = &Plan>,
) -> Result<BTreeMap<TableName, TableSize>> {
    let tables: BTreeSet<TableName> = plans.flat_map(|plan| plan.root.tables()).collect();
    let (schemas, names): (Vec<String>, Vec<String>) =
        tables.into_iter().map(|table| (table.schema, table.name)).unzip();
    let rows = plan_tables(session, &schemas, &names).await.context("reading the sizes of the tables")?;
    Ok(rows.iter().map(|row| (TableName::new(&row.schema, &row.name), size(row))).collect())
}

/// The planner scales the rows of the last count by the growth of the file.
fn size(row: &TableRow) -> TableSize {
    let growth = if row.planned_pages > 0 { row.pages as f64 / row.planned_pages as f64 } else { 1.0 };
    TableSize { rows: (row.rows.unwrap_or_default() * growth).round(), pages: row.pages }
}
