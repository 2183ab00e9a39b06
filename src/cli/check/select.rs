//! Selects the checks of a command: tasker's own or those of files, all or some.

use std::path::PathBuf;

use crate::checks::builtin;
use crate::cli::sql_dir::SqlDir;
use crate::cli::{Context, diagnostics};
use crate::error::{Failure, Result};
use crate::files::check_all;
use crate::querycheck::{QueryCheck, read};
use crate::text::suggest::nearest;

/// Returns the selected checks. Prints the errors of a file, and fails if there are any.
pub fn select(
    context: &Context,
    files: &[PathBuf],
    sql_dir: &SqlDir,
    queries: &[String],
) -> Result<Vec<QueryCheck>> {
    let mut checks = if files.is_empty() {
        builtin::checks()
    } else {
        let checked = check_all(files, sql_dir.path(), read);
        let files = diagnostics::without_errors(*context.output(), checked)?;
        files.into_iter().flat_map(|file| file.checks).collect()
    };
    for asked in queries {
        if !checks.iter().any(|check| check.name == *asked) {
            let names = checks.iter().map(|check| check.name.as_str());
            let hint = match nearest(asked, names.clone()) {
                Some(meant) => format!("did you mean {meant}?"),
                None => format!("the checks are {}", names.collect::<Vec<_>>().join(", ")),
            };
            return Err(Failure::usage(format!("there is no check {asked:?}")).hint(hint).into());
        }
    }
    if !queries.is_empty() {
        checks.retain(|check| queries.contains(&check.name));
    }
    Ok(checks)
}
