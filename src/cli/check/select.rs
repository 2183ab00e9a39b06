//! Selects the checks of a command: tasker's own or those of files, all or some.

use std::path::PathBuf;

use crate::checks::builtin;
use crate::cli::sql_dir::SqlDir;
use crate::cli::{Context, diagnostics};
use crate::error::{Failure, Result};
use crate::files::{self, check_all};
use crate::querycheck::{LeftOut, QueryCheck, read};
use crate::text::suggest::nearest;

/// The files of a directory that are read: those of YAML, or else of SQL.
const EXTENSIONS: [&[&str]; 2] = [files::YAML, &["sql"]];

/// The checks of a command.
#[derive(Default)]
pub struct Selection {
    pub checks: Vec<QueryCheck>,
    pub left_out: Vec<LeftOut>,
}

/// Returns the selected checks. Prints the errors of a file, and fails if there are any.
pub fn select(
    context: &Context,
    files: &[PathBuf],
    sql_dir: &SqlDir,
    queries: &[String],
) -> Result<Selection> {
    let mut left_out = Vec::new();
    let mut checks = Vec::new();
    if files.is_empty() {
        checks = builtin::checks();
    } else {
        let checked = check_all(files, sql_dir.path(), &EXTENSIONS, read);
        for file in diagnostics::without_errors(*context.output(), checked)? {
            checks.extend(file.checks);
            file.left_out.into_iter().for_each(|left_out_one| left_out_one.add_to(&mut left_out));
        }
    }
    narrow(&mut checks, queries)?;
    Ok(Selection { checks, left_out })
}

/// Keeps the checks that are asked for, if any are.
///
/// # Errors
/// A [`Failure`] if there is no check of a name.
pub fn narrow(checks: &mut Vec<QueryCheck>, queries: &[String]) -> Result<()> {
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
    Ok(())
}
