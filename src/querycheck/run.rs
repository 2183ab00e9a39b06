//! Checks queries: plans them, evaluates the plans, finds the causes, and tries the fixes.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context as _;

use super::application::Application;
use super::catalog::Catalog;
use super::evaluate;
use super::explain::{Explained, Explainer, TableName, Tier};
use super::file::QueryCheck;
use super::memory;
use super::observed::log::Logged;
use super::options::Options;
use super::outcome::{PlanFinding, Report, Unchecked};
use super::rules::{Allowed, RuleCode};
use super::scratch::trial::Trial;
use super::scratch::{ScratchCopy, Sizes};
use crate::db::Session;
use crate::db::queries::server::{ServerFacts, schemas_of_names, server_facts};
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
    let mut report = judge(session, application, checks, explained, options, &server).await?;
    if options.analyze {
        memory::settle(&explainer, checks, &mut report).await?;
    }
    Ok(report)
}

/// Checks plans as they were logged, and finds the cause of each failure.
///
/// # Errors
/// Those of the connection.
pub async fn run_logged(
    session: &Session,
    application: &impl Application,
    logged: Logged,
    options: &Options,
) -> Result<Report> {
    let server = server_facts(session).await.context("asking for the server's version")?;
    let Logged { checks, mut explained, .. } = logged;
    name_schemas(session, &mut explained).await.context("looking up the tables of the plans")?;
    judge(session, application, &checks, explained, options, &server).await
}

/// Plans are logged without the schemas of their tables, unless `auto_explain.log_verbose` is on.
async fn name_schemas(session: &Session, explained: &mut [Explained]) -> Result<()> {
    let names: BTreeSet<String> = explained
        .iter()
        .filter_map(|one| one.outcome.as_ref().ok())
        .flat_map(|plan| plan.root.all())
        .filter(|node| node.schema.is_none())
        .filter_map(|node| node.relation.clone())
        .collect();
    let names: Vec<String> = names.into_iter().collect();
    let found = schemas_of_names(session, &names).await?;
    let schemas: BTreeMap<String, String> = found.into_iter().map(|row| (row.name, row.schema)).collect();
    for one in explained {
        if let Ok(plan) = &mut one.outcome {
            plan.root.name_schemas(&|table| schemas.get(table).cloned());
        }
    }
    Ok(())
}

async fn judge(
    session: &Session,
    application: &impl Application,
    checks: &[QueryCheck],
    mut explained: Vec<Explained>,
    options: &Options,
    server: &ServerFacts,
) -> Result<Report> {
    let plans = explained.iter().filter_map(|one| one.outcome.as_ref().ok());
    let catalog = Catalog::take(session, application, checks, plans).await?;
    let mut bench =
        Workbench { session, server, options, catalog: &catalog, checks, copy: None, large: BTreeSet::new() };
    bench.judge_small(&mut explained).await?;
    let mut report = options.empty_report(server);
    report.gone_from_checks =
        options.baseline.as_ref().filter(|baseline| baseline.is_complete).map(|baseline| {
            baseline.plans.gone(report.server_major, checks.iter().map(|check| check.name.as_str()))
        });
    evaluate::evaluate(&mut report, checks, explained, &catalog, &bench.large, options);
    bench.try_remedies(&mut report).await?;
    evaluate::merge_by_fix(&mut report);
    Ok(report)
}

/// A copy of the database, made when it is first needed.
struct Workbench<'a> {
    session: &'a Session,
    server: &'a ServerFacts,
    options: &'a Options,
    catalog: &'a Catalog,
    checks: &'a [QueryCheck],
    copy: Option<ScratchCopy>,
    /// The tables that are large in the copy.
    large: BTreeSet<TableName>,
}

