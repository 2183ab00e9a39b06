//! `tasker check indexes`.

use crate::checks::indexes::{Depth, Index, Report, check};
use crate::cli::Context;
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::report::{style, table};

/// Show the use and the cost of each index, and find broken ones
///
/// For each index of tasker's tables: its set, whether it is valid, its size, how often it was scanned,
/// the queries and views of tasker that use it (by their plans on this database), and the pages that it
/// costs per step. The cost is measured on temporary copies of the tables, in transactions that are
/// rolled back. Exits with status 3 if an index that tasker needs is missing, invalid or defined
/// differently. Changes nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker check indexes
  tasker check indexes --no-price
  tasker check indexes --format json | jq '.indexes[] | {name, queries, pages_per_step}'")]
pub struct Args {
    /// Do not measure what each index costs writes
    #[arg(long)]
    no_price: bool,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.session(Purpose::Command).await?;
    let depth = if args.no_price { Depth::Uses } else { Depth::Prices };
    let report = check(&session, context.target().await?, context.schema(), depth).await?;
    let exit = context.answer_of_database("check.indexes", &report, draw).await?;
    Ok(if report.findings.iter().any(|finding| finding.is_harmful) { Exit::Found } else { exit })
}

fn draw(report: &Report) -> String {
    let mut text = table::draw(
        ["index", "set", "state", ">size", ">scans", ">pages/step", "used by"],
        report.indexes.iter().map(row),
    );
    if !report.findings.is_empty() {
        text.push('\n');
    }
    for finding in &report.findings {
        text.push_str(&format!("{} {}\n  {}\n", finding.index, finding.what, finding.fix));
    }
    for remark in &report.remarks {
        text.push_str(&format!("\nnote: {remark}\n"));
    }
    text
}

fn row(index: &Index) -> Vec<String> {
    let dash = || "-".to_owned();
    vec![
        index.name.clone(),
        index.set.as_str().to_owned(),
        index.state.meaning().to_owned(),
        index.size_bytes.map_or_else(dash, |size| style::bytes(size.unsigned_abs())),
        index.scans.map_or_else(dash, |scans| scans.to_string()),
        index.pages_per_step.map_or_else(dash, |pages| format!("{pages:+.2}")),
        used_by(&index.queries),
    ]
}

/// The first query, and how many more.
fn used_by(queries: &[String]) -> String {
    match queries {
        [] => "-".to_owned(),
        [one] => one.clone(),
        [first, more @ ..] => format!("{first} and {} more", more.len()),
    }
}
