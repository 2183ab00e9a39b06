//! Tries the remedies of findings, and keeps the one that helps most as the fix.

use std::collections::VecDeque;

use super::ScratchCopy;
use crate::db::explain;
use crate::db::queries::server::ServerFacts;
use crate::db::statements::search_by;
use crate::db::{Session, quote_literal};
use crate::error::Result;
use crate::querycheck::advice::index::statements;
use crate::querycheck::advice::page::{Page, renumbered, with_values};
use crate::querycheck::advice::{NewIndex, Remedy, Text};
use crate::querycheck::catalog::Catalog;
use crate::querycheck::causes::Diagnosis;
use crate::querycheck::explain::explainer::Refused;
use crate::querycheck::explain::{Explainer, Plan, Planning};
use crate::querycheck::file::{Case, QueryCheck};
use crate::querycheck::options::Options;
use crate::querycheck::outcome::{PlanFinding, Report, UnmetExpectation};
use crate::querycheck::rules::{RuleCode, Verdict, full_reads};
use crate::text::statement::parameters;

/// A fix costs at most this part of what the query costs without it.
const HELPFUL: f64 = 0.8;
/// A join in place of a subquery may cost this many times as much.
const AS_GOOD: f64 = 2.0;
/// Of two fixes, the later must cost this much less.
const CLEARLY_BETTER: f64 = 0.7;

/// The input of trying remedies.
pub struct Trial<'a> {
    /// Of the database that is checked: texts of queries are tried there.
    pub session: &'a Session,
    /// Of a copy: indexes are tried there. `None` if there is none.
    pub copy: Option<&'a ScratchCopy>,
    pub(in crate::querycheck) catalog: &'a Catalog,
    pub checks: &'a [QueryCheck],
    pub options: &'a Options,
    pub server: &'a ServerFacts,
}

/// A plan that a remedy is to improve.
struct Question<'a> {
    check: &'a QueryCheck,
    case: &'a Case,
    planning: Planning,
    values: Option<Vec<Option<String>>>,
    unmet: &'a UnmetExpectation,
}

/// What a remedy does to the cost of the plans; `None` if it does not help.
type Effect = Option<f64>;

/// Another text of a query.
struct Rewritten {
    sql: String,
    /// The parameters that it takes, by their numbers in the old text; `None` if it takes others.
    takes: Option<Vec<usize>>,
}

impl Rewritten {
    fn check(&self, old: &QueryCheck) -> QueryCheck {
        let of = |number: &usize| old.types.get(number - 1).cloned();
        let types = self.takes.iter().flatten().map_while(of).collect();
        QueryCheck { sql: self.sql.clone(), types, ..old.clone() }
    }

    fn values(&self, old: &[Option<String>]) -> Option<Vec<Option<String>>> {
        self.takes.as_ref()?.iter().map(|number| old.get(number - 1).cloned()).collect()
    }
}

/// Leaves a finding with its first check; returns one of the others.
fn split_off_others(finding: &mut PlanFinding) -> Option<PlanFinding> {
    let first = finding.unmet_expectations.first()?.check.clone();
    let others: Vec<UnmetExpectation> =
        finding.unmet_expectations.extract_if(.., |unmet| unmet.check != first).collect();
    (!others.is_empty()).then(|| PlanFinding { unmet_expectations: others, ..finding.clone() })
}

