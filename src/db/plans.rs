//! Plans queries without running them.

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::error::SqlState;
use tokio_postgres::{Error, SimpleQueryMessage};

use super::queries::ALL;
use super::{Purpose, Session};
use crate::model::plan::Plan;
use crate::model::plan::visit::visits;

/// A query of this program, or a question that its users put to a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub name: String,
    sql: String,
}

/// Returns every query except those of benchmarks; then each view filtered by each of its keys: one task, or
/// one step.
pub fn questions(views: &[(&str, &[&str])]) -> Vec<Question> {
    let queries = ALL.iter().filter(|query| query.noun != "bench");
    let queries = queries.map(|query| Question { name: query.name.to_owned(), sql: query.sql.to_owned() });
    let views = views.iter().flat_map(|(view, keys)| {
        keys.iter().map(move |key| Question {
            name: format!("{view} by {key}"),
            sql: format!("select * from {view} where {key} = $1"),
        })
    });
    queries.chain(views).collect()
}

/// The questions that use each index, and the questions without a visible plan.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    by_index: BTreeMap<String, BTreeSet<String>>,
    /// Questions that this user may not run: their indexes are unknown.
    pub refused: BTreeSet<String>,
}

impl Uses {
    /// The names of the questions that use an index.
    pub fn of(&self, index: &str) -> impl Iterator<Item = &str> {
        self.by_index.get(index).into_iter().flatten().map(String::as_str)
    }
}

/// Plans every question in the ways that the program does, and collects the indexes.
///
/// A worker plans once, for all parameters, and never scans a table. A command may plan for its parameters,
/// any of which can be null: each is tried alone, and all together. Its scans are disabled too, because a
/// scan that is cheap on a small table today does not show the purpose of an index.
///
/// A full scan of an index finds nothing and does not count, unless the index is in `partial` or a limit ends
/// the scan.
pub async fn uses(
    session: &Session,
    questions: &[Question],
    partial: &BTreeSet<&str>,
) -> Result<Uses, Error> {
    let scans = ("enable_seqscan", "off");
    let worker = Purpose::Worker.settings().to_vec();
    let command = Purpose::Command.settings().iter().copied().chain([scans]).collect();
    let mut uses = Uses::default();
    // To a null where none is expected no row matches, and any partial index will do.
    let none = BTreeSet::new();
    for (settings, partial, is_custom) in [(worker, partial, false), (command, &none, true)] {
        session.client().batch_execute("begin").await?;
        let planned = plan_all(session, questions, partial, settings, is_custom, &mut uses).await;
        session.client().batch_execute("rollback").await?;
        planned?;
    }
    Ok(uses)
}

async fn plan_all(
    session: &Session,
    questions: &[Question],
    partial: &BTreeSet<&str>,
    settings: Vec<(&str, &str)>,
    is_custom: bool,
    uses: &mut Uses,
) -> Result<(), Error> {
    let set = settings.iter().map(|(name, value)| format!("set local {name} = '{value}';"));
    let mode = if is_custom { "force_custom_plan" } else { "force_generic_plan" };
    let set =
        set.collect::<String>() + &format!("set local plan_cache_mode = '{mode}'; savepoint tasker_try");
    session.client().batch_execute(&set).await?;
    for question in questions {
        // A statement that creates a table has no plan.
        let Ok(types) = prepare(session, &question.sql).await? else { continue };
        for arguments in if is_custom { samples(&types) } else { vec![vec!["null".to_owned(); types.len()]] }
        {
            let execute = match arguments.as_slice() {
                [] => "tasker_question".to_owned(),
                given => format!("tasker_question ({})", given.join(", ")),
            };
            match answer(session, &format!("explain (format json) execute {execute}")).await? {
                Ok(lines) => {
                    let printed = serde_json::from_str(&lines.join("\n")).unwrap_or_default();
                    let plan = Plan::read(printed);
                    for index in plan.iter().flat_map(|plan| indexes(plan, partial)) {
                        uses.by_index.entry(index.to_owned()).or_default().insert(question.name.clone());
                    }
                }
                Err(state) if state == SqlState::INSUFFICIENT_PRIVILEGE => {
                    uses.refused.insert(question.name.clone());
                }
                // A sample that the query cannot take.
                Err(_) => {}
            }
        }
        session.client().batch_execute("deallocate tasker_question").await?;
    }
    Ok(())
}

