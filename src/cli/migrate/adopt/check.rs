//! `tasker migrate adopt check`.

use crate::cli::Context;
use crate::db::Purpose;
use crate::error::{Exit, Result, TASKER};
use crate::migrate::adopt::survey::{self, Survey, describe};
use crate::report::{style, table};

/// Count what an adoption would change, and list what forbids it
///
/// Reads every task once; changes nothing, and can run while the application does. Reports the engine's generation,
/// the tasks and steps by state, everything that the engine's rows mean otherwise than tasker's, the sizes of the
/// tables, the indexes and views that the cut-over would build or make again, and the sessions that are connected. Exits
/// with status 3 if something forbids the adoption.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate adopt check\n  \
    tasker migrate adopt check --format json | jq '.counts'")]
pub struct Args {}

pub async fn run(context: &Context, _args: Args) -> Result<Exit> {
    let target = context.target().await?;
    super::refuse_pooler(target)?;
    let session = context.unchecked_session(Purpose::Bulk).await?;
    let spinner = context.output().spinner("reading every task");
    let survey = survey::survey(&session, target, context.schema()).await?;
    spinner.finish_and_clear();
    let exit = context.answer_of_database("migrate.adopt.check", &survey, draw).await?;
    Ok(if survey.obstacles.is_empty() { exit } else { Exit::Found })
}

/// What each count means, in the order of docs/adopt.md.
const MEANINGS: [(&str, &str); 17] = [
    ("unfinished_tasks", "tasks are not complete: derived one after the other"),
    (
        "running_steps",
        "steps are in progress: none may be at the cut-over, or --in-progress says what they are",
    ),
    ("cancelled_tasks", "cancelled tasks have open steps"),
    ("steps_of_cancelled_tasks", "steps of theirs become cancelled"),
    ("finished_tasks", "complete or resolved tasks have open steps"),
    ("steps_of_finished_tasks", "steps of theirs become resolved_manually"),
    ("unprocessed_steps", "steps have ended without being marked as processed: they are marked"),
    ("steps_without_attempts", "steps have no number of attempts: it becomes 0 where a task is unfinished"),
    ("steps_in_error", "steps are in error"),
    ("errors_in_results", "of these have their error among their results, where tasker shows it"),
    ("ready_steps", "steps are ready: they wait in the paused queue \"adopted\""),
    ("retries_due", "steps in error are due for another attempt: in that queue too"),
    ("retries_later", "steps in error are due later: in that queue too"),
    ("steps_without_retries", "open steps have no attempts left: stuck"),
    (
        "backward_edges",
        "edges lead to a child with a smaller id: two sessions may wait for each other, and one is sent again",
    ),
    ("histories_with_gaps", "histories of steps have gaps: they are kept"),
    ("workflows", "workflows have no definition until `template apply` binds a file to them"),
];

fn draw(survey: &Survey) -> String {
    let mut text = format!("the Rails engine Tasker {}\n\n", survey.generation.meaning());
    text.push_str(&super::draw_states(&survey.states));
    text.push('\n');
    for (name, meaning) in MEANINGS {
        if let Some(number) = survey.counts.get(name).filter(|number| **number > 0) {
            text.push_str(&format!("{:>12} {meaning}\n", style::grouped(number.unsigned_abs())));
        }
    }
    let tables = survey.tables.iter().map(|table| {
        vec![
            table.name.clone(),
            style::grouped(table.rows.unsigned_abs()),
            style::bytes(table.bytes.unsigned_abs()),
            table.indexes.to_string(),
            style::bytes(table.index_bytes.unsigned_abs()),
        ]
    });
    text.push_str(&format!(
        "\n{}",
        table::draw(["table", ">rows", ">size", ">indexes", ">their size"], tables)
    ));
    let left: Vec<&str> = survey.left_alone.iter().map(|table| table.name.as_str()).collect();
    if !left.is_empty() {
        text.push_str(&format!("left alone: {}\n", left.join(", ")));
    }
    let bytes: i64 = survey.time_indexes.iter().map(|index| index.bytes).sum();
    if !survey.time_indexes.is_empty() {
        text.push_str(&format!(
            "{} on times ({}) are built again in the cut-over, unless `prepare --short-cutover` drops them before\n",
            style::count(survey.time_indexes.len(), "index", "indexes"),
            style::bytes(bytes.unsigned_abs())
        ));
    }
    for view in &survey.views {
        text.push_str(&format!("view {}.{} is made again in the cut-over\n", view.schema, view.name));
    }
    if let Some(seconds) = survey.newest_change_seconds {
        let ago = std::time::Duration::from_secs(seconds.max(0.0) as u64);
        text.push_str(&format!(
            "the newest change was {} ago, if the times are in UTC\n",
            style::duration(ago)
        ));
    }
    for session in &survey.sessions {
        text.push_str(&format!("connected now: {}\n", describe(session)));
    }
    text.push('\n');
    for survey::Obstacle { what, hint } in &survey.obstacles {
        text.push_str(&format!("not adoptable: {what}\n  hint: {hint}\n"));
    }
    if survey.obstacles.is_empty() {
        text.push_str(&format!("nothing forbids the adoption; next: `{TASKER} migrate adopt prepare`\n"));
    }
    text
}
