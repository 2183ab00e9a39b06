//! The checks of this program's own queries: a YAML file beside each `.sql`.

use crate::db::queries;
use crate::model::plan::{QueryCheck, read};
use crate::model::yaml::Source;

/// Where the files are, in the sources: what findings point at.
const FOLDER: &str = "src/db/queries";

/// Every check of our own queries, in the order of their names.
pub fn checks() -> Vec<QueryCheck> {
    let mut checks = Vec::new();
    for file in queries::CHECKS {
        let source = Source { name: format!("{FOLDER}/{}", file.path), text: file.text.to_owned() };
        let mut sql = |name: &str| {
            let found =
                queries::ALL.iter().chain(queries::BENCH).find(|query| format!("{}.sql", query.name) == name);
            found.map(|query| query.sql.to_owned()).ok_or_else(|| "there is no such query".to_owned())
        };
        let read = read(&source, &mut sql).unwrap_or_else(|faults| panic!("{}", faults[0]));
        checks.extend(read.checks);
    }
    checks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read_and_names_its_query() {
        let checks = checks();
        assert_eq!(checks.len(), queries::CHECKS.len());
        for (check, file) in checks.iter().zip(queries::CHECKS) {
            let stem = file.path.rsplit('/').next().and_then(|name| name.strip_suffix(".yaml"));
            assert_eq!(Some(check.name.as_str()), stem, "{}", file.path);
            assert!(
                check.sql_place.file.ends_with(&format!("{}.sql", check.name)),
                "{}",
                check.sql_place.file
            );
            assert!(check.why.is_some(), "{} says why it matters", check.name);
            assert!(check.grows.is_some(), "{} says how it grows", check.name);
        }
    }
}
