//! Which checks a command looks at: tasker's own or those of files, all or some.

use std::path::PathBuf;

use crate::checks::plans::{files, own};
use crate::cli::Context;
use crate::error::{Failure, Result};
use crate::model::nearest::nearest;
use crate::model::plan::QueryCheck;
use crate::report;

/// The checks asked for; `None` when a file has faults, which are told.
pub fn chosen(context: &Context, files: &[PathBuf], queries: &[String]) -> Result<Option<Vec<QueryCheck>>> {
    let mut checks = if files.is_empty() {
        own::checks()
    } else {
        let checked = files::check_files(files);
        let mut is_faulty = false;
        for file in &checked {
            if let Err(faults) = &file.outcome {
                is_faulty = true;
                let colors = console::colors_enabled_stderr();
                context.output().findings(report::faults::draw(&file.source, faults, colors));
            }
        }
        if is_faulty {
            return Ok(None);
        }
        checked.into_iter().filter_map(|file| file.outcome.ok()).flat_map(|file| file.checks).collect()
    };
    for asked in queries {
        if !checks.iter().any(|check| check.name == *asked) {
            let names = checks.iter().map(|check| check.name.as_str());
            let hint = match nearest(asked, names.clone()) {
                Some(meant) => format!("did you mean {meant}?"),
                None => format!("there are {}", names.collect::<Vec<_>>().join(", ")),
            };
            return Err(Failure::usage(format!("there is no check {asked:?}")).hint(hint).into());
        }
    }
    if !queries.is_empty() {
        checks.retain(|check| queries.contains(&check.name));
    }
    Ok(Some(checks))
}
