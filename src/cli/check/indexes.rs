//! `tasker check indexes`.

use serde::Serialize;

use crate::checks::indexes::{Report, check};
use crate::cli::Context;
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::report::{style, table};

/// Tell what each index is worth, and which are broken
///
/// Changes nothing. Exits with status 3 when an index is invalid.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker check indexes
  tasker check indexes --format json")]
pub struct Args {}

#[derive(Serialize)]
struct Answer<'a> {
    database: &'a str,
    schema: &'a str,
    #[serde(flatten)]
    report: Report,
}

pub async fn run(context: &Context, _args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let report = check(&session, context.schema()).await?;
    let answer = Answer { database: context.target().await?.database(), schema: context.schema(), report };
    context.output().answer("check.indexes", &answer, |answer| draw(&answer.report))?;
    Ok(if answer.report.findings.is_empty() { Exit::Done } else { Exit::Found })
}

fn draw(report: &Report) -> String {
    let columns = [
        table::text("index"),
        table::text("table"),
        table::text("valid"),
        table::number("size"),
        table::number("scans"),
    ];
    let rows = report.indexes.iter().map(|index| {
        vec![
            index.name.clone(),
            index.table.clone(),
            if index.is_valid { "yes" } else { "no" }.to_owned(),
            style::bytes(index.size_bytes.unsigned_abs()),
            index.scans.to_string(),
        ]
    });
    let mut text = table::draw(&columns, rows);
    for finding in &report.findings {
        text.push_str(&format!("\n{} {}\n  {}\n", finding.index, finding.what, finding.mend));
    }
    text
}
