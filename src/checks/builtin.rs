//! What query checks know of this program: the checks of its own queries, a YAML file next to each `.sql`, and
//! the state of its indexes and views.

use anyhow::Context as _;

use crate::db::queries::migrations::list_views;
use crate::db::queries::server::{PlanIndexRow, plan_indexes};
use crate::db::{Session, queries, quote_identifier};
use crate::error::{Result, TASKER};
use crate::migrate::indexes::{self, INDEXES, IndexState, bundled};
use crate::migrate::program::{VIEWS, ViewVersion};
use crate::querycheck::causes::{Diagnosis, index_changed, index_invalid, index_missing, view_version};
use crate::querycheck::{Application, Defect, QueryCheck, TableName, read};
use crate::yaml::Source;

/// Where the files are in the sources: findings point there.
const FOLDER: &str = "src/db/queries";

/// Every check of tasker's own queries, in the order of their names.
pub fn checks() -> Vec<QueryCheck> {
    let mut checks = Vec::new();
    for file in queries::CHECKS {
        let source = Source { name: format!("{FOLDER}/{}", file.path), text: file.text.to_owned() };
        let mut sql = |name: &str| {
            let found = queries::ALL.iter().find(|query| format!("{}.sql", query.name) == name);
            found.map(|query| query.sql.to_owned()).ok_or_else(|| "there is no such query".to_owned())
        };
        let read = read(&source, &mut sql).unwrap_or_else(|errors| panic!("{}", errors.reported[0]));
        checks.extend(read.checks.into_iter().map(|check| QueryCheck { is_bundled: true, ..check }));
    }
    checks
}

/// The tables, indexes and views of this program in a schema.
pub struct Tasker<'a> {
    pub schema: &'a str,
}

impl Application for Tasker<'_> {
    fn tables(&self) -> Vec<TableName> {
        INDEXES.iter().map(|index| TableName::new(self.schema, index.table())).collect()
    }

    fn is_own(&self, words: &[&str]) -> bool {
        words.iter().any(|word| word.trim_start_matches('"').starts_with("tasker_"))
    }

    async fn defects(&self, session: &Session) -> Result<Vec<Defect>> {
        let tables = self.tables();
        let schemas = vec![self.schema.to_owned(); tables.len()];
        let names: Vec<String> = tables.into_iter().map(|table| table.name).collect();
        let live = plan_indexes(session, &schemas, &names).await.context("reading the tables' indexes")?;
        let statuses = indexes::list(session, self.schema).await?;
        let installed = list_views(session).await.context("reading the versions of the views")?;
        let definition = |name: &str| {
            let live = live.iter().find(|index| index.name == name);
            live.map(|index| index.definition.as_str()).unwrap_or_default()
        };
        let of_set = statuses.iter().filter_map(|status| {
            let fix = format!("{TASKER} migrate up");
            let diagnosis = match status.state {
                IndexState::Missing | IndexState::Dropped => index_missing::of(status.name, fix),
                IndexState::Invalid | IndexState::Building => index_invalid::of(status.name, fix),
                IndexState::Changed => index_changed::of(status.name, "tasker", definition(status.name), fix),
                IndexState::Valid
                | IndexState::Unrecorded
                | IndexState::NotInstalled
                | IndexState::Replaced => return None,
            };
            Some(self.defect(status.table, diagnosis))
        });
        let keys = bundled::keys().filter_map(|key| {
            Some(
                self.defect(key.table, defect_of_key(key, live.iter().find(|index| index.name == key.name))?),
            )
        });
        let views = installed.iter().filter_map(|row| {
            let view = VIEWS.iter().find(|view| view.name == row.name)?;
            let state = match row.version == ViewVersion::DEFAULT.number() {
                true if row.is_unchanged => return None,
                true => "changed by hand".to_owned(),
                false => format!("in version {}, which reads all rows to answer for one task", row.version),
            };
            let diagnosis = view_version::of(view.name, &state, format!("{TASKER} migrate views --to v3"));
            Some(self.defect(view.name, diagnosis))
        });
        Ok(of_set.chain(keys).chain(views).collect())
    }
}

impl Tasker<'_> {
    fn defect(&self, table: &str, diagnosis: Diagnosis) -> Defect {
        Defect { table: TableName::new(self.schema, table), diagnosis }
    }
}

fn defect_of_key(key: &bundled::Key, live: Option<&PlanIndexRow>) -> Option<Diagnosis> {
    let fix = key.statement();
    match live {
        None => Some(index_missing::of(key.name, fix)),
        Some(index) if !index.is_valid => {
            let rebuild = format!("reindex index concurrently {}", quote_identifier(key.name));
            Some(index_invalid::of(key.name, rebuild))
        }
        Some(index) if !key.is(&index.key_columns, index.predicate.as_deref()) => {
            Some(index_changed::of(key.name, "tasker", &index.definition, fix))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::migrate::indexes::bundled::{self, Set};
    use crate::querycheck::{Expectation, Rule};

    #[test]
    fn every_file_is_read_and_names_its_query() {
        let checks = checks();
        assert_eq!(checks.len(), queries::CHECKS.len());
        for (check, file) in checks.iter().zip(queries::CHECKS) {
            let stem = file.path.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml"));
            assert_eq!(Some(check.name.as_str()), stem, "{}", file.path);
            assert!(
                check.sql_location.file.ends_with(&format!("{}.sql", check.name)),
                "{}",
                check.sql_location.file
            );
            assert!(check.why.is_some(), "{} says why it matters", check.name);
            assert!(check.grows.is_some(), "{} says how it grows", check.name);
        }
    }

    #[test]
    fn every_query_has_a_check_or_a_reason_to_have_none() {
        let checks = checks();
        let checked: BTreeSet<&str> = checks.iter().map(|check| check.name.as_str()).collect();
        for query in queries::ALL {
            match (checked.contains(query.name), query.unchecked_because()) {
                (true, Some(reason)) => {
                    panic!("{} has a check, and its head says: none, {reason}", query.name)
                }
                (false, None) => {
                    panic!("{}: write a check beside it, or `-- Plan: none, REASON.`", query.name)
                }
                _ => {}
            }
        }
    }

    #[test]
    fn every_index_of_ours_is_one_that_a_check_cannot_do_without() {
        let checks = checks();
        let needs = |rule: &Rule| match rule {
            Rule::IndexUsed(names) => names.clone(),
            Rule::AnyIndex(names) if names.len() == 1 => names.clone(),
            _ => Vec::new(),
        };
        let written = |check: &QueryCheck| -> Vec<Expectation> {
            check.expect.iter().chain(check.cases.iter().flat_map(|case| &case.expect)).cloned().collect()
        };
        let needed: BTreeSet<String> =
            checks.iter().flat_map(written).flat_map(|expected| needs(&expected.rule)).collect();
        let lean = INDEXES.iter().filter(|index| index.set == Set::Lean).map(|index| index.name);
        for name in lean.chain(bundled::keys().map(|key| key.name)) {
            assert!(needed.contains(name), "no check needs {name}");
        }
    }
}
