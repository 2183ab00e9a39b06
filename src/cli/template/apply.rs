//! `tasker template apply`.

use std::path::PathBuf;

use serde::Serialize;

use super::usable;
use crate::cli::Context;
use crate::cli::sql_dir::SqlDir;
use crate::db::Purpose;
use crate::engine::templates::{self, Applied, TemplateChange};
use crate::error::{Exit, Result};
use crate::report::style;

/// Store workflows, so that tasks of them can be submitted
///
/// Stores all of the workflows, or none if one has an error. An applied version never changes: applying
/// the same content again changes nothing, and other content needs another version. Comments, the order
/// of keys and explicit defaults make no difference. A version that was adopted from the Rails engine without a
/// definition is bound to the file, if the file has the steps and edges of its tasks.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker template apply order.yaml
  tasker template apply workflows/
  generate-workflow | tasker template apply -")]
pub struct Args {
    /// Workflow files, directories with *.yaml and *.yml files, or - for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    sql_dir: SqlDir,
}

#[derive(Serialize)]
struct Answer {
    templates: Vec<Applied>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let workflows = usable(context, &args.files, &args.sql_dir)?;
    let mut session = context.session(Purpose::Command).await?;
    let answer = Answer { templates: templates::apply(&mut session, &workflows).await? };
    context.answer("template.apply", &answer, |answer| {
        answer.templates.iter().map(|applied| describe(applied) + "\n").collect()
    })
}

fn describe(applied: &Applied) -> String {
    let name = format!("{}/{}@{}", applied.namespace, applied.name, applied.version);
    match applied.change {
        TemplateChange::Applied => {
            format!("{name} applied, {}", style::count(applied.steps, "step", "steps"))
        }
        TemplateChange::Unchanged => format!("{name} unchanged"),
        TemplateChange::Bound => {
            let steps = style::count(applied.bound_steps as usize, "unfinished step", "unfinished steps");
            format!("{name} bound to the adopted workflow, {steps} can run once their queue is open")
        }
    }
}
