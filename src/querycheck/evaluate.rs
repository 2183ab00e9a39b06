//! Checks plans against expectations and groups unmet ones by cause: a missing index that breaks twelve
//! queries is one finding.

use std::collections::BTreeSet;

use super::baseline::location_of;
use super::catalog::Catalog;
use super::causes::{self, Context, Diagnosis};
use super::explain::fingerprint::{difference, fingerprint};
use super::explain::{Explained, TableName, Tier};
use super::file::{Case, Expectation, QueryCheck};
use super::options::Options;
use super::outcome::{CheckReport, PlanFinding, Report, Run, Status, Unchecked, UnmetExpectation};
use super::rules::{self, Break, Rule, RuleCode, Tables, Verdict};
use crate::error::shell_word;

/// An unmet expectation and its diagnosis.
pub(super) struct Found {
    pub unmet: UnmetExpectation,
    pub diagnosis: Diagnosis,
    pub is_advice: bool,
}

/// The input of every evaluation.
struct Evaluator<'a> {
    tables: Tables,
    catalog: &'a Catalog,
    options: &'a Options,
    /// Of the server.
    major: i32,
}

/// Fills in the checks and the findings of a report.
pub(super) fn evaluate(
    report: &mut Report,
    checks: &[QueryCheck],
    explained: Vec<Explained>,
    catalog: &Catalog,
    options: &Options,
) {
    let evaluator = Evaluator { tables: catalog.tables(), catalog, options, major: report.server_major };
    let mut all = Vec::new();
    let mut explained = explained.into_iter().peekable();
    for check in checks {
        let mut runs = Vec::new();
        let mut found = Vec::new();
        while let Some(one) = explained.next_if(|one| one.check == check.name) {
            let case = &check.cases[one.case];
            let run = evaluator.evaluate_one(check, case, one, &mut found);
            runs.push(run);
        }
        // A query that reads all rows is not checked for an index that can serve it.
        if runs.is_empty() {
            continue;
        }
        attribute_to_root_cause(&mut found);
        let location = check.location.clone();
        let status = worst(runs.iter().map(|run| run.status));
        let sql_location = check.sql_location.clone();
        report.checks.push(CheckReport {
            name: check.name.clone(),
            why: check.why.clone(),
            location,
            sql_location,
            status,
            runs,
        });
        all.append(&mut found);
    }
    report.findings = group_by_cause(all);
    add_indexes(report, checks, catalog);
    if options.tiers.contains(&Tier::Chosen) {
        add_statistics(report, catalog);
    }
}

pub(super) fn worst(statuses: impl Iterator<Item = Status>) -> Status {
    let statuses: Vec<Status> = statuses.collect();
    if statuses.contains(&Status::Failed) {
        Status::Failed
    } else if statuses.is_empty() || statuses.contains(&Status::Unchecked) {
        Status::Unchecked
    } else {
        Status::Passed
    }
}

impl Evaluator<'_> {
    fn evaluate_one(&self, check: &QueryCheck, case: &Case, one: Explained, found: &mut Vec<Found>) -> Run {
        let Evaluator { tables, catalog, options, .. } = self;
        let mut run = Run::new(&case.name, one.tier, one.planning);
        let of_baseline = self.of_baseline(check, case, &one);
        let plan = match one.outcome {
            Ok(plan) => plan,
            Err(unchecked) => {
                run.unchecked.push(unchecked);
                return run;
            }
        };
        let (mut broken, mut judged) = (Vec::new(), 0);
        if one.tier == Tier::Possible {
            judged += 1;
            let breaks = rules::index_possible(&plan, tables, &check.small_tables);
            broken.extend(
                breaks
                    .into_iter()
                    .filter(|found| !catalog.could_serve(&plan, &found.path))
                    .map(|found| (RuleCode::IndexPossible, check.sql_location.clone(), found, None)),
            );
        }
        let of_baseline = of_baseline.unwrap_or_else(|unchecked| {
            run.unchecked.push(unchecked);
            None
        });
        let expectations = check.expectations(case).filter(|expected| expected.rule.holds_for(one.tier));
        for Expectation { rule, location } in expectations.chain(&of_baseline) {
            match rule.evaluate(&plan, tables, check.allowed(case, one.tier)) {
                Verdict::Holds => judged += 1,
                Verdict::Broken(found) => {
                    judged += 1;
                    broken.push((rule.code(), location.clone(), found, Some(rule)));
                }
                Verdict::NeedsRun => run.needs_run.push(rule.code()),
                Verdict::TooSmall => run.too_small.push(rule.code()),
            }
        }
        if judged == 0 {
            let (reason, hint) = if !run.too_small.is_empty() {
                ("there is too little data for the planner to choose", "--at-scale 5000")
            } else if options.analyze {
                ("the check has no expectations", "write its expectations under `expect:`")
            } else {
                (
                    "the expectation needs a run of the query",
                    "run it, in a transaction that is rolled back: `--analyze`",
                )
            };
            run.unchecked.push(Unchecked { reason: reason.to_owned(), hint: Some(hint.to_owned()) });
        }
        let mut failed = false;
        for (code, location, Break { path, expected, found: what }, rule) in broken {
            let node = plan.root.at(&path);
            let changes = match rule {
                Some(Rule::MatchesBaseline(expected)) => {
                    let shape = fingerprint(&plan.root);
                    difference(expected, &shape).unwrap_or_default()
                }
                _ => Vec::new(),
            };
            let unmet = UnmetExpectation {
                check: check.name.clone(),
                case: case.name.clone(),
                tier: one.tier,
                planning: one.planning,
                rule: code,
                location,
                expected,
                found: what,
                node: node.title(),
                node_path: path,
                difference: changes,
            };
            let diagnosis = causes::of_unmet(&Context { check, case, plan: &plan, unmet: &unmet, catalog });
            let is_advice = code == RuleCode::MaxTime && !options.enforce_time;
            failed |= !is_advice;
            found.push(Found { unmet, diagnosis, is_advice });
        }
        run.status = if failed {
            Status::Failed
        } else if run.unchecked.is_empty() {
            Status::Passed
        } else {
            Status::Unchecked
        };
        run.keep(plan);
        run
    }

    /// Checks the plan against the baseline, if there is one.
    fn of_baseline(
        &self,
        check: &QueryCheck,
        case: &Case,
        one: &Explained,
    ) -> Result<Option<Expectation>, Unchecked> {
        let Some(baseline) = self.options.baseline.as_ref().filter(|_| one.tier == Tier::Chosen) else {
            return Ok(None);
        };
        let major = self.major;
        if let Some(plan) = baseline.plans.plan(major, &check.name, &case.name, one.planning) {
            let location = location_of(&baseline.name, &baseline.text, major, &check.name);
            return Ok(Some(Expectation { rule: Rule::MatchesBaseline(plan.clone()), location }));
        }
        let reason = if baseline.plans.majors().any(|known| known == major) {
            "the baseline has no such plan".to_owned()
        } else {
            format!("the baseline has no plans of PostgreSQL {major}")
        };
        let file = shell_word(&baseline.name);
        let hint = format!(
            "add it: `tasker check plans --baseline {file} --update-baseline`, with the flags of this check"
        );
        Err(Unchecked { reason, hint: Some(hint) })
    }
}

