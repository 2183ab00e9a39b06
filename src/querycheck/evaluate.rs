//! Checks plans against expectations and groups unmet ones by cause: a missing index that breaks twelve
//! queries is one finding.

use std::collections::BTreeSet;

use super::baseline::location_of;
use super::catalog::Catalog;
use super::causes::{self, CauseCode, Context, Diagnosis};
use super::explain::fingerprint::{difference, fingerprint};
use super::explain::{Explained, Node, Plan, Planning, TableName, Tier};
use super::file::{Case, Expectation, Location, QueryCheck};
use super::options::Options;
use super::outcome::{CheckReport, PlanFinding, Report, Run, Status, Unchecked, UnmetExpectation};
use super::rules::{self, Break, Rule, RuleCode, Tables, Verdict};
use super::scratch::LARGE;
use crate::error::{TASKER, shell_word};

/// Fewer rows are read as well as searched.
const FEW_ROWS: f64 = 1000.0;
/// A scan for less than this part of a table's rows asks for an index.
const SELECTIVE: f64 = 100.0;

/// An unmet expectation and its diagnosis.
pub(super) struct Found {
    pub unmet: UnmetExpectation,
    pub diagnosis: Diagnosis,
    pub is_advice: bool,
}

/// The input of every evaluation.
struct Evaluator<'a> {
    tables: Tables,
    /// As a copy has them, where small ones are large.
    tables_of_copy: Tables,
    /// Those that are large in the copy.
    made_large: &'a BTreeSet<TableName>,
    catalog: &'a Catalog,
    options: &'a Options,
    /// Of the server.
    major: i32,
}

/// An expectation that a plan does not meet.
struct Unmet<'a> {
    code: RuleCode,
    location: Location,
    broken: Break,
    rule: Option<&'a Rule>,
}

