//! `tasker step`.

mod cancel;
mod reset;
mod resolve;
mod retry;
mod show;
mod why;

use std::collections::BTreeMap;

use clap::Subcommand;

use super::Context;
use crate::db::Session;
use crate::engine::inspect;
use crate::error::{Exit, Result};

/// Look at steps, and change them by hand
#[derive(Debug, Subcommand)]
pub enum Step {
    Show(show::Args),
    Why(why::Args),
    Retry(retry::Args),
    Reset(reset::Args),
    Resolve(resolve::Args),
    Cancel(cancel::Args),
}

impl Step {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Step::Show(args) => show::run(context, args).await,
            Step::Why(args) => why::run(context, args).await,
            Step::Retry(args) => retry::run(context, args).await,
            Step::Reset(args) => reset::run(context, args).await,
            Step::Resolve(args) => resolve::run(context, args).await,
            Step::Cancel(args) => cancel::run(context, args).await,
        }
    }
}

/// Finds steps by what a person calls them, each once, together with the others of its task.
async fn by_task(session: &Session, names: &[String]) -> Result<Vec<(i64, Vec<i64>)>> {
    let mut tasks: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for name in names {
        let place = inspect::find_step(session, name).await?;
        let steps = tasks.entry(place.task_id).or_default();
        if !steps.contains(&place.step_id) {
            steps.push(place.step_id);
        }
    }
    Ok(tasks.into_iter().collect())
}