/// Prepares a question and returns the types of its parameters.
async fn prepare(session: &Session, sql: &str) -> Result<Result<Vec<String>, SqlState>, Error> {
    let prepare = format!(
        "prepare tasker_question as {sql}\n;
         select unnest(parameter_types)::text from pg_prepared_statements where name = 'tasker_question'"
    );
    answer(session, &prepare).await
}

/// Returns the first column of the statements, or the server's refusal, after which the transaction
/// continues.
async fn answer(session: &Session, statements: &str) -> Result<Result<Vec<String>, SqlState>, Error> {
    match session.client().simple_query(statements).await {
        Ok(messages) => {
            let rows = messages.iter().filter_map(|message| match message {
                SimpleQueryMessage::Row(row) => row.get(0).map(str::to_owned),
                _ => None,
            });
            Ok(Ok(rows.collect()))
        }
        Err(error) => {
            let Some(state) = error.code().cloned() else { return Err(error) };
            session.client().batch_execute("rollback to savepoint tasker_try").await?;
            Ok(Err(state))
        }
    }
}

/// Arguments to plan for: none given, each alone, all of them.
fn samples(types: &[String]) -> Vec<Vec<String>> {
    let sample = |name: &String| {
        let element = name.strip_suffix("[]").unwrap_or(name);
        let value = match element {
            "jsonb" | "json" => "'[\"sample\"]'",
            "text" => "'sample'",
            "timestamp with time zone" => "now()",
            "boolean" => "true",
            _ => "1",
        };
        if element == name { value.to_owned() } else { format!("array[{value}]::{name}") }
    };
    let none = vec!["null".to_owned(); types.len()];
    let all: Vec<String> = types.iter().map(sample).collect();
    let alone = (0..types.len()).map(|position| {
        let mut one = none.clone();
        one[position].clone_from(&all[position]);
        one
    });
    let mut samples: Vec<_> = [none.clone(), all.clone()].into_iter().chain(alone).collect();
    samples.dedup();
    samples
}

/// Returns the indexes that a plan finds rows by, or checks for conflicts.
fn indexes<'p>(plan: &'p Plan, partial: &BTreeSet<&str>) -> BTreeSet<&'p str> {
    let mut found = BTreeSet::new();
    for visit in visits(plan) {
        let walked = visit.walked_index().filter(|index| !partial.contains(index));
        found.extend(visit.node.index.as_deref().filter(|_| walked.is_none()));
        found.extend(visit.node.arbiters.iter().map(String::as_str));
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn found(node: &Value, partial: &[&str]) -> Vec<String> {
        let plan = Plan::read(json!([{ "Plan": node }])).expect("a plan");
        indexes(&plan, &partial.iter().copied().collect()).into_iter().map(str::to_owned).collect()
    }

    #[test]
    fn indexes_are_found_wherever_they_stand() {
        let plan = json!({
            "Node Type": "ModifyTable", "Conflict Arbiter Indexes": ["a"],
            "Plans": [
                { "Node Type": "Bitmap Heap Scan", "Plans": [
                    { "Node Type": "Bitmap Index Scan", "Index Name": "b", "Index Cond": "(b = 1)" },
                ] },
                { "Node Type": "Index Scan", "Index Name": "c" },
            ],
        });
        assert_eq!(found(&plan, &[]), ["a", "b"]);
    }

    #[test]
    fn an_index_read_from_end_to_end_serves_nothing() {
        let whole = json!({ "Node Type": "Index Scan", "Index Name": "a" });
        let under = |node: &str, child: &Value| json!({ "Node Type": node, "Plans": [child] });
        assert_eq!(found(&whole, &[]), [""; 0]);
        assert_eq!(found(&whole, &["a"]), ["a"]);
        assert_eq!(found(&under("Limit", &under("Nested Loop", &whole)), &[]), ["a"]);
        assert_eq!(found(&under("Limit", &under("Sort", &whole)), &[]), [""; 0]);
    }

    #[test]
    fn parameters_are_tried_alone_and_together() {
        let types = ["bigint".to_owned(), "text[]".to_owned()];
        let expected = [
            ["null", "null"],
            ["1", "array['sample']::text[]"],
            ["1", "null"],
            ["null", "array['sample']::text[]"],
        ];
        assert_eq!(samples(&types), expected);
        assert_eq!(samples(&[]), [[""; 0]; 1]);
    }
}
