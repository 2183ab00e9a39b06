//! `tasker check plans --base`: compares the plans with those of another database.

use super::report_on;
use crate::cli::Context;
use crate::db::target::process_environment;
use crate::db::{self, Purpose, Session, Source, Target};
use crate::error::{Failure, Result};
use crate::querycheck::compare::{Side, compare, with_parameters};
use crate::querycheck::{Options, QueryCheck, Report, Tier};

/// The database to compare with.
pub struct Base(Target);

impl Base {
    /// Reads the URL of `--base`, if it is given.
    ///
    /// # Errors
    /// A usage failure.
    pub fn open(context: &Context, url: Option<&str>, tier: Option<Tier>) -> Result<Option<Base>> {
        let Some(url) = url else { return Ok(None) };
        if tier == Some(Tier::Possible) {
            let failure =
                Failure::usage("`--base` compares chosen plans, which `--tier possible` leaves out");
            return Err(failure.hint("leave out `--tier possible` or the base").into());
        }
        let mut target = Target::named(url, Source::Base, &process_environment)?;
        if let Some(named) = context.named() {
            target.pooler = named.pooler;
            target.application_name.clone_from(&named.application_name);
        }
        Ok(Some(Base(target)))
    }
}

/// Checks the plans, and compares them with those of the base, if there is one. Both are asked with the parameters that
/// the database of `session` has.
pub async fn report_compared(
    context: &Context,
    base: Option<&Base>,
    session: &Session,
    checks: &[QueryCheck],
    options: &Options,
) -> Result<Report> {
    let schema = context.schema();
    let Some(Base(target)) = base else { return report_on(context, session, schema, checks, options).await };
    // Before the long part of the work.
    let base = db::connect(target, schema, Purpose::Command).await?;
    let checks = with_parameters(session, checks, options).await?;
    let mut report = report_on(context, session, schema, &checks, options).await?;
    let bar = context.output().progress(checks.len() as u64, "queries planned in the base");
    let progress = |done| bar.set_position(done as u64);
    let options = Options { reads_only: true, ..options.clone() };
    let before = Side::take(&base, &checks, &options, target.database(), Vec::new(), &progress).await?;
    bar.finish_and_clear();
    compare(session, &mut report, before, &checks).await?;
    Ok(report)
}
