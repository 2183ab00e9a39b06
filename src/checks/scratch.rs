//! A PostgreSQL of one command, on which query checks copy a database without its rows.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use futures_util::future::BoxFuture;

use crate::db::planner::create_database;
use crate::db::{self, Purpose, Session, Source, Target, quote_identifier, quote_literal};
use crate::error::{Failure, Result};
use crate::private_pg::{Cluster, Programs, State};
use crate::querycheck::scratch::{FolderWork, NewDatabase};
use crate::querycheck::{ScratchDatabase, ScratchServer};

/// A part of the server that ends with this process.
#[derive(Clone, Copy, Debug)]
pub enum Watched<'a> {
    Process(i32),
    Folder(&'a Path),
}

/// What is to be known of the server, so that nothing of it is left when this process was killed.
pub type Watch = fn(of: Watched<'_>, is_begun: bool);

/// A server in a folder of its own, started when it is first needed. Dropping it deletes both.
#[derive(Debug)]
pub struct LocalServer {
    started: Mutex<Option<Started>>,
    watch: Watch,
    /// In which the statements of this program find their tables, as in the database that is copied.
    schema: String,
    /// Those to run; `None`: of the major version asked for, or else the newest.
    programs: Option<Programs>,
    databases: AtomicU32,
}

#[derive(Clone, Debug)]
struct Started {
    cluster: Cluster,
    programs: Programs,
    folder: PathBuf,
}

impl LocalServer {
    /// Starts nothing yet.
    pub fn new(watch: Watch, schema: &str) -> LocalServer {
        let (started, databases) = (Mutex::new(None), AtomicU32::new(1));
        LocalServer { started, watch, schema: schema.to_owned(), programs: None, databases }
    }

    /// Runs these programs and no others.
    #[must_use]
    pub fn of(mut self, programs: Programs) -> LocalServer {
        self.programs = Some(programs);
        self
    }

    /// Blocks until the server is ready: a second or two.
    fn start(&self, major: i32) -> Result<Started> {
        let mut started = self.started.lock().expect("no holder panics");
        if let Some(started) = &*started {
            return Ok(started.clone());
        }
        // The same major version plans the same.
        let of_major = || u32::try_from(major).ok().and_then(|major| Programs::of_major(major).ok());
        let programs = self.programs.clone().or_else(of_major).map_or_else(Programs::newest, Ok)?;
        let name = format!("tasker-scratch-{}-{:08x}", std::process::id(), fastrand::u32(..));
        let folder = std::env::temp_dir().join(name);
        (self.watch)(Watched::Folder(&folder), true);
        let cluster = Cluster::scratch(&folder)?;
        let new = Started { cluster, programs, folder };
        *started = Some(new.clone());
        new.cluster.start_with(&new.programs)?;
        self.began(&new.cluster)?;
        Ok(new)
    }

    async fn connect(&self, url: &str) -> Result<Session> {
        db::connect(&Target::from_url(url, Source::Private)?, &self.schema, Purpose::Command).await
    }

    fn began(&self, cluster: &Cluster) -> Result<()> {
        if let State::Running { pid, .. } = cluster.state()? {
            (self.watch)(Watched::Process(pid), true);
        }
        Ok(())
    }

    fn restart_after(&self, work: FolderWork) -> Result<Cluster> {
        let started = self.started.lock().expect("no holder panics").clone();
        let Some(Started { cluster, programs, .. }) = started else {
            return Err(Failure::new("the scratch server has not been started").into());
        };
        if let State::Running { pid, .. } = cluster.state()? {
            (self.watch)(Watched::Process(pid), false);
        }
        cluster.stop()?;
        work(&cluster.paths().cluster())?;
        cluster.start_again(&programs)?;
        self.began(&cluster)?;
        Ok(cluster)
    }
}

impl ScratchServer for LocalServer {
    fn database<'a>(&'a self, wanted: &'a NewDatabase) -> BoxFuture<'a, Result<ScratchDatabase>> {
        Box::pin(async move {
            let cluster = self.start(wanted.major)?.cluster;
            let paths = cluster.paths();
            let name = format!("scratch_{}", self.databases.fetch_add(1, Ordering::Relaxed));
            let first = self.connect(&paths.url()).await?;
            let locale: Vec<(&str, &str)> =
                wanted.locale.iter().map(|(word, value)| (*word, value.as_str())).collect();
            first.batch(&create_database(&name, &wanted.encoding, &locale)).await?;
            // A list, as the server prints it: names in it are quoted where they need it.
            let path = match wanted.search_path.as_str() {
                "" => quote_literal(""),
                path => path.to_owned(),
            };
            first
                .batch(&format!("alter database {} set search_path = {path}", quote_identifier(&name)))
                .await?;
            let url = paths.url_of(&name);
            let session = self.connect(&url).await?;
            Ok(ScratchDatabase { name, url, session, data_folder: paths.cluster() })
        })
    }

    fn while_stopped<'a>(&'a self, name: &'a str, work: FolderWork) -> BoxFuture<'a, Result<Session>> {
        Box::pin(async move {
            let cluster = self.restart_after(work)?;
            self.connect(&cluster.paths().url_of(name)).await
        })
    }
}

impl Drop for LocalServer {
    fn drop(&mut self) {
        let Some(Started { cluster, folder, .. }) =
            self.started.lock().ok().and_then(|mut started| started.take())
        else {
            return;
        };
        if let Ok(State::Running { pid, .. } | State::Busy { pid, .. }) = cluster.state() {
            (self.watch)(Watched::Process(pid), false);
        }
        let destroyed = cluster.crash().and_then(|_| cluster.destroy());
        if let Err(error) = destroyed {
            tracing::warn!("{} was not deleted: {error:#}", folder.display());
        }
        let _ = std::fs::remove_dir(&folder);
        if !folder.exists() {
            (self.watch)(Watched::Folder(&folder), false);
        }
    }
}
