//! `tasker template check`.

use std::path::PathBuf;

use serde::Serialize;

use crate::cli::sql_dir::SqlDir;
use crate::cli::{self, Context};
use crate::engine::templates::{CheckedFile, check_files};
use crate::error::{Exit, Result};
use crate::report::{diagnostics, style};
use crate::yaml::FileError;

/// Check workflow files and report all errors at once
///
/// Shows each error with its file, line and column, the line itself, and the correction. Needs no
/// database. SQL files that a workflow names are relative to the workflow file, and below its directory
/// unless --sql-dir names another. Shows the first 100 errors of each file and counts the rest. Exits
/// with status 2 if there is an error.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker template check order.yaml
  tasker template check workflows/ --format json
  generate-workflow | tasker template check -")]
pub struct Args {
    /// Workflow files, directories with *.yaml and *.yml files, or - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    sql_dir: SqlDir,
}

#[derive(Serialize)]
struct Answer<'a> {
    files: Vec<CheckedAnswer<'a>>,
    /// At most a hundred of each file.
    errors: Vec<&'a FileError>,
    /// How many there are, those not listed included.
    error_count: usize,
}

#[derive(Serialize)]
struct CheckedAnswer<'a> {
    file: &'a str,
    /// Null when the file has errors.
    template: Option<String>,
    steps: Option<usize>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let checked = check_files(&args.files, args.sql_dir.path());
    let answer = Answer {
        files: checked.iter().map(describe).collect(),
        errors: checked
            .iter()
            .filter_map(|file| file.outcome.as_ref().err())
            .flat_map(|errors| &errors.reported)
            .collect(),
        error_count: cli::diagnostics::count(&checked),
    };
    context.output().answer("template.check", &answer, |_| draw(&checked))?;
    Ok(if answer.errors.is_empty() { Exit::Done } else { Exit::Usage })
}

fn describe(file: &CheckedFile) -> CheckedAnswer<'_> {
    let template = file.outcome.as_ref().ok();
    CheckedAnswer {
        file: &file.source.name,
        template: template.map(|template| template.full_name()),
        steps: template.map(|template| template.steps.len()),
    }
}

fn draw(checked: &[CheckedFile]) -> String {
    let mut text = String::new();
    for CheckedFile { source, outcome } in checked {
        match outcome {
            Ok(template) => text.push_str(&format!(
                "{}: {}, {}\n",
                source.name,
                template.full_name(),
                style::count(template.steps.len(), "step", "steps")
            )),
            Err(errors) => text.push_str(&diagnostics::draw(source, errors, console::colors_enabled())),
        }
    }
    if cli::diagnostics::count(checked) > 0 {
        text.push_str(&cli::diagnostics::summary(checked));
    }
    text
}
