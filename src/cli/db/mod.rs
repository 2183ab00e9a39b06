//! `tasker db`.

mod destroy;
mod psql;
mod start;
mod status;
mod stop;
mod url;

use clap::Subcommand;

use super::Context;
use crate::error::{Exit, Result};

/// Manage the private PostgreSQL that tasker uses when no database is named
#[derive(Debug, Subcommand)]
pub enum Db {
    Start(start::Args),
    Stop(stop::Args),
    Status(status::Args),
    Url(url::Args),
    Psql(psql::Args),
    Destroy(destroy::Args),
}

impl Db {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Db::Start(args) => start::run(context, args).await,
            Db::Stop(args) => stop::run(context, args).await,
            Db::Status(args) => status::run(context, args).await,
            Db::Url(args) => url::run(context, args).await,
            Db::Psql(args) => psql::run(context, args).await,
            Db::Destroy(args) => destroy::run(context, args).await,
        }
    }
}
