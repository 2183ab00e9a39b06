//! `tasker migrate plan`.

use super::ScopeArgs;
use crate::cli::Context;
use crate::db::Purpose;
use crate::error::{Exit, Result};
use crate::migrate::effect::Work;
use crate::migrate::plan::{self, Disk, PlanReport, PlannedLock, PlannedStage};
use crate::report::{style, table};

/// Of longer statements only the first line is drawn; JSON and the script have all lines.
const LINES: usize = 5;

/// Show the statements that `migrate up` would run, and the locks they would wait for
///
/// Lists the statements in order, by phase. For each: the strongest lock it takes on existing tables
/// and views, whether it reads or rewrites them, their size, and the sessions that hold a lock it would
/// wait for now. Then the oldest open or prepared transaction, which every online build waits for, and the free
/// space on the server's disk if tasker can see it. With --sql, prints a script for psql that keeps the
/// same ledgers. Changes nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  \
    tasker migrate plan\n  \
    tasker migrate plan --phase indexes --indexes all\n  \
    tasker migrate plan --sql > up.sql && psql -X -f up.sql\n  \
    tasker migrate plan --format json | jq '.stages[].statements[].locks[]'")]
pub struct Args {
    /// Print a script for psql
    #[arg(long)]
    sql: bool,
    #[command(flatten)]
    scope: ScopeArgs,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let session = context.unchecked_session(Purpose::Command).await?;
    let (target, schema, scope) = (context.target().await?, context.schema(), args.scope.scope());
    if args.sql {
        context.output().print(&plan::script::write(&session, target, schema, &scope).await?)?;
        return Ok(Exit::Done);
    }
    let plan = PlanReport::make(&session, target, schema, &scope).await?;
    let exit =
        context.answer_of_database("migrate.plan", &plan, |plan| draw(plan, target.database())).await?;
    super::warn_of_drift(context.output(), &plan.drifted_indexes);
    Ok(exit)
}

fn draw(plan: &PlanReport, database: &str) -> String {
    if plan.stages.is_empty() {
        return format!("database {database:?} is up to date") + &held_back(plan);
    }
    let stages: String = plan.stages.iter().map(draw_stage).collect();
    stages + &draw_surroundings(plan) + &held_back(plan)
}

fn draw_stage(planned: &PlannedStage) -> String {
    let how = if planned.stage.is_transaction { ", in one transaction" } else { ", online" };
    let mut text = format!("{}: {}{how}\n", planned.stage.phase, planned.stage.name);
    for statement in &planned.statements {
        let lines: Vec<&str> = statement.sql.trim_end().lines().collect();
        let shown = if lines.len() > LINES { 1 } else { lines.len() };
        lines[..shown].iter().for_each(|line| text.push_str(&format!("    {line}\n")));
        if shown < lines.len() {
            text.push_str(&format!("      … {} more lines\n", lines.len() - shown));
        }
        for lock in &statement.locks {
            text.push_str(&draw_lock(lock));
        }
        if let (Some(bytes), true) = (statement.index_bytes, !planned.stage.is_transaction) {
            text.push_str(&format!("  → index of up to {}\n", style::bytes(bytes)));
        }
    }
    text + "\n"
}

fn draw_lock(lock: &PlannedLock) -> String {
    let size = match (lock.bytes, lock.rows) {
        (Some(bytes), Some(rows)) => {
            let rows = style::grouped(rows.unsigned_abs());
            format!(" ({rows} rows, {})", style::bytes(bytes.unsigned_abs()))
        }
        (Some(bytes), None) => format!(" ({})", style::bytes(bytes.unsigned_abs())),
        _ => String::new(),
    };
    let work = match lock.work {
        Work::None => "",
        Work::Scan => ", reads all of it",
        Work::Rewrite => ", rewrites it",
    };
    let PlannedLock { mode, relation, keeps_out, .. } = lock;
    let mut text = format!("  → {mode} lock on {relation}{size}{work}; blocks {keeps_out}\n");
    for held in &lock.held_by {
        text.push_str(&format!("    would wait for {}\n", held.by));
    }
    text
}

fn draw_surroundings(plan: &PlanReport) -> String {
    let oldest = plan
        .oldest_transaction
        .as_ref()
        .map_or_else(|| "none".to_owned(), |oldest| format!("{oldest}; an online build waits until it ends"));
    let unknown = || "not known".to_owned();
    let disk = match &plan.disk {
        Disk { free_bytes: Some(free), folder, .. } => {
            let folder =
                folder.as_ref().map(|folder| format!(" in {}", folder.display())).unwrap_or_default();
            format!("{}{folder}", style::bytes(*free))
        }
        Disk { unknown_because, .. } => format!("not known: {}", unknown_because.unwrap_or("no answer")),
    };
    let rows = [
        (
            "indexes to build",
            plan.indexes_bytes.map_or_else(unknown, |bytes| format!("up to {}", style::bytes(bytes))),
        ),
        ("free on the disk", disk),
        ("oldest transaction", oldest),
    ];
    table::draw(["server", ""], rows.map(|(what, how)| vec![what.to_owned(), how]))
}

fn held_back(plan: &PlanReport) -> String {
    let Some(first) = plan.held_back.first() else { return String::new() };
    format!("\nleft for later: {}, and the indexes and views made for it\n", first.label())
}
