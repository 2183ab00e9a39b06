//! `tasker template`.

mod apply;
mod check;
mod graph;
mod list;
mod schema;
mod show;

use std::path::PathBuf;

use super::sql_dir::SqlDir;
use super::{Context, diagnostics};
use crate::engine::templates::check_files;
use crate::error::Result;
use crate::model::template::Template as Workflow;

commands! {
    /// Check workflow files, apply them to a database, and show applied workflows
    pub enum Template { Check(check), Apply(apply), List(list), Show(show), Graph(graph), Schema(schema) }
}

/// Reads the workflows of these files; fails if one has an error.
fn usable(context: &Context, files: &[PathBuf], sql_dir: &SqlDir) -> Result<Vec<Workflow>> {
    diagnostics::without_errors(*context.output(), check_files(files, sql_dir.path()))
}
