//! `tasker template check`.

use std::path::PathBuf;

use serde::Serialize;

use crate::cli::{self, Context};
use crate::engine::templates::{CheckedFile, check_files};
use crate::error::{Exit, Result};
use crate::model::yaml::Fault;
use crate::report::{faults, style};

/// Report every fault of workflow files at once
///
/// Each fault is shown with its file, line and column, the line itself and what
/// to write instead. No database is needed. Files of SQL that a workflow names
/// are looked for beside it. Exits with 2 when there is a fault.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker template check order.yaml
  tasker template check workflows/ --format json
  generate-workflow | tasker template check -")]
pub struct Args {
    /// Workflow files, directories with *.yaml and *.yml files, or - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Serialize)]
struct Answer<'a> {
    files: Vec<CheckedAnswer<'a>>,
    faults: Vec<&'a Fault>,
}

#[derive(Serialize)]
struct CheckedAnswer<'a> {
    file: &'a str,
    /// Null when the file has faults.
    template: Option<String>,
    steps: Option<usize>,
}

pub fn run(context: &Context, args: Args) -> Result<Exit> {
    let checked = check_files(&args.files);
    let answer = Answer {
        files: checked.iter().map(describe).collect(),
        faults: checked.iter().filter_map(|file| file.outcome.as_ref().err()).flatten().collect(),
    };
    context.output().answer("template.check", &answer, |_| draw(&checked))?;
    Ok(if answer.faults.is_empty() { Exit::Done } else { Exit::Usage })
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
            Err(found) => text.push_str(&faults::draw(source, found, console::colors_enabled())),
        }
    }
    if cli::faults::count(checked) > 0 {
        text.push_str(&cli::faults::summary(checked));
    }
    text
}
