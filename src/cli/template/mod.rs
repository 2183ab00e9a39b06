//! `tasker template`.

mod apply;
mod check;
mod graph;
mod list;
mod schema;
mod show;

use std::path::PathBuf;

use clap::Subcommand;

use super::{Context, diagnostics};
use crate::engine::templates::check_files;
use crate::error::{Exit, Result};
use crate::model::template::Template as Workflow;

/// Check workflow files, apply them to a database, and show applied workflows
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

/// Reads the workflows of these files; fails if one has an error.
fn usable(context: &Context, files: &[PathBuf]) -> Result<Vec<Workflow>> {
    diagnostics::without_errors(*context.output(), check_files(files))
}
