//! The indexes that statements use, by planning them without running them.

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use super::node::Plan;
use super::visit::visits;
use crate::db::Session;
use crate::db::explain::prepared;
use crate::db::queries::server::pin_settings;

/// A statement whose indexes are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub name: String,
    pub sql: String,
}

/// The questions that use each index, and the questions without a visible plan.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    by_index: BTreeMap<String, BTreeSet<String>>,
    /// Questions that this user may not run: their indexes are unknown.
    pub refused: BTreeSet<String>,
}

/// How to plan questions.
pub struct Planner<'a> {
    /// Names and values of server settings.
    pub settings: Vec<(&'static str, &'static str)>,
    /// For parameters, any of which can be null: each is tried alone, and all together. Otherwise once, for
    /// all parameters.
    pub is_custom: bool,
    /// A full scan of an index finds nothing and does not count, unless the index is one of these or a limit
    /// ends the scan.
    pub partial: BTreeSet<&'a str>,
}

impl Uses {
    /// The names of the questions that use an index.
    pub fn of(&self, index: &str) -> impl Iterator<Item = &str> {
        self.by_index.get(index).into_iter().flatten().map(String::as_str)
    }

    /// Plans every question, and collects the indexes.
    ///
    /// # Errors
    /// Those of the connection.
    pub async fn add(
        &mut self,
        session: &Session,
        questions: &[Question],
        planner: &Planner<'_>,
    ) -> Result<(), Error> {
        session.begin("begin").await?;
        let planned = self.plan_all(session, questions, planner).await;
        session.end("rollback").await?;
        planned
    }

    async fn plan_all(
        &mut self,
        session: &Session,
        questions: &[Question],
        planner: &Planner<'_>,
    ) -> Result<(), Error> {
        let mode = if planner.is_custom { "force_custom_plan" } else { "force_generic_plan" };
        let settings = planner.settings.iter().copied().chain([("plan_cache_mode", mode)]);
        let (names, values): (Vec<_>, Vec<_>) = settings.unzip();
        pin_settings(session, &names, &values).await?;
        for Question { name, sql } in questions {
            session.client().batch_execute("savepoint tasker_try").await?;
            let printed = prepared(session, sql, async |statement| {
                let types = &statement.parameter_types;
                let arguments =
                    if planner.is_custom { samples(types) } else { vec![vec![None; types.len()]] };
                Ok::<_, Error>(statement.explain_each(session, "costs off", &arguments).await)
            })
            .await;
            session
                .client()
                .batch_execute("rollback to savepoint tasker_try; release savepoint tasker_try")
                .await?;
            for printed in refused(printed)?.into_iter().flatten() {
                match refused(printed)? {
                    Ok(printed) => {
                        let plan = Plan::read(printed);
                        for index in plan.iter().flat_map(|plan| indexes_found_by(plan, &planner.partial)) {
                            self.by_index.entry(index.to_owned()).or_default().insert(name.clone());
                        }
                    }
                    Err(SqlState::INSUFFICIENT_PRIVILEGE) => _ = self.refused.insert(name.clone()),
                    // A sample that the query cannot take.
                    Err(_) => {}
                }
            }
        }
        Ok(())
    }
}

/// Separates what the server refuses, such as a plan of a statement that has none, from a lost connection.
fn refused<T>(outcome: Result<T, Error>) -> Result<Result<T, SqlState>, Error> {
    Ok(match outcome {
        Ok(value) => Ok(value),
        Err(error) => Err(error.code().cloned().ok_or(error)?),
    })
}

/// Arguments to plan for: none given, each alone, all of them.
fn samples(types: &[String]) -> Vec<Vec<Option<String>>> {
    let sample = |name: &String| {
        let element = name.strip_suffix("[]").unwrap_or(name);
        let (value, in_array) = match element {
            "jsonb" | "json" => ("[\"sample\"]", r#"{"[\"sample\"]"}"#),
            "text" => ("sample", "{sample}"),
            "timestamp with time zone" => ("now", "{now}"),
            "boolean" => ("true", "{true}"),
            _ => ("1", "{1}"),
        };
        Some((if element == name { value } else { in_array }).to_owned())
    };
    let none = vec![None; types.len()];
    let all: Vec<Option<String>> = types.iter().map(sample).collect();
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
fn indexes_found_by<'p>(plan: &'p Plan, partial: &BTreeSet<&str>) -> BTreeSet<&'p str> {
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
        indexes_found_by(&plan, &partial.iter().copied().collect()).into_iter().map(str::to_owned).collect()
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
        let expected =
            [[None, None], [Some("1"), Some("{sample}")], [Some("1"), None], [None, Some("{sample}")]];
        assert_eq!(samples(&types), expected.map(|one| one.map(|value| value.map(str::to_owned)).to_vec()));
        assert_eq!(samples(&[]), [vec![]]);
    }
}
