//! `tasker template graph`.

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::usable;
use crate::cli::Context;
use crate::cli::sql_dir::SqlDir;
use crate::db::Purpose;
use crate::engine::templates;
use crate::error::{Exit, Failure, Result, TASKER};
use crate::model::template::{Template, TemplateName};
use crate::report::graph::GraphFormat;
use crate::report::template as drawing;

/// Draw the steps of a workflow
///
/// Reads a file, standard input (-), or a workflow applied to the database. A file needs no database. A
/// step with several parents is drawn once, below the parent furthest from the start, and names its
/// other parents.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker template graph order.yaml
  tasker template graph shop/order@1.0.0 --as mermaid
  tasker template graph shop/order --as dot | dot -Tsvg > order.svg")]
pub struct Args {
    /// Workflow file, - for standard input, or name of an applied workflow
    #[arg(value_name = "FILE|[NAMESPACE/]NAME[@VERSION]")]
    workflow: String,
    /// Draw the graph in this format
    #[arg(long = "as", value_enum, default_value_t, value_name = "DRAWING")]
    drawing: GraphFormat,
    #[command(flatten)]
    sql_dir: SqlDir,
}

#[derive(Serialize)]
struct Answer<'a> {
    template: String,
    steps: Vec<Node<'a>>,
    edges: Vec<Edge<'a>>,
}

#[derive(Serialize)]
struct Node<'a> {
    name: &'a str,
    handler: &'static str,
}

#[derive(Serialize)]
struct Edge<'a> {
    from: &'a str,
    to: &'a str,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let workflow = find(context, &args).await?;
    let answer = Answer {
        template: workflow.full_name(),
        steps: workflow
            .steps
            .iter()
            .map(|step| Node { name: &step.name, handler: step.handler.kind().as_str() })
            .collect(),
        edges: workflow
            .steps
            .iter()
            .flat_map(|step| step.depends_on.iter().map(|parent| Edge { from: parent, to: &step.name }))
            .collect(),
    };
    context.answer("template.graph", &answer, |_| drawing::graph(&workflow, args.drawing))
}

/// Reads the argument as a file if it exists or looks like one, otherwise as a name.
async fn find(context: &Context, args: &Args) -> Result<Template> {
    let argument = args.workflow.as_str();
    let path = Path::new(argument);
    let is_yaml = path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
    if argument == "-" || is_yaml || path.is_file() {
        let mut workflows = usable(context, &[PathBuf::from(argument)], &args.sql_dir)?;
        return workflows
            .pop()
            .ok_or_else(|| Failure::usage(format!("{argument} contains no workflow")).into());
    }
    let name: TemplateName = argument.parse().map_err(|error: String| {
        Failure::usage(error).hint(format!("name a file, or a workflow listed by `{TASKER} template list`"))
    })?;
    let session = context.session(Purpose::Command).await?;
    Ok(templates::find(&session, &name).await?.template)
}