impl Workbench<'_> {
    /// Plans queries again in the copy whose tables are too small to tell whether an index can serve.
    async fn judge_small(&mut self, explained: &mut [Explained]) -> Result<()> {
        let mut small: Vec<(usize, BTreeSet<TableName>)> = Vec::new();
        for (number, one) in explained.iter().enumerate().filter(|(_, one)| one.tier == Tier::Possible) {
            let (Ok(plan), Some(check)) = (&one.outcome, self.check(&one.check)) else { continue };
            let case = &check.cases[one.case];
            let named: Vec<String> = self.small_tables();
            let allowed = Allowed { small_tables: &named, ..check.allowed(case) };
            let has_bound =
                check.expectations(case).any(|expected| expected.rule.code() == RuleCode::NoSeqScan);
            let unproven = self.catalog.unproven(plan, &allowed, has_bound);
            if !unproven.is_empty() {
                small.push((number, unproven));
            }
        }
        self.large = small.iter().flat_map(|(_, tables)| tables.iter().cloned()).collect();
        if small.is_empty() {
            return Ok(());
        }
        if let Err(unchecked) = self.copy().await? {
            for (number, _) in small {
                explained[number].outcome = Err(unchecked.clone());
            }
            return Ok(());
        }
        let Some(copy) = &mut self.copy else { return Ok(()) };
        for (number, _) in &small {
            let one = &mut explained[*number];
            one.is_of_copy = true;
            one.outcome = plan_in(copy, self.checks, self.options, self.server, one).await?;
        }
        if copy.has_partial_indexes() {
            copy.fill_partial_indexes().await?;
            for (number, _) in small {
                let one = &mut explained[number];
                one.alternative = plan_in(copy, self.checks, self.options, self.server, one).await?.ok();
            }
        }
        Ok(())
    }

    async fn try_remedies(&mut self, report: &mut Report) -> Result<()> {
        let needs_copy = |finding: &PlanFinding| finding.remedies.iter().any(|remedy| remedy.needs_copy());
        if report.findings.iter().any(needs_copy) {
            // Without a copy the fixes are proposed untried.
            let _ = self.copy().await?;
        }
        let trial = Trial {
            session: self.session,
            copy: self.copy.as_ref(),
            catalog: self.catalog,
            checks: self.checks,
            options: self.options,
            server: self.server,
        };
        trial.run(report).await
    }

    /// The tables that some check names as small: they are small for every query.
    fn small_tables(&self) -> Vec<String> {
        self.checks.iter().flat_map(|check| &check.small_tables).cloned().collect()
    }

    fn check(&self, name: &str) -> Option<&QueryCheck> {
        self.checks.iter().find(|check| check.name == name)
    }

    /// Makes the copy, unless it is there.
    async fn copy(&mut self) -> Result<Result<(), Unchecked>> {
        if self.copy.is_some() {
            return Ok(Ok(()));
        }
        let unchecked = |reason: String| {
            Unchecked::new(
                format!("its tables are too small to tell, and they cannot be copied: {reason}"),
                "check it where the data is, or fill the database; with PostgreSQL's server programs installed, empty tables are enough".to_owned(),
            )
        };
        let Some(server) = &self.options.scratch else {
            return Ok(Err(unchecked("there is no PostgreSQL server to copy them to".to_owned())));
        };
        let named = self.small_tables();
        let mut sizes = Sizes { real: BTreeSet::new(), large: self.large.clone(), small: BTreeSet::new() };
        for table in self.catalog.all_tables().filter(|table| !self.large.contains(table)) {
            let is_named = named.contains(&table.name) && self.catalog.is_small(&table);
            if is_named { &mut sizes.small } else { &mut sizes.real }.insert(table);
        }
        match ScratchCopy::make(self.session, self.server.major, server.as_ref(), &sizes).await {
            Ok(copy) => {
                self.copy = Some(copy);
                Ok(Ok(()))
            }
            Err(error) => Ok(Err(unchecked(crate::error::one_line(&error)))),
        }
    }
}

/// Plans one query in the copy.
async fn plan_in(
    copy: &ScratchCopy,
    checks: &[QueryCheck],
    options: &Options,
    server: &ServerFacts,
    one: &Explained,
) -> Result<Result<super::explain::Plan, Unchecked>> {
    let explainer = Explainer::new(copy.session(), options, server);
    let check = checks.iter().find(|check| check.name == one.check).expect("it was explained");
    let planned = explainer.planned(check, one.values.as_deref(), one.planning).await;
    Ok(explainer.or_unchecked(planned)?)
}
