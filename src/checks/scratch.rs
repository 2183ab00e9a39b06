//! A PostgreSQL of one command, on which query checks copy a database without its rows.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use futures_util::future::BoxFuture;

use crate::db::{self, Purpose, Source, Target, quote_identifier, quote_literal};
use crate::error::Result;
use crate::private_pg::{Cluster, Programs, State};
use crate::querycheck::{ScratchDatabase, ScratchServer};

/// What is to be known of the server's process, so that it ends with this one.
pub type Watch = fn(pid: i32, is_begun: bool);

/// A server in a folder of its own, started when it is first needed. Dropping it deletes both.
#[derive(Debug)]
pub struct LocalServer {
    started: Mutex<Option<Started>>,
    watch: Watch,
    databases: AtomicU32,
}

#[derive(Clone, Debug)]
struct Started {
    cluster: Cluster,
    folder: PathBuf,
}

impl LocalServer {
    /// Starts nothing yet.
    pub fn new(watch: Watch) -> LocalServer {
        LocalServer { started: Mutex::new(None), watch, databases: AtomicU32::new(1) }
    }

    /// Blocks until the server is ready: a second or two.
    fn start(&self, major: i32) -> Result<Cluster> {
        let mut started = self.started.lock().expect("no holder panics");
        if let Some(started) = &*started {
            return Ok(started.cluster.clone());
        }
        // The same major version plans the same.
        let programs = u32::try_from(major).ok().and_then(|major| Programs::of_major(major).ok());
        let programs = programs.map_or_else(Programs::newest, Ok)?;
        let name = format!("tasker-scratch-{}-{:08x}", std::process::id(), fastrand::u32(..));
        let folder = std::env::temp_dir().join(name);
        let cluster = Cluster::scratch(&folder)?;
        *started = Some(Started { cluster: cluster.clone(), folder });
        cluster.start_with(&programs)?;
        if let State::Running { pid, .. } = cluster.state()? {
            (self.watch)(pid, true);
        }
        Ok(cluster)
    }
}

impl ScratchServer for LocalServer {
    fn database(&self, major: i32, search_path: String) -> BoxFuture<'_, Result<ScratchDatabase>> {
        Box::pin(async move {
            let cluster = self.start(major)?;
            let paths = cluster.paths();
            let name = format!("scratch_{}", self.databases.fetch_add(1, Ordering::Relaxed));
            let connect = async |url: &str| {
                db::connect(&Target::from_url(url, Source::Private)?, "public", Purpose::Command).await
            };
            let first = connect(&paths.url()).await?;
            first.batch(&format!("create database {name}")).await?;
            // A list, as the server prints it: names in it are quoted where they need it.
            let path = match search_path.as_str() {
                "" => quote_literal(""),
                path => path.to_owned(),
            };
            first
                .batch(&format!("alter database {} set search_path = {path}", quote_identifier(&name)))
                .await?;
            let session = connect(&paths.url_of(&name)).await?;
            Ok(ScratchDatabase { session, data_folder: paths.cluster() })
        })
    }
}

impl Drop for LocalServer {
    fn drop(&mut self) {
        let Some(Started { cluster, folder }) =
            self.started.lock().ok().and_then(|mut started| started.take())
        else {
            return;
        };
        if let Ok(State::Running { pid, .. } | State::Busy { pid, .. }) = cluster.state() {
            (self.watch)(pid, false);
        }
        let destroyed = cluster.crash().and_then(|_| cluster.destroy());
        if let Err(error) = destroyed {
            tracing::warn!("{} was not deleted: {error:#}", folder.display());
        }
        let _ = std::fs::remove_dir(&folder);
    }
}