/// Fills in the checks and the findings of a report.
pub(super) fn evaluate(
    report: &mut Report,
    checks: &[QueryCheck],
    explained: Vec<Explained>,
    catalog: &Catalog,
    made_large: &BTreeSet<TableName>,
    options: &Options,
) {
    let major = report.server_major;
    let tables = catalog.tables(major);
    let mut tables_of_copy = tables.clone();
    tables_of_copy.rows.extend(made_large.iter().map(|table| (table.clone(), LARGE)));
    let evaluator = Evaluator { tables, tables_of_copy, made_large, catalog, options, major };
    let mut all = Vec::new();
    let mut explained = explained.into_iter().peekable();
    for check in checks {
        let mut runs: Vec<Run> = Vec::new();
        let mut found = Vec::new();
        while let Some(one) = explained.next_if(|one| one.check == check.name) {
            let case = &check.cases[one.case];
            let custom = runs.iter().find(|run| {
                run.case == case.name && run.tier == one.tier && run.planning == Planning::Custom
            });
            let run = evaluator.evaluate_one(check, case, one, custom, &mut found);
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
    /// `custom` is the run that was planned for the values of the case, if this is the other.
    fn evaluate_one(
        &self,
        check: &QueryCheck,
        case: &Case,
        one: Explained,
        custom: Option<&Run>,
        found: &mut Vec<Found>,
    ) -> Run {
        let mut run = Run::new(&case.name, one.tier, one.planning);
        let of_baseline = self.of_baseline(check, case, &one);
        let (is_of_copy, alternative) = (one.is_of_copy, one.alternative);
        let plan = match one.outcome {
            Ok(plan) => plan,
            Err(unchecked) => {
                run.unchecked.push(unchecked);
                return run;
            }
        };
        let of_baseline = of_baseline.unwrap_or_else(|unchecked| {
            run.unchecked.push(unchecked);
            None
        });
        let expected = || {
            check.expectations(case).filter(|expected| expected.rule.holds_for(one.tier)).chain(&of_baseline)
        };
        let mut unmet = self.unmet(check, case, &plan, is_of_copy, &mut run, expected());
        let mut plan = plan;
        if let Some(other) = alternative.filter(|_| !unmet.is_empty()) {
            let mut run_of_other = Run::new(&case.name, one.tier, one.planning);
            let of_other = self.unmet(check, case, &other, is_of_copy, &mut run_of_other, expected());
            if of_other.is_empty() {
                (unmet, plan) = (of_other, other);
            }
        }
        let of_values = custom.filter(|_| one.planning == Planning::Generic && plan.has_pattern_parameter());
        if of_values.is_some_and(|custom| is_planned_for_values(custom, &plan)) {
            unmet.clear();
        }
        let first = found.len();
        let failed = self.diagnose(check, case, &plan, &run, unmet, found);
        if of_values.is_some() {
            let (of_custom, of_generic) = found.split_at_mut(first);
            of_generic.iter_mut().for_each(|found| as_for_values(found, of_custom));
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

    /// The expectations that a plan does not meet; notes in `run` those that could not be checked.
    fn unmet<'e>(
        &self,
        check: &QueryCheck,
        case: &Case,
        plan: &Plan,
        is_of_copy: bool,
        run: &mut Run,
        expected: impl Iterator<Item = &'e Expectation>,
    ) -> Vec<Unmet<'e>> {
        let tables = if is_of_copy { &self.tables_of_copy } else { &self.tables };
        let mut unmet = Vec::new();
        let mut judged = 0;
        if run.tier == Tier::Possible {
            judged += 1;
            let breaks = self.index_possible(check, case, plan, is_of_copy);
            let of_break = |broken| Unmet {
                code: RuleCode::IndexPossible,
                location: check.sql_location.clone(),
                broken,
                rule: None,
            };
            unmet.extend(breaks.into_iter().map(of_break));
        }
        for Expectation { rule, location } in expected {
            // Of a copy only conditions are asked about: how it reads what is asked for in full tells nothing.
            if is_of_copy && rule.code() == RuleCode::NoSeqScan {
                continue;
            }
            match rule.evaluate(plan, tables, check.allowed(case)) {
                Verdict::Broken(_) if is_of_copy && self.is_as_good(rule, plan) => judged += 1,
                // The rows are those of the other plan, which knows the values of a limit.
                Verdict::Broken(_) if rule.code() == RuleCode::MaxRows && is_estimated(check, plan, run) => {
                    judged += 1;
                }
                Verdict::Holds => judged += 1,
                Verdict::Broken(broken) => {
                    judged += 1;
                    unmet.push(Unmet {
                        code: rule.code(),
                        location: location.clone(),
                        broken,
                        rule: Some(rule),
                    });
                }
                Verdict::NeedsRun => run.needs_run.push(rule.code()),
                // Among large tables the small ones are within the bounds of the file.
                Verdict::TooSmall if self.catalog.is_filled() => judged += 1,
                Verdict::TooSmall => run.too_small.push(rule.code()),
            }
        }
        if judged == 0 {
            run.unchecked.push(self.nothing_judged(run));
        }
        unmet
    }

    fn index_possible(&self, check: &QueryCheck, case: &Case, plan: &Plan, is_of_copy: bool) -> Vec<Break> {
        if is_of_copy {
            let is_large = |node: &Node| node.table().is_some_and(|table| self.made_large.contains(&table));
            return rules::index_possible(plan, &self.tables_of_copy, &is_large);
        }
        // Where the file bounds what the query reads, the bound decides.
        let is_bounded = check.expectations(case).any(|expected| expected.rule.bounds_reading());
        let is_selective = |node: &Node| {
            let rows = self.tables.rows_of(node);
            let is_named = node.relation.as_ref().is_some_and(|name| check.small_tables.contains(name));
            !is_named && rows > FEW_ROWS && node.plan_rows < rows / SELECTIVE
        };
        let not_in = causes::not_in_subquery::large(&check.sql, plan).map(|(path, rows)| Break {
            path,
            expected: "a join".to_owned(),
            found: format!("each row is compared with the {} rows of a subquery", rules::figure(rows)),
        });
        let scans =
            if is_bounded { Vec::new() } else { rules::index_possible(plan, &self.tables, &is_selective) };
        not_in.into_iter().chain(scans).collect()
    }

    /// Whether a plan of a copy does without a sound index that is expected by its name, and yet reads nothing from
    /// end to end: another index of the same columns serves as well.
    fn is_as_good(&self, rule: &Rule, plan: &Plan) -> bool {
        let names: Vec<&str> = rule.indexes().collect();
        let sound: Vec<_> = names.iter().filter_map(|name| self.tables.sound_indexes.get(*name)).collect();
        !names.is_empty()
            && sound.len() == names.len()
            && !sound.iter().any(|index| rules::reads_all_of(plan, &self.tables_of_copy, &index.tables))
    }

    fn nothing_judged(&self, run: &Run) -> Unchecked {
        let (reason, hint) = if !run.too_small.is_empty() {
            ("there is too little data for the planner to choose", "--at-scale 5000")
        } else if self.options.analyze {
            ("the check has no expectations", "write its expectations under `expect:`")
        } else {
            (
                "the expectation needs a run of the query",
                "run it, in a transaction that is rolled back: `--analyze`",
            )
        };
        Unchecked::new(reason, hint.to_owned())
    }

    /// Finds the cause of each unmet expectation; returns whether any is more than advice.
    fn diagnose(
        &self,
        check: &QueryCheck,
        case: &Case,
        plan: &Plan,
        run: &Run,
        unmet: Vec<Unmet<'_>>,
        found: &mut Vec<Found>,
    ) -> bool {
        let mut failed = false;
        for Unmet { code, location, broken: Break { path, expected, found: what }, rule } in unmet {
            let changes = match rule {
                Some(Rule::MatchesBaseline(expected)) => {
                    difference(expected, &fingerprint(&plan.root)).unwrap_or_default()
                }
                _ => Vec::new(),
            };
            let unmet = UnmetExpectation {
                check: check.name.clone(),
                case: case.name.clone(),
                tier: run.tier,
                planning: run.planning,
                rule: code,
                location,
                expected,
                found: what,
                node: plan.root.at(&path).title(),
                node_path: path,
                difference: changes,
            };
            let mut diagnosis =
                causes::of_unmet(&Context { check, case, plan, unmet: &unmet, catalog: self.catalog });
            let changed = (diagnosis.cause == CauseCode::PlanChanged)
                .then(|| self.changed_statistics(check, plan))
                .flatten();
            if let Some(changed) = &changed {
                diagnosis.message += &format!(", since {changed}");
            }
            let is_advice = changed.is_some()
                || (code == RuleCode::MaxTime && !self.options.enforce_time)
                || (code == RuleCode::NoSort && diagnosis.cause == CauseCode::NotChosen && sorts_few(plan));
            failed |= !is_advice;
            found.push(Found { unmet, diagnosis, is_advice });
        }
        failed
    }

    /// What has changed in the statistics, if nothing else has changed since the baseline.
    fn changed_statistics(&self, check: &QueryCheck, plan: &Plan) -> Option<String> {
        let now = self.options.planned_with.as_ref()?;
        self.options.baseline.as_ref()?.plans.changed_statistics(self.major, check, plan, now)
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
            "add it: `{TASKER} check plans --baseline {file} --update-baseline`, with the flags of this check"
        );
        Err(Unchecked::new(reason, hint))
    }
}

/// Whether a plan has no figures of a run and is for any values, where another is for those of the case.
fn is_estimated(check: &QueryCheck, plan: &Plan, run: &Run) -> bool {
    !plan.was_run() && run.planning == Planning::Generic && check.planned.contains(&Planning::Custom)
}

/// Whether nothing but a few rows is sorted: the planner is right to sort them, although an index has their order.
fn sorts_few(plan: &Plan) -> bool {
    let mut sorts = plan.root.all().into_iter().filter(|node| node.kind.ends_with("Sort"));
    sorts.all(|sort| sort.rows_per_loop().unwrap_or(sort.plan_rows) <= FEW_ROWS)
}

/// Whether the server goes on planning a query for each of its values: those plans cost less, with the planning, than
/// the generic one.
fn is_planned_for_values(custom: &Run, generic: &Plan) -> bool {
    let planned = custom.plan.as_ref().filter(|_| custom.status == Status::Passed);
    planned.is_some_and(|plan| {
        let planning = PLANNING_COST * (plan.root.tables().count() + 1) as f64;
        plan.root.total_cost + planning < generic.root.total_cost
    })
}

/// The server's estimate of planning, for each table and the query.
const PLANNING_COST: f64 = 2.5;

/// Where a pattern is known only with its value, the plan for the value shows the index that is needed.
fn as_for_values(found: &mut Found, of_custom: &[Found]) {
    let same = of_custom.iter().find(|custom| {
        let (one, other) = (&custom.unmet, &found.unmet);
        (one.rule, one.tier, &one.case) == (other.rule, other.tier, &other.case)
            && custom.diagnosis.cause == found.diagnosis.cause
    });
    if let Some(same) = same {
        found.diagnosis = same.diagnosis.clone();
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
                && finding.remedies == diagnosis.remedies
                && finding.is_advice == is_advice
        });
        match known {
            Some(finding) => finding.unmet_expectations.push(unmet),
            None => findings.push(PlanFinding::new(diagnosis, is_advice, vec![unmet])),
        }
    }
    sort(&mut findings);
    findings
}