impl Trial<'_> {
    /// Fills in the fixes of every finding.
    ///
    /// # Errors
    /// Those of the connections.
    pub async fn run(&self, report: &mut Report) -> Result<()> {
        let mut waiting: VecDeque<PlanFinding> = std::mem::take(&mut report.findings).into();
        while let Some(mut finding) = waiting.pop_front() {
            let remedies = std::mem::take(&mut finding.remedies);
            if !remedies.is_empty() {
                self.choose(&mut finding, &remedies).await?;
                // A remedy that is not enough for one query may be enough for the others.
                let others = finding.fix.is_empty().then(|| split_off_others(&mut finding)).flatten();
                waiting.extend(others.map(|others| PlanFinding { remedies, ..others }));
                self.look_further(&mut finding).await?;
            }
            report.findings.push(finding);
        }
        Ok(())
    }

    /// Where nothing helps, another diagnosis may be right: the first whose fix helps.
    async fn look_further(&self, finding: &mut PlanFinding) -> Result<()> {
        let mut next = finding.otherwise.take();
        while let Some(diagnosis) = next.filter(|_| finding.fix.is_empty()) {
            let Diagnosis { cause, object, message, remedies, hint, otherwise, .. } = *diagnosis;
            self.choose(finding, &remedies).await?;
            if !finding.fix.is_empty() {
                (finding.cause, finding.object, finding.message, finding.hint) =
                    (cause, object, message, hint);
            }
            next = otherwise;
        }
        Ok(())
    }

    async fn choose(&self, finding: &mut PlanFinding, remedies: &[Remedy]) -> Result<()> {
        let questions = self.questions(finding).await?;
        let mut best: Option<(f64, Vec<String>)> = None;
        let mut untried = None;
        for remedy in remedies {
            // An index of fewer rows is for this query alone.
            if best.is_some() && indexes_of(remedy).iter().any(|index| index.predicate.is_some()) {
                continue;
            }
            let (effect, fix) = match remedy {
                Remedy::Query(sql) => {
                    let takes = Some((1..=parameters(sql)).collect());
                    (self.text(&questions, &Rewritten { sql: sql.clone(), takes }).await?, vec![sql.clone()])
                }
                Remedy::Page => {
                    let Some(rewritten) = self.page(&questions).await? else { continue };
                    (self.text(&questions, &rewritten).await?, vec![rewritten.sql])
                }
                Remedy::QueryWith { .. } if self.copy.is_none() => continue,
                Remedy::QueryWith { sql, indexes } => {
                    let mut fix = create(self.catalog, indexes);
                    fix.push(sql.clone());
                    (self.indexes(&questions, Some(sql), indexes).await?, fix)
                }
                Remedy::Indexes(_) | Remedy::Inner { .. } if self.copy.is_none() => {
                    untried = untried.or_else(|| Some(create(self.catalog, indexes_of(remedy))));
                    continue;
                }
                Remedy::Indexes(indexes) => {
                    (self.indexes(&questions, None, indexes).await?, create(self.catalog, indexes))
                }
                Remedy::Inner { index, columns } => (
                    self.inner(&questions, index, columns).await?,
                    create(self.catalog, std::slice::from_ref(index)),
                ),
            };
            let Some(cost) = effect else { continue };
            if best.as_ref().is_none_or(|(known, _)| cost < known * CLEARLY_BETTER) {
                best = Some((cost, fix));
            }
            // Another text needs no index.
            if matches!(remedy, Remedy::Query(_) | Remedy::Page) {
                break;
            }
        }
        if let Some((_, fix)) = best {
            finding.fix = fix;
            finding.tried = Some(true);
        } else if let Some(fix) = untried {
            finding.fix = fix;
            finding.tried = Some(false);
        }
        Ok(())
    }

    /// The plans of the first check of a finding, each once.
    async fn questions<'f>(&'f self, finding: &'f PlanFinding) -> Result<Vec<Question<'f>>> {
        let explainer = Explainer::new(self.session, self.options, self.server);
        let mut questions: Vec<Question<'f>> = Vec::new();
        let first = finding.unmet_expectations.first().map(|unmet| unmet.check.as_str());
        for unmet in finding.unmet_expectations.iter().filter(|unmet| Some(unmet.check.as_str()) == first) {
            let Some(check) = self.checks.iter().find(|check| check.name == unmet.check) else { continue };
            let Some(case) = check.cases.iter().find(|case| case.name == unmet.case) else { continue };
            if questions.iter().any(|known| known.planning == unmet.planning && known.case.name == case.name)
            {
                continue;
            }
            let values = explainer.or_unchecked(explainer.values(check, case).await)?.ok().flatten();
            questions.push(Question { check, case, planning: unmet.planning, values, unmet });
        }
        Ok(questions)
    }

    /// Plans another text on the database itself.
    async fn text(&self, questions: &[Question<'_>], rewritten: &Rewritten) -> Result<Effect> {
        let explainer = Explainer::new(self.session, self.options, self.server);
        let mut total = 0.0;
        for question in questions {
            let before = planned(&explainer, question.check, question).await?;
            let check = rewritten.check(question.check);
            let values = question.values.as_deref().and_then(|values| rewritten.values(values));
            // Without values there is but one plan.
            let planning = if values.is_some() { question.planning } else { Planning::Generic };
            let after = explainer.planned(&check, values.as_deref(), planning).await;
            let (Some(before), Some(after)) = (before, explainer.or_unchecked(after)?.ok()) else {
                return Ok(None);
            };
            match self.effect(question, &before, &after) {
                Some(cost) => total += cost,
                None => return Ok(None),
            }
        }
        Ok((!questions.is_empty()).then_some(total))
    }

    /// The page after the row that comes before it, for the first question.
    async fn page(&self, questions: &[Question<'_>]) -> Result<Option<Rewritten>> {
        let Some(question) = questions.first() else { return Ok(None) };
        let Some(text) = Text::read(&question.check.sql) else { return Ok(None) };
        let Some(page) = text.page() else { return Ok(None) };
        let row = if self.options.analyze { self.row_before(question, &page).await? } else { None };
        if let Some(row) = row {
            let literal =
                |value: &Option<String>| value.as_deref().map_or_else(|| "null".to_owned(), quote_literal);
            let (sql, takes) = renumbered(&page.after(&row.iter().map(literal).collect::<Vec<_>>()));
            return Ok(Some(Rewritten { sql, takes: Some(takes) }));
        }
        let free = page.numbers_of_keys(parameters(&question.check.sql));
        let keys: Vec<String> = free.iter().map(|number| format!("${number}")).collect();
        Ok(Some(Rewritten { sql: page.after(&keys), takes: None }))
    }

    /// The keys of the row before a page; `None` if it cannot be known.
    async fn row_before(
        &self,
        question: &Question<'_>,
        page: &Page<'_>,
    ) -> Result<Option<Vec<Option<String>>>> {
        let given = |number: usize| {
            let value = question.values.as_ref()?.get(number - 1)?;
            Some(value.as_deref().map_or_else(|| "null".to_owned(), quote_literal))
        };
        let Some(skipped) = with_values(page.skipped, &given) else { return Ok(None) };
        let Some(sql) = with_values(&page.last_row_before(&skipped), &given) else { return Ok(None) };
        let explainer = Explainer::new(self.session, self.options, self.server);
        let row = explainer.first_row(question.check, &sql).await;
        Ok(explainer.or_unchecked(row)?.ok().flatten())
    }

    /// Plans the queries, or another text, in the copy with new indexes.
    async fn indexes(
        &self,
        questions: &[Question<'_>],
        text: Option<&String>,
        indexes: &[NewIndex],
    ) -> Result<Effect> {
        let Some(copy) = self.copy else { return Ok(None) };
        let explainer = Explainer::new(copy.session(), self.options, self.server);
        let mut total = 0.0;
        for question in questions {
            let Some(before) = planned(&explainer, question.check, question).await? else { return Ok(None) };
            let has_values = |other: &Question<'_>| other.planning == Planning::Custom;
            // The server plans it for each value then, as `evaluate` knows.
            if !has_values(question) && questions.iter().any(has_values) && before.has_pattern_parameter() {
                continue;
            }
            let mut check = question.check.clone();
            check.sql = text.unwrap_or(&check.sql).clone();
            let after = self.with_indexes(&explainer, copy, question, &check, indexes).await?;
            let Some(after) = after.filter(|after| after.root.indexes() != before.root.indexes()) else {
                return Ok(None);
            };
            match self.effect(question, &before, &after) {
                Some(cost) => total += cost,
                None => return Ok(None),
            }
        }
        Ok((!questions.is_empty()).then_some(total))
    }

    /// Plans the search of a function or of a foreign key in the copy with a new index.
    async fn inner(
        &self,
        questions: &[Question<'_>],
        index: &NewIndex,
        columns: &[String],
    ) -> Result<Effect> {
        let (Some(copy), Some(question)) = (self.copy, questions.first()) else { return Ok(None) };
        let explainer = Explainer::new(copy.session(), self.options, self.server);
        let check = QueryCheck {
            sql: search_by(&index.table.schema, &index.table.name, columns),
            types: Vec::new(),
            is_bundled: false,
            ..question.check.clone()
        };
        let search = Question {
            check: &check,
            case: question.case,
            planning: Planning::Generic,
            values: None,
            unmet: question.unmet,
        };
        let Some(before) = planned(&explainer, &check, &search).await? else { return Ok(None) };
        let indexes = std::slice::from_ref(index);
        let Some(after) = self.with_indexes(&explainer, copy, &search, &check, indexes).await? else {
            return Ok(None);
        };
        let cost = after.root.total_cost;
        Ok((cost < before.root.total_cost * HELPFUL).then_some(cost))
    }

    /// The cost afterwards, if it is less and the plan no longer does what was found.
    fn effect(&self, question: &Question<'_>, before: &Plan, after: &Plan) -> Effect {
        let scans = |plan: &Plan| plan.root.all().into_iter().filter(|node| node.is_seq_scan()).count();
        let of_rule = match question.unmet.rule {
            RuleCode::NoSort | RuleCode::NoSeqScan => self.holds(question, after),
            RuleCode::IndexPossible => scans(after) < scans(before).max(1),
            // In another order all pages are as many.
            RuleCode::MaxBuffers | RuleCode::BuffersPerRow => {
                let tables = self.catalog.tables(self.server.major);
                let reads = full_reads(before, &tables);
                reads == 0 || full_reads(after, &tables) < reads
            }
            _ => true,
        };
        let cost = after.root.total_cost;
        // The answer of a subquery that is kept in memory is cheap until it no longer fits.
        let has_subplan = |plan: &Plan| plan.root.all().iter().any(|node| node.is_not_in());
        if has_subplan(before) && !has_subplan(after) {
            return (cost < before.root.total_cost * AS_GOOD).then_some(cost);
        }
        (of_rule && cost < before.root.total_cost * HELPFUL).then_some(cost)
    }

    /// Whether a plan meets the expectation that the finding is about.
    fn holds(&self, question: &Question<'_>, plan: &Plan) -> bool {
        let tables = self.catalog.tables(self.server.major);
        let allowed = question.check.allowed(question.case);
        let mut expected = question.check.expectations(question.case);
        let expected = expected.find(|expected| expected.rule.code() == question.unmet.rule);
        expected.is_none_or(|expected| {
            !matches!(expected.rule.evaluate(plan, &tables, allowed), Verdict::Broken(_))
        })
    }

    async fn with_indexes(
        &self,
        explainer: &Explainer<'_>,
        copy: &ScratchCopy,
        question: &Question<'_>,
        check: &QueryCheck,
        indexes: &[NewIndex],
    ) -> Result<Option<Plan>> {
        let create: Vec<String> = indexes
            .iter()
            .flat_map(|index| {
                let extension = index.extension.map(|name| format!("create extension if not exists {name}"));
                extension.into_iter().chain([format!("create index on {}", index.definition())])
            })
            .collect();
        let create = create.join("; ");
        let mut changed = Vec::new();
        let planned = explainer
            .plan_after(check, question.values.as_deref(), question.planning, async |session| {
                session.client().batch_execute(&create).await?;
                let settled = copy.settle_new_indexes().await;
                changed = settled.map_err(|error| Refused::because(error.to_string(), None))?;
                Ok(())
            })
            .await;
        // The count of rows that an index leaves in its table outlives the transaction.
        copy.restore(&changed).await?;
        let planned = explainer.or_unchecked(planned)?;
        if let Err(refused) = &planned {
            tracing::debug!(?refused, create, "not tried");
        }
        Ok(planned.ok())
    }
}

/// Proposes the first index of each finding without a trial.
pub(in crate::querycheck) fn propose(findings: &mut [PlanFinding], catalog: &Catalog) {
    for finding in findings.iter_mut().filter(|finding| finding.fix.is_empty()) {
        let indexes = finding.remedies.iter().map(indexes_of).find(|indexes| !indexes.is_empty());
        if let Some(indexes) = indexes {
            finding.fix = create(catalog, indexes);
            finding.tried = Some(false);
        }
    }
}

fn create(catalog: &Catalog, indexes: &[NewIndex]) -> Vec<String> {
    let is_taken = |name: &str| catalog.has_index(name);
    let create = |index: &NewIndex| statements(index, &catalog.partitions_of(&index.table), &is_taken);
    indexes.iter().flat_map(create).collect()
}

fn indexes_of(remedy: &Remedy) -> &[NewIndex] {
    match remedy {
        Remedy::Indexes(indexes) => indexes,
        Remedy::Inner { index, .. } => std::slice::from_ref(index),
        Remedy::Query(_) | Remedy::QueryWith { .. } | Remedy::Page => &[],
    }
}

async fn planned(
    explainer: &Explainer<'_>,
    check: &QueryCheck,
    question: &Question<'_>,
) -> Result<Option<Plan>> {
    let planned = explainer.planned(check, question.values.as_deref(), question.planning).await;
    Ok(explainer.or_unchecked(planned)?.ok())
}

/// Returns the first row of a query of a check.
impl Explainer<'_> {
    async fn first_row(&self, check: &QueryCheck, sql: &str) -> Result<Option<Vec<Option<String>>>, Refused> {
        let row =
            self.read_only(check, async |session| Ok(explain::first_row_of(session, sql).await?)).await?;
        Ok(row.map(|row| row.values))
    }
}
