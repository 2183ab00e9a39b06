//! The checks of this program's own queries: a YAML file next to each `.sql`.

use crate::db::queries;
use crate::model::plan::{QueryCheck, read};
use crate::model::yaml::Source;

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
        checks.extend(read.checks);
    }
    checks
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::migrate::indexes::bundled::{self, Set};
    use crate::model::plan::{Expectation, Rule};

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
        let lean = bundled::INDEXES.iter().filter(|index| index.set == Set::Lean).map(|index| index.name);
        for name in lean.chain(bundled::keys().map(|key| key.name)) {
            assert!(needed.contains(name), "no check needs {name}");
        }
    }
}