/// Whether a finding has all of another's fix, for the same queries.
fn has_fix_of(whole: &PlanFinding, part: &PlanFinding) -> bool {
    whole.cause == part.cause
        && whole.is_advice == part.is_advice
        && !part.fix.is_empty()
        && part.fix.iter().all(|fix| whole.fix.contains(fix))
        && checks_of(part).is_subset(&checks_of(whole))
}

/// Puts failures before advice, and those that break the most queries first.
pub(super) fn sort(findings: &mut [PlanFinding]) {
    // The sort is stable: among equals, the first found comes first.
    findings.sort_by_key(|finding| (finding.is_advice, std::cmp::Reverse(checks_of(finding).len())));
}

/// The checks that a finding is about.
fn checks_of(finding: &PlanFinding) -> BTreeSet<&str> {
    finding.unmet_expectations.iter().map(|unmet| unmet.check.as_str()).collect()
}

/// Makes one finding of those that the same fix ends.
pub(super) fn merge_by_fix(report: &mut Report) {
    let mut merged: Vec<PlanFinding> = Vec::new();
    for finding in report.findings.drain(..) {
        let same = merged.iter_mut().find(|known| {
            known.cause == finding.cause
                && known.object == finding.object
                && known.fix == finding.fix
                && known.is_advice == finding.is_advice
        });
        match same {
            Some(known) => known.unmet_expectations.extend(finding.unmet_expectations),
            None => merged.push(finding),
        }
    }
    // Where one fix has all of another for the same queries, one is enough.
    let rank = |position: usize| (std::cmp::Reverse(merged[position].fix.len()), position);
    let largest = |part: usize| {
        let wholes = (0..merged.len()).filter(|whole| has_fix_of(&merged[*whole], &merged[part]));
        wholes.min_by_key(|whole| rank(*whole)).filter(|whole| rank(*whole) < rank(part))
    };
    let parts: Vec<Option<usize>> = (0..merged.len()).map(largest).collect();
    for (part, whole) in parts.iter().enumerate().filter_map(|(part, whole)| Some((part, (*whole)?))) {
        let unmet = std::mem::take(&mut merged[part].unmet_expectations);
        merged[whole].unmet_expectations.extend(unmet);
    }
    let mut parts = parts.into_iter();
    merged.retain(|_| parts.next().flatten().is_none());
    sort(&mut merged);
    report.findings = merged;
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
    let Some(diagnosis) = diagnosis else { return };
    let is_known = |known: &PlanFinding| known.cause == diagnosis.cause && known.object == diagnosis.object;
    if !report.findings.iter().any(is_known) {
        report.findings.push(PlanFinding::new(diagnosis, false, Vec::new()));
    }
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
