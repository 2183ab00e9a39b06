//! Checks the measured growth of each query against the limit in its file.
//!
//! Pages decide. In analyzed and vacuumed tables a query reads the same number of pages in every run and on
//! every machine; its time varies.

use super::curve::{self, Answer, Curve};
use super::fit::Growth;
use super::measure::{Sample, Series};
use crate::querycheck::causes::{self, Context};
use crate::querycheck::evaluate::{Found, attribute_to_root_cause, group_by_cause, worst};
use crate::querycheck::explain::Tier;
use crate::querycheck::explain::explainer::nothing_to_ask;
use crate::querycheck::file::{Case, QueryCheck};
use crate::querycheck::options::Options;
use crate::querycheck::outcome::{CheckReport, Report, Run, Status, Unchecked, UnmetExpectation};
use crate::querycheck::rules::{RuleCode, figure};
use crate::querycheck::scratch::trial::propose;

/// Checks the measurements of one database or several against the limit of each check.
///
/// # Panics
/// When there is no series.
pub fn evaluate(checks: &[QueryCheck], options: &Options, series: Vec<Series>) -> (Report, Vec<Curve>) {
    let mut report = options.empty_report(&series[0].server);
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
        attribute_to_root_cause(&mut found);
        report.checks.push(CheckReport {
            name: check.name.clone(),
            why: check.why.clone(),
            location: check.location.clone(),
            sql_location: check.sql_location.clone(),
            status: worst(runs.iter().map(|run| run.status)),
            runs,
        });
        all.append(&mut found);
    }
    report.findings = group_by_cause(all);
    propose(&mut report.findings, &series[0].catalog);
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
        (None, _) => run.unchecked.push(Unchecked::new(
            "the check sets no limit on growth",
            format!("write `grows: flat` or `grows: linear` under {} in {}", check.name, check.location.file),
        )),
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
                node: plan.root.at(&path).title(),
                node_path: path,
                difference: Vec::new(),
            };
            let context = Context { check, case, plan, unmet: &unmet, catalog: &series.catalog };
            let diagnosis = causes::of_unmet(&context);
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
