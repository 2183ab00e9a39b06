//! Whether the newest tasks agree with their history. All of them are compared
//! by [`crate::checks::consistency`].

use crate::checks::consistency::{self, Mode};
use crate::db::Session;
use crate::db::queries::tasks::{Page, newest_tasks};
use crate::error::{Result, TASKER};
use crate::model::health::{Bounds, HealthCheck, Reading};

/// Tasks compared.
const TASKS: i64 = 100;
const CONSISTENCY: Bounds = Bounds::fail_from(1.0);

pub(super) async fn readings(session: &mut Session) -> Result<Vec<Reading>> {
    let mut ids = newest_tasks(session, &Page { limit: TASKS, ..Page::default() }, None).await?;
    ids.sort_unstable();
    let report = consistency::check(session, Some(&ids), Mode::Report, "").await?;
    let differ = report.tasks_that_differ();
    let first = report.differences.iter().find_map(|difference| difference.task_id);
    let detail = match first {
        Some(task) => format!("of the newest {}; the first is task {task}", ids.len()),
        None => format!("of the newest {}", ids.len()),
    };
    let fix = format!("{TASKER} check consistency --repair --dry-run");
    Ok(vec![Reading::of(HealthCheck::Consistency, differ as f64, CONSISTENCY, detail).fix(fix)])
}
