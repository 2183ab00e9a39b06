//! A PostgreSQL that `bench faults` stops and starts: nobody else's.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use nix::unistd::Pid;

use crate::db::{Source, Target};
use crate::engine::bench::faults::{Power, Server};
use crate::error::Result;
use crate::handlers::keeper;
use crate::private_pg::{Cluster, State};

/// A running server in a folder of its own. Dropping it deletes both.
pub struct OwnServer {
    cluster: Cluster,
    folder: PathBuf,
}

impl OwnServer {
    /// Creates and starts a server; blocks until it is ready.
    ///
    /// # Errors
    /// Those of the private PostgreSQL.
    pub fn start(note: &dyn Fn(&str)) -> Result<Self> {
        // A run that is killed takes its server along.
        keeper::start()?;
        let name = format!("tasker-faults-{}-{:08x}", std::process::id(), fastrand::u32(..));
        let folder = std::env::temp_dir().join(name);
        keeper::folder_began(&folder);
        let server = OwnServer { cluster: Cluster::within(&folder)?, folder };
        server.cluster.start(note)?;
        keep(&server.cluster)?;
        Ok(server)
    }

    pub fn target(&self) -> Result<Target> {
        Target::from_url(&self.cluster.paths().url(), Source::Private)
    }

    /// Stops and starts it.
    pub fn power(&self) -> Server {
        let cluster = self.cluster.clone();
        Arc::new(move |power| {
            match power {
                Power::Stop | Power::Crash => {
                    if let State::Running { pid, .. } = cluster.state()? {
                        keeper::ended(Pid::from_raw(pid));
                    }
                    if power == Power::Stop {
                        cluster.stop()?
                    } else {
                        cluster.crash()?
                    };
                }
                Power::Start => {
                    cluster.start(&|_| {})?;
                    keep(&cluster)?;
                }
            }
            Ok(())
        })
    }
}

fn keep(cluster: &Cluster) -> Result<()> {
    if let State::Running { pid, .. } = cluster.state()? {
        keeper::began(Pid::from_raw(pid));
    }
    Ok(())
}

impl Drop for OwnServer {
    fn drop(&mut self) {
        if let Ok(State::Running { pid, .. } | State::Busy { pid, .. }) = self.cluster.state() {
            keeper::ended(Pid::from_raw(pid));
        }
        if let Err(error) = self.cluster.destroy() {
            tracing::warn!("{} was not deleted: {error:#}", self.folder.display());
        }
        let _ = fs::remove_dir_all(&self.folder);
        if !self.folder.exists() {
            keeper::folder_ended(&self.folder);
        }
    }
}
