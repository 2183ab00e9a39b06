//! `tasker task`.

mod cancel;
mod count;
mod graph;
mod list;
mod resolve;
mod retry;
mod select;
mod show;
mod submit;
mod watch;
mod why;

use clap::Subcommand;

use super::Context;
use crate::error::{Exit, Result};

/// Submit tasks, inspect them, and change them by hand
#[derive(Debug, Subcommand)]
pub enum Task {
    Submit(submit::Args),
    List(list::Args),
    Count(count::Args),
    Show(show::Args),
    Graph(graph::Args),
    Watch(watch::Args),
    Why(why::Args),
    Retry(retry::Args),
    Resolve(resolve::Args),
    Cancel(cancel::Args),
}

impl Task {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Task::Submit(args) => submit::run(context, args).await,
            Task::List(args) => list::run(context, args).await,
            Task::Count(args) => count::run(context, args).await,
            Task::Graph(args) => graph::run(context, args).await,
            Task::Show(args) => show::run(context, args).await,
            Task::Watch(args) => watch::run(context, args).await,
            Task::Why(args) => why::run(context, args).await,
            Task::Retry(args) => retry::run(context, args).await,
            Task::Resolve(args) => resolve::run(context, args).await,
            Task::Cancel(args) => cancel::run(context, args).await,
        }
    }
}
