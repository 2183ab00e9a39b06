//! Measures how the cost of each query grows with the database, at several sizes, in pages and time, and
//! checks it against the limit in the query's file.
//!
//! Pages decide. In analyzed and vacuumed tables a query reads the same number of pages in every run and on
//! every machine; its time varies.

use std::ops::AsyncFnMut;

use anyhow::Context as _;

use super::catalog::Catalog;
use super::cause::{self, Context, node_at};
use super::evaluate::{self, Found};
use super::explainer::{Explainer, nothing_to_ask};
use super::{Options, empty_report};
use crate::db::Session;
use crate::db::queries::server::server_facts::{ServerFacts, server_facts};
use crate::error::Result;
use crate::model::growth::Growth;
use crate::model::plan::curve::{self, Answer};
use crate::model::plan::report::{CheckReport, Unchecked};
use crate::model::plan::rule::{RuleCode, figure};
use crate::model::plan::{
    Case, Curve, Plan, Planning, QueryCheck, Report, Run, Status, Tier, UnmetExpectation,
};

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
    progress: String,
    server: ServerFacts,
    samples: Vec<Sample>,
    /// Of the largest size.
    catalog: Catalog,
}

/// One case of a query, planned one way.
struct Sample {
    check: String,
    case: usize,
    planning: Planning,
    /// The plans that were run, each with the number of tasks.
    plans: Vec<(usize, Plan)>,
    refused: Option<Unchecked>,
}

/// Runs each of the checks at each of the sizes, in a migrated tasker database that `grow` fills: it receives
/// the present and the wanted number of tasks.
///
/// A case has the same parameters at every size. Its writes are rolled back. `progress` receives the number
/// of tasks and of checks done.
///
/// # Errors
/// Those of the connection and of `grow`. The report has the queries that the server refused.
pub async fn measure(
    session: &Session,
    schema: &str,
    checks: &[QueryCheck],
    options: &Options,
    filling: &Filling,
    mut grow: impl AsyncFnMut(usize, usize) -> Result<()>,
    progress: &dyn Fn(usize, usize),
) -> Result<Series> {
    let server = server_facts(session).await.context("asking for the server's version")?;
    let pinned = options.pinned();
    let explainer =
        Explainer { session, options, pinned: &pinned, is_standby: server.is_standby, role: &server.role };
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
    let catalog = Catalog::take(session, schema, checks, largest).await?;
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

/// Checks the measurements of one database or several against the limit of each check.
///
/// # Panics
/// When there is no series.
pub fn evaluate(checks: &[QueryCheck], options: &Options, series: Vec<Series>) -> (Report, Vec<Curve>) {
    let mut report = empty_report(series[0].server.clone(), options);
    let mut curves = Vec::new();
    let mut all = Vec::new();
    for check in checks {
        let (mut runs, mut found) = (Vec::new(), Vec::new());
        for (number, case) in check.cases.iter().enumerate() {
            let before = runs.len();
            for series in &series {
                let is_ours = |sample: &&Sample| sample.check == check.name && sample.case == number;
                for sample in series.samples.iter().filter(is_ours) {
                    let Some((curve, run)) = evaluate_one(check, case, sample, series, &mut found) else {
                        continue;
                    };
                    curves.push(curve);
                    runs.push(run);
                }
            }
            if runs.len() == before {
                let mut run = Run::new(&case.name, Tier::Chosen, check.planned[0]);
                let hint =
                    "measure tasks that have progressed far enough: `--progress mixed`, or larger `--sizes`";
                run.unchecked.push(Unchecked { hint: Some(hint.to_owned()), ..nothing_to_ask(case) });
                runs.push(run);
            }
        }
        evaluate::attribute_to_root_cause(&mut found);
        report.checks.push(CheckReport {
            name: check.name.clone(),
            why: check.why.clone(),
            location: check.location.clone(),
            sql_location: check.sql_location.clone(),
            status: evaluate::worst(runs.iter().map(|run| run.status)),
            runs,
        });
        all.append(&mut found);
    }
    report.findings = evaluate::group_by_cause(all);
    (report, curves)
}

/// `None` if there were no parameters.
fn evaluate_one(
    check: &QueryCheck,
    case: &Case,
    sample: &Sample,
    series: &Series,
    found: &mut Vec<Found>,
) -> Option<(Curve, Run)> {
    let answers: Vec<Answer> =
        sample.plans.iter().filter_map(|(tasks, plan)| Answer::of(*tasks, plan)).collect();
    let pages = curve::growth_of_pages(&answers);
    if sample.refused.is_none() && pages.is_none() {
        return None;
    }
    let mut run = Run::new(&format!("{}, {}", case.name, series.progress), Tier::Chosen, sample.planning);
    let mut curve = Curve {
        check: check.name.clone(),
        case: case.name.clone(),
        planning: sample.planning,
        progress: series.progress.clone(),
        allowed: check.grows.as_ref().map(|grows| grows.at_most),
        status: Status::Unchecked,
        time: curve::growth_of_time(&answers),
        pages,
        grown: Vec::new(),
        answers,
    };
    if let Some((_, plan)) = sample.plans.last() {
        curve.grown = curve::grown(&sample.plans[0].1, plan);
        run.keep(plan.clone());
    }
    run.unchecked.extend(sample.refused.clone());
    match (&check.grows, pages) {
        (None, _) => run.unchecked.push(Unchecked {
            reason: "the check sets no limit on growth".to_owned(),
            hint: Some(format!(
                "write `grows: flat` or `grows: linear` under {} in {}",
                check.name, check.location.file
            )),
        }),
        (Some(allowed), Some(growth)) if growth.class > allowed.at_most => {
            run.status = Status::Failed;
            let plan = run.plan.as_ref().expect("what grows was run");
            let path = curve.grown.first().map(|grown| grown.path.clone()).unwrap_or_default();
            let unmet = UnmetExpectation {
                check: check.name.clone(),
                case: run.case.clone(),
                tier: Tier::Chosen,
                planning: sample.planning,
                rule: RuleCode::Grows,
                location: allowed.location.clone(),
                expected: format!("{} at most", allowed.at_most),
                found: evidence(&curve, growth),
                node: node_at(&plan.root, &path).title(),
                node_path: path,
                difference: Vec::new(),
            };
            let context = Context { check, case, plan, unmet: &unmet, catalog: &series.catalog };
            let diagnosis = cause::of_unmet(&context);
            found.push(Found { unmet, diagnosis, is_advice: false });
        }
        (Some(_), Some(_)) if run.unchecked.is_empty() => run.status = Status::Passed,
        _ => {}
    }
    curve.status = run.status;
    Some((curve, run))
}

/// `O(n): 43 pages among 500 tasks, 640 among 8,000; Seq Scan on orders: 12, then 610`.
fn evidence(curve: &Curve, growth: Growth) -> String {
    let ends = [curve.answers.first(), curve.answers.last()].into_iter().flatten();
    let ends: Vec<String> = ends
        .map(|answer| {
            format!("{} pages among {} tasks", figure(answer.pages as f64), figure(answer.tasks as f64))
        })
        .collect();
    let grown = curve.grown.first().map(|grown| {
        let (before, after) = (figure(grown.pages_before as f64), figure(grown.pages as f64));
        format!("; {}: {before}, then {after}", grown.node)
    });
    format!("{}: {}{}", growth.class, ends.join(", "), grown.unwrap_or_default())
}
