//! What every command shares: the global flags, the way to a database, the way out.

use std::path::PathBuf;

use clap::Args;

use crate::db::{Purpose, Session};
use crate::error::Result;
use crate::report::{ColorChoice, Format, Output};

/// Flags that every command takes.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Global options")]
pub struct GlobalArgs {
    /// Database to use: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"
    ///
    /// Without it: DATABASE_URL, then the PG* variables (with .pgpass and
    /// service files), then tasker.toml, then a private PostgreSQL of your own,
    /// which is started when needed.
    #[arg(long, global = true, value_name = "URL")]
    pub database_url: Option<String>,
    /// Schema that holds Tasker's tables [default: public]
    #[arg(long, global = true, value_name = "NAME", env = "TASKER_SCHEMA")]
    pub schema: Option<String>,
    /// How to print the answer [default: table]
    #[arg(long, global = true, value_enum, env = "TASKER_FORMAT")]
    pub format: Option<Format>,
    /// When to use colours [default: auto]
    #[arg(long, global = true, value_enum, value_name = "WHEN")]
    pub color: Option<ColorChoice>,
    /// Print the answer only: no progress, no remarks
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say more on standard error (-vv for everything)
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// Configuration file [default: tasker.toml in this directory, if there is one]
    #[arg(long, global = true, value_name = "FILE", env = "TASKER_CONFIG")]
    pub config: Option<PathBuf>,
}

/// What a command runs with.
pub struct Context {
    global: GlobalArgs,
    output: Output,
}

impl Context {
    pub fn new(global: GlobalArgs) -> Result<Self> {
        todo!("{global:?}")
    }

    /// Where answers, remarks and progress go.
    pub fn output(&self) -> &Output {
        &self.output
    }

    /// Opens a connection to a database that holds the schema this program
    /// needs; a failure names the command that mends it.
    pub async fn session(&self, purpose: Purpose) -> Result<Session> {
        todo!("{:?} {purpose:?}", self.global)
    }

    /// Opens a connection to whatever database there is, migrated or not.
    pub async fn unchecked_session(&self, purpose: Purpose) -> Result<Session> {
        todo!("{purpose:?}")
    }
}
