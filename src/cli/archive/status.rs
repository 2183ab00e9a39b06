//! `tasker archive status`.

use std::time::Duration;

use serde::Serialize;

use crate::archive::policy::{self, RetentionSource};
use crate::archive::status::{Kept, KeptBecause, status};
use crate::cli::Context;
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::model::retention::Retention;
use crate::report::{style, table};

/// Show the retention of each workflow, and why its oldest task is still here
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker archive status
  tasker archive status --namespace shop --format json | jq '.workflows[] | {workflow, oldest}'")]
pub struct Args {
    /// Only show workflows in this namespace
    #[arg(long)]
    namespace: Option<String>,
    /// Only show workflows with this name
    #[arg(long)]
    name: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    workflows: Vec<Kept>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Archive).await?;
    let (namespace, name) = (args.namespace.as_deref(), args.name.as_deref());
    let workflows = policy::read(&session, context.retention(), namespace, name).await?;
    let workflows = status(&session, workflows).await?;
    context.answer_of_database("archive.status", &Answer { workflows }, draw).await
}

fn draw(answer: &Answer) -> String {
    if answer.workflows.is_empty() {
        return "no workflow has been applied\n".to_owned();
    }
    let row = |kept: &Kept| {
        let (oldest, why) = match &kept.oldest {
            None => ("-".to_owned(), "no task".to_owned()),
            Some(oldest) => {
                let remaining =
                    oldest.remaining_seconds.map(|seconds| style::duration(Duration::from_secs(seconds)));
                let remaining = remaining.unwrap_or_default();
                let why = match oldest.because {
                    KeptBecause::Unfinished => "it has not ended".to_owned(),
                    KeptBecause::Retained => "no retention for this state".to_owned(),
                    KeptBecause::KeepLast => "one of the last that are kept".to_owned(),
                    KeptBecause::Restored => format!("restored; stays {remaining} more"),
                    KeptBecause::NotYet => format!("stays {remaining} more"),
                    KeptBecause::Expired => "the next run takes it".to_owned(),
                };
                let age = style::ago(oldest.requested_at, kept.as_of);
                (format!("{} ({}, {age})", oldest.task_id, oldest.state), why)
            }
        };
        vec![
            style::one_line(&kept.workflow.workflow, usize::MAX),
            retention(&kept.workflow.retention),
            match kept.workflow.source {
                RetentionSource::None => "-".to_owned(),
                source => source.to_string(),
            },
            oldest,
            why,
        ]
    };
    table::draw(
        ["workflow", "retention", "from", "oldest task", "why it is here"],
        answer.workflows.iter().map(row),
    )
}

fn retention(retention: &Retention) -> String {
    let Retention { complete, error, cancelled, keep_last } = retention;
    let ages = [("complete", complete), ("error", error), ("cancelled", cancelled)];
    let ages = ages.into_iter().filter_map(|(name, age)| age.map(|age| format!("{name} {age}")));
    let parts: Vec<String> = ages.chain(keep_last.map(|kept| format!("keep last {kept}"))).collect();
    if parts.is_empty() { "keeps all".to_owned() } else { parts.join(", ") }
}
