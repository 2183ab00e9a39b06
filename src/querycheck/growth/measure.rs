//! Runs queries at several sizes of a database.

use std::ops::AsyncFnMut;

use anyhow::Context as _;

use crate::db::Session;
use crate::db::queries::server::{ServerFacts, server_facts};
use crate::error::Result;
use crate::querycheck::application::Application;
use crate::querycheck::catalog::Catalog;
use crate::querycheck::explain::{Explainer, Plan, Planning, Tier};
use crate::querycheck::file::{Case, QueryCheck};
use crate::querycheck::options::Options;
use crate::querycheck::outcome::Unchecked;
use crate::querycheck::rules::figure;

/// How to fill a database.
#[derive(Clone, Debug)]
pub struct Filling {
    /// How far its tasks have come, in a word.
    pub progress: String,
    /// Tasks in it, ascending, each at least 1.
    pub sizes: Vec<usize>,
}

/// The measurements of one database.
pub struct Series {
    pub(super) progress: String,
    pub(super) server: ServerFacts,
    pub(super) samples: Vec<Sample>,
    /// Of the largest size.
    pub(super) catalog: Catalog,
}

/// One case of a query, planned one way.
pub(super) struct Sample {
    pub check: String,
    pub case: usize,
    pub planning: Planning,
    /// The plans that were run, each with the number of tasks.
    pub plans: Vec<(usize, Plan)>,
    pub refused: Option<Unchecked>,
}

/// Runs each of the checks at each of the sizes, in a database that `grow` fills: it receives the present and
/// the wanted number of tasks.
///
/// A case has the same parameters at every size. Its writes are rolled back. `progress` receives the number
/// of tasks and of checks done.
///
/// # Errors
/// Those of the connection and of `grow`. The report has the queries that the server refused.
pub async fn measure(
    session: &Session,
    application: &impl Application,
    checks: &[QueryCheck],
    options: &Options,
    filling: &Filling,
    mut grow: impl AsyncFnMut(usize, usize) -> Result<()>,
    progress: &dyn Fn(usize, usize),
) -> Result<Series> {
    let server = server_facts(session).await.context("asking for the server's version")?;
    let explainer = Explainer::new(session, options, &server);
    let mut cases: Vec<Measuring> = checks.iter().flat_map(Measuring::of).collect();
    let mut had = 0;
    for &tasks in &filling.sizes {
        grow(had, tasks).await?;
        had = tasks;
        for (number, measuring) in cases.iter_mut().enumerate() {
            let name = &measuring.check.name;
            measuring.ask(&explainer, tasks).await.with_context(|| format!("measuring {name}"))?;
            progress(tasks, number + 1);
        }
    }
    let samples: Vec<Sample> = cases.into_iter().flat_map(|measuring| measuring.samples).collect();
    let largest = samples.iter().filter_map(|sample| sample.plans.last()).map(|(_, plan)| plan);
    let catalog = Catalog::take(session, application, checks, largest).await?;
    Ok(Series { progress: filling.progress.clone(), server, samples, catalog })
}

/// The steps of [`measure`] for one case.
struct Measuring<'c> {
    check: &'c QueryCheck,
    case: &'c Case,
    /// The parameters, from the first size at which its query returned a row.
    values: Option<Vec<Option<String>>>,
    samples: Vec<Sample>,
}

impl<'c> Measuring<'c> {
    fn of(check: &'c QueryCheck) -> impl Iterator<Item = Measuring<'c>> {
        check.cases.iter().enumerate().map(|(number, case)| {
            let sample = |&planning: &Planning| Sample {
                check: check.name.clone(),
                case: number,
                planning,
                plans: Vec::new(),
                refused: None,
            };
            Measuring { check, case, values: None, samples: check.planned.iter().map(sample).collect() }
        })
    }

    async fn ask(&mut self, explainer: &Explainer<'_>, tasks: usize) -> Result<(), tokio_postgres::Error> {
        if self.values.is_none() {
            match explainer.or_unchecked(explainer.values(self.check, self.case).await)? {
                Ok(values) => self.values = values,
                Err(refused) => {
                    let unasked = self.samples.iter_mut().filter(|sample| sample.refused.is_none());
                    unasked.for_each(|sample| sample.refused = Some(refused.clone()));
                }
            }
        }
        let Some(values) = &self.values else { return Ok(()) };
        // A query refused in a smaller database is not run again: it would take longer still.
        for sample in self.samples.iter_mut().filter(|sample| sample.refused.is_none()) {
            let planned = explainer.plan(self.check, Some(values), Tier::Chosen, sample.planning).await;
            match explainer.or_unchecked(planned)? {
                Ok(plan) => sample.plans.push((tasks, plan)),
                Err(mut refused) => {
                    refused.reason = format!("among {} tasks: {}", figure(tasks as f64), refused.reason);
                    sample.refused = Some(refused);
                }
            }
        }
        Ok(())
    }
}
