//! `tasker bench readiness`.

use std::path::PathBuf;
use std::time::Duration;

use serde::Serialize;

use crate::cli::Context;
use crate::cli::chart::write_chart;
use crate::cli::duration::range;
use crate::cli::scratch::{SCHEMA, Scratch, Use, progress, with_scratch};
use crate::engine::bench::readiness::{
    Answer as Asked, Growing, Options, Outcome, Question, Readiness, readiness,
};
use crate::error::{Exit, Result};
use crate::migrate::indexes::IndexSelection;
use crate::migrate::{Run, views};
use crate::model::view_version::ViewVersion;
use crate::querycheck::growth::fit::Growth;
use crate::report::chart::{Chart, Mark, Panel, Series};
use crate::report::{style, table};

/// Measure how the cost of queries grows with the database
///
/// Fills a temporary database to each of the sizes and runs the same queries in it under each version of
/// the views. They ask, for example, whether a task's next step is ready, which steps depend on which,
/// which steps can run next, and how all tasks are doing. Reports time, pages and rows, how the cost
/// grows with the number of tasks, and the class of that growth. Runs on the server of --database-url
/// (the private PostgreSQL by default) and drops the database afterwards.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker bench readiness
  tasker bench readiness --sizes 500,5000 --versions v2,v3 --indexes all
  tasker bench readiness --chart readiness.svg --format json >readiness.json")]
pub struct Args {
    /// Measure with this many tasks of seven steps and eight edges, at every stage (1 to 10,000,000)
    #[arg(long, value_name = "N,…", value_delimiter = ',', default_value = "50,500,5000,50000", value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    sizes: Vec<u32>,
    /// Measure these versions of the views
    #[arg(long, value_enum, value_name = "VERSION,…", value_delimiter = ',', default_value = "v1,v2,v3")]
    versions: Vec<ViewVersion>,
    /// Build these indexes: `lean`, `all`, or `lean` and the names of others [default: lean]
    #[arg(long, value_name = "lean|all|NAME,…")]
    indexes: Option<IndexSelection>,
    /// Stop a query after this long, and skip it at larger sizes (1ms to 1day)
    #[arg(long, value_name = "DURATION", default_value = "30s", value_parser = range("1ms", "1day"))]
    timeout: Duration,
    /// Write a chart of the times to this SVG file
    #[arg(long, value_name = "FILE")]
    chart: Option<PathBuf>,
    /// Do not run ANALYZE: the planner has no statistics, as after loading a dump
    #[arg(long)]
    no_analyze: bool,
}

#[derive(Serialize)]
struct Answer {
    #[serde(flatten)]
    readiness: Readiness,
    chart: Option<PathBuf>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    if let Some(file) = &args.chart {
        // Better now than after the measuring.
        write_chart(file, "")?;
    }
    let mut sizes: Vec<usize> = args.sizes.iter().map(|&size| size as usize).collect();
    sizes.sort_unstable();
    sizes.dedup();
    let mut versions = args.versions;
    versions.sort_unstable();
    versions.dedup();
    let options = Options { sizes, versions, timeout: args.timeout, analyze: !args.no_analyze };
    let progress = progress(*context.output());
    let measured = with_scratch(context, Use::Bench, args.indexes, async |scratch| {
        let install = async |version| install(&scratch, version).await;
        readiness(&scratch.connect, install, &options, &progress).await
    })
    .await?;
    if let Some(file) = &args.chart {
        write_chart(file, &chart(&measured).draw())?;
    }
    let answer = Answer { readiness: measured, chart: args.chart };
    context.answer("bench.readiness", &answer, |answer| draw(&answer.readiness))
}

async fn install(scratch: &Scratch, version: ViewVersion) -> Result<()> {
    let run = Run::new(&scratch.target, SCHEMA);
    views::move_to(&run, &mut run.session().await?, version, false).await.map(drop)
}

fn draw(measured: &Readiness) -> String {
    let over = style::duration(Duration::from_millis(measured.timeout_ms));
    let time = |answer: &Asked| match answer.outcome {
        Outcome::Answered => answer.median_ms.map_or_else(dash, style::milliseconds),
        Outcome::TimedOut => format!("over {over}"),
        Outcome::NotAsked => dash(),
    };
    let pages =
        |answer: &Asked| answer.shared_pages.map_or_else(dash, |pages| style::grouped(pages.unsigned_abs()));
    let mut text = format!(
        "Milliseconds by the number of tasks\n\n{}\nPages of 8 kB\n\n{}",
        draw_table(measured, time, |growing| growing.time),
        draw_table(measured, pages, |growing| growing.pages)
    );
    let dark: Vec<String> = measured
        .sizes
        .iter()
        .filter(|size| !size.is_analysed)
        .map(|size| style::grouped(size.tasks as u64))
        .collect();
    if !dark.is_empty() {
        text +=
            &format!("\nANALYZE did not run at {} tasks: the planner had no statistics.\n", dark.join(", "));
    }
    text
}

fn draw_table(
    measured: &Readiness,
    cell: impl Fn(&Asked) -> String,
    growth: fn(&Growing) -> Option<Growth>,
) -> String {
    let sizes = measured.sizes.iter().map(|size| format!(">{}", style::grouped(size.tasks as u64)));
    let columns = ["question", "views", ">rows"].map(str::to_owned).into_iter().chain(sizes);
    let columns = columns.chain([">exponent", "growth"].map(str::to_owned));
    let rows = measured.growth.iter().map(|growing| {
        let answers: Vec<&Asked> = measured
            .answers
            .iter()
            .filter(|answer| (answer.question, answer.version) == (growing.question, growing.version))
            .collect();
        let rows = answers.iter().rev().find_map(|answer| answer.rows);
        let mut row = vec![
            growing.question.meaning().to_owned(),
            growing.version.to_string(),
            rows.map_or_else(dash, |rows| rows.to_string()),
        ];
        row.extend(answers.iter().map(|answer| cell(answer)));
        let growth = growth(growing);
        row.push(growth.map_or_else(dash, |growth| format!("{:.2}", growth.exponent)));
        row.push(growth.map_or_else(dash, |growth| growth.class.to_string()));
        row
    });
    table::draw(columns, rows)
}

fn dash() -> String {
    "-".to_owned()
}

fn chart(measured: &Readiness) -> Chart {
    let timeout_ms = measured.timeout_ms as f64;
    let line = |question: Question, version: ViewVersion| {
        let ours =
            measured.answers.iter().filter(|answer| (answer.question, answer.version) == (question, version));
        let points = ours.filter_map(|answer| {
            let x = answer.tasks as f64;
            match answer.outcome {
                Outcome::Answered => answer.median_ms.map(|y| Mark { x, y, is_over: false }),
                Outcome::TimedOut => Some(Mark { x, y: timeout_ms, is_over: true }),
                Outcome::NotAsked => None,
            }
        });
        Series { name: version.to_string(), points: points.collect() }
    };
    let panel = |question: Question| {
        let growing = measured.growth.iter().filter(|growing| growing.question == question);
        let lines = growing.map(|growing| line(question, growing.version)).collect();
        Panel { title: question.meaning().to_owned(), lines }
    };
    Chart {
        title: "What questions cost as the database grows".to_owned(),
        x_label: "tasks of 7 steps and 8 edges".to_owned(),
        y_label: "milliseconds, median".to_owned(),
        panels: Question::ALL.map(panel).into(),
    }
}
