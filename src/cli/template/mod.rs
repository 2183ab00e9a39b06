//! `tasker template`.

mod apply;
mod check;
mod graph;
mod list;
mod schema;
mod show;

use std::path::PathBuf;

use clap::Subcommand;

use super::Context;
use crate::engine::templates::{CheckedFile, check_files};
use crate::error::{Exit, Failure, Result};
use crate::model::template::Template as Workflow;
use crate::report::{faults, style};

/// Workflow templates: the YAML files and those applied to a database
#[derive(Debug, Subcommand)]
pub enum Template {
    Check(check::Args),
    Apply(apply::Args),
    List(list::Args),
    Show(show::Args),
    Graph(graph::Args),
    Schema(schema::Args),
}

impl Template {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Template::Check(args) => check::run(context, args),
            Template::Apply(args) => apply::run(context, args).await,
            Template::List(args) => list::run(context, args).await,
            Template::Show(args) => show::run(context, args).await,
            Template::Graph(args) => graph::run(context, args).await,
            Template::Schema(args) => schema::run(context, args),
        }
    }
}

/// The workflows of files that are to be used; their faults go to standard
/// error, and are a failure with exit code 2.
fn usable(context: &Context, files: &[PathBuf]) -> Result<Vec<Workflow>> {
    let checked = check_files(files);
    let total = count_faults(&checked);
    if total > 0 {
        for CheckedFile { source, outcome } in &checked {
            if let Err(found) = outcome {
                let drawn = faults::draw(source, found, console::colors_enabled_stderr());
                context.output().findings(drawn.trim_end_matches('\n').to_owned() + "\n");
            }
        }
        return Err(Failure::usage(summary(&checked)).into());
    }
    Ok(checked.into_iter().filter_map(|file| file.outcome.ok()).collect())
}

fn count_faults(checked: &[CheckedFile]) -> usize {
    checked.iter().filter_map(|file| file.outcome.as_ref().err()).map(Vec::len).sum()
}

/// `3 faults in 1 of 2 files`.
fn summary(checked: &[CheckedFile]) -> String {
    let faulty = checked.iter().filter(|file| file.outcome.is_err()).count();
    let faults = style::count(count_faults(checked), "fault", "faults");
    match checked.len() {
        1 => format!("{faults} in {}", checked[0].source.name),
        files => format!("{faults} in {faulty} of {files} files"),
    }
}
