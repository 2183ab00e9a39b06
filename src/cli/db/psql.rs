//! `tasker db psql`.

use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::process::Command;

use crate::cli::Context;
use crate::error::{Exit, Failure, Result};
use crate::private_pg::{self, Programs};

/// Open psql on the private PostgreSQL
///
/// Starts the server if needed. Arguments after `--` are passed to psql.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  tasker db psql\n  tasker db psql -- --csv -c 'select * from tasker_tasks'"
)]
pub struct Args {
    /// Pass these arguments to psql
    #[arg(last = true, value_name = "ARGUMENT")]
    arguments: Vec<OsString>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let url = context.private_server()?;
    let psql = Programs::psql();
    // Returns only when psql could not replace this process.
    let error = Command::new(&psql).arg("--dbname").arg(url).args(args.arguments).exec();
    let failure = Failure::new(format!("could not run {}", psql.display())).caused_by(error);
    Err(failure.hint(format!("install it with `{}`", private_pg::programs::install_command(None))).into())
}
