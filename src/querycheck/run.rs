//! Checks queries: plans them, evaluates the plans, and finds the causes.

use anyhow::Context as _;

use super::application::Application;
use super::catalog::Catalog;
use super::evaluate;
use super::explain::Explainer;
use super::file::QueryCheck;
use super::options::Options;
use super::outcome::Report;
use crate::db::Session;
use crate::db::queries::server::server_facts;
use crate::error::Result;

/// Checks the plans of every check, and finds the cause of each failure.
///
/// Reads only: a statement that writes is planned, and runs only with [`Options::analyze`], in a transaction
/// that is rolled back. `progress` receives the number of checks done.
///
/// # Errors
/// Those of the connection. The report has the queries that the server refused.
pub async fn run(
    session: &Session,
    application: &impl Application,
    checks: &[QueryCheck],
    options: &Options,
    progress: &dyn Fn(usize),
) -> Result<Report> {
    let server = server_facts(session).await.context("asking for the server's version")?;
    let explainer = Explainer::new(session, options, &server);
    let mut explained = Vec::new();
    for (number, check) in checks.iter().enumerate() {
        explained.extend(explainer.explain(check).await.with_context(|| format!("planning {}", check.name))?);
        progress(number + 1);
    }
    let plans = explained.iter().filter_map(|one| one.outcome.as_ref().ok());
    let catalog = Catalog::take(session, application, checks, plans).await?;
    let mut report = options.empty_report(&server);
    report.gone_from_checks =
        options.baseline.as_ref().filter(|baseline| baseline.is_complete).map(|baseline| {
            baseline.plans.gone(report.server_major, checks.iter().map(|check| check.name.as_str()))
        });
    evaluate::evaluate(&mut report, checks, explained, &catalog, options);
    Ok(report)
}