/// Within one query, attributes every failure to a problem of the database if there is one, and symptoms to
/// their cause.
pub(super) fn attribute_to_root_cause(found: &mut [Found]) {
    let in_database =
        found.iter().map(|found| &found.diagnosis).filter(|diagnosis| diagnosis.cause.is_of_the_database());
    let root = in_database.min_by_key(|diagnosis| diagnosis.cause).cloned();
    let reason =
        found.iter().map(|found| &found.diagnosis).filter(|diagnosis| !diagnosis.cause.is_a_symptom());
    let reason = reason.min_by_key(|diagnosis| diagnosis.cause).cloned();
    for found in found {
        if let Some(root) = root.as_ref().filter(|_| !found.diagnosis.cause.is_of_the_database()) {
            found.diagnosis = root.clone();
        } else if let Some(reason) = reason.as_ref().filter(|_| found.diagnosis.cause.is_a_symptom()) {
            found.diagnosis = reason.clone();
        }
    }
}

/// Groups findings by cause; the cause that breaks the most queries comes first.
pub(super) fn group_by_cause(all: Vec<Found>) -> Vec<PlanFinding> {
    let mut findings: Vec<PlanFinding> = Vec::new();
    for Found { unmet, diagnosis, is_advice } in all {
        let known = findings.iter_mut().find(|finding| {
            finding.cause == diagnosis.cause
                && finding.object == diagnosis.object
                && finding.is_advice == is_advice
        });
        match known {
            Some(finding) => finding.unmet_expectations.push(unmet),
            None => findings.push(PlanFinding {
                cause: diagnosis.cause,
                object: diagnosis.object,
                message: diagnosis.message,
                fix: diagnosis.fix,
                is_advice,
                unmet_expectations: vec![unmet],
            }),
        }
    }
    // The sort is stable: among equals, the first found comes first.
    findings.sort_by_key(|finding| {
        let broken: BTreeSet<&str> = finding.unmet_expectations.iter().map(|v| v.check.as_str()).collect();
        (finding.is_advice, std::cmp::Reverse(broken.len()))
    });
    findings
}

/// A plan that passes today may do so only because the tables are still too small for an index of the
/// application to matter.
fn add_indexes(report: &mut Report, checks: &[QueryCheck], catalog: &Catalog) {
    let asked = checks.iter().filter(|check| report.checks.iter().any(|known| known.name == check.name));
    let named: BTreeSet<&str> = asked.flat_map(QueryCheck::indexes).collect();
    for name in named {
        add(report, catalog.defect_of_index(name).map(|defect| defect.diagnosis.clone()));
    }
}

fn add(report: &mut Report, diagnosis: Option<Diagnosis>) {
    let Some(Diagnosis { cause, object, message, fix }) = diagnosis else { return };
    if report.findings.iter().any(|known| known.cause == cause && known.object == object) {
        return;
    }
    report.findings.push(PlanFinding {
        cause,
        object,
        message,
        fix,
        is_advice: false,
        unmet_expectations: Vec::new(),
    });
}

/// Plans that hold today are chance where the planner knows nothing of a table.
fn add_statistics(report: &mut Report, catalog: &Catalog) {
    let chosen = report.checks.iter().flat_map(|check| &check.runs).filter(|run| run.tier == Tier::Chosen);
    let plans = chosen.filter_map(|run| run.plan.as_ref());
    let read: BTreeSet<TableName> = plans.flat_map(|plan| plan.root.tables()).collect();
    report.hidden_statistics =
        read.iter().filter(|table| catalog.is_hidden(table)).map(TableName::quoted).collect();
    for table in read {
        add(report, causes::of_statistics(&table, catalog));
    }
}
