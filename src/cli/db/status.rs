//! `tasker db status`.

use std::path::PathBuf;

use jiff::Timestamp;
use serde::Serialize;

use crate::cli::Context;
use crate::error::{Exit, Result};
use crate::private_pg::{Cluster, State};

/// Show whether the private PostgreSQL is running, where, and in which version
///
/// Starts nothing and changes nothing.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  tasker db status\n  tasker db status --format json")]
pub struct Args {}

pub async fn run(context: &Context, _args: Args) -> Result<Exit> {
    context.answer("db.status", &Status::of(&Cluster::of_user()?)?, Status::draw)
}

/// The state of the private PostgreSQL, as commands print it.
#[derive(Debug, Serialize)]
pub struct Status {
    state: &'static str,
    postgres_major: Option<u32>,
    pid: Option<i32>,
    started_at: Option<Timestamp>,
    /// The system user that the server runs as.
    user: String,
    folder: PathBuf,
    log_file: PathBuf,
    url: String,
}

impl Status {
    pub fn of(cluster: &Cluster) -> Result<Status> {
        let (state, postgres_major, pid, started_at) = match cluster.state()? {
            State::Absent => ("absent", None, None, None),
            State::Stopped { major } => ("stopped", Some(major), None, None),
            State::Busy { major, pid } => ("busy", Some(major), Some(pid), None),
            State::Running { major, pid, since } => ("running", Some(major), Some(pid), Some(since)),
        };
        Ok(Status {
            state,
            postgres_major,
            pid,
            started_at,
            user: cluster.os_user().name().to_owned(),
            folder: cluster.paths().folder().to_owned(),
            log_file: cluster.paths().log(),
            url: cluster.paths().url(),
        })
    }

    pub fn draw(&self) -> String {
        let state = match (self.state, self.pid) {
            ("absent", _) => "not created yet; create it with `tasker db start`".to_owned(),
            ("stopped", _) => "stopped; the next command that needs it starts it".to_owned(),
            ("busy", _) => "starting up or shutting down".to_owned(),
            (_, pid) => format!("running as process {}", pid.unwrap_or_default()),
        };
        let mut lines = vec![format!("state    {state}")];
        lines.extend(self.postgres_major.map(|major| format!("version  PostgreSQL {major}")));
        lines.extend(self.started_at.map(|since| format!("started  {since}")));
        lines.push(format!("user     {}", self.user));
        lines.push(format!("folder   {}", self.folder.display()));
        lines.push(format!("log      {}", self.log_file.display()));
        lines.push(format!("url      {}", self.url));
        lines.join("\n")
    }
}
