//! A worker process behind its own proxy, which is started again whenever it was ended.

use std::fs::File;
use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::Context;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::io::{AsyncReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::proxy::Proxy;
use super::tally::Tally;
use crate::error::Result;
use crate::handlers::keeper;

/// A worker that was told to stop ends within this time.
const STOP_LIMIT: Duration = Duration::from_secs(40);
/// Beyond this, a worker does not recover.
const NEVER: Duration = Duration::from_secs(30);
/// The end of the log that is shown of a worker that ended by itself.
const TAIL: usize = 600;

/// The connection string for a port of this host, with an application name.
pub type ByWayOf = Arc<dyn Fn(u16, &str) -> String + Send + Sync>;

/// How workers are started.
#[derive(Clone)]
pub struct Recipe {
    pub program: PathBuf,
    /// Their working directory, which has no configuration file.
    pub folder: PathBuf,
    pub address: ByWayOf,
    pub lease: Duration,
}

/// The parts of a member that others need too.
#[derive(Clone)]
pub struct Line {
    pub number: usize,
    pub proxy: Proxy,
    pub log: Log,
}

/// What a worker's processes have logged.
#[derive(Clone)]
pub struct Log(Arc<Mutex<Kept>>);

struct Kept {
    bytes: u64,
    end: Vec<u8>,
    file: File,
}

impl Log {
    /// Keeps all of it in a file.
    ///
    /// # Errors
    /// Those of creating the file.
    pub fn create(path: &Path) -> Result<Log> {
        Ok(Log(Arc::new(Mutex::new(Kept { bytes: 0, end: Vec::new(), file: File::create(path)? }))))
    }

    pub fn bytes(&self) -> u64 {
        self.0.lock().expect("no holder panics").bytes
    }

    /// Returns its end.
    pub fn tail(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().expect("no holder panics").end).trim().to_owned()
    }

    fn append(&self, written: &[u8]) {
        let mut kept = self.0.lock().expect("no holder panics");
        kept.bytes += written.len() as u64;
        kept.end.extend_from_slice(written);
        let surplus = kept.end.len().saturating_sub(TAIL);
        kept.end.drain(..surplus);
        // Its end is kept all the same.
        let _ = kept.file.write_all(written);
    }
}

impl Line {
    pub fn application_name(&self) -> String {
        format!("tasker faults {}", self.number)
    }

    /// Waits for the worker to be at work again; returns `None` when it never is.
    pub async fn recovery(&self, since: Instant) -> Option<Duration> {
        let mut answered = self.proxy.answered();
        let before = *answered.borrow_and_update();
        let answer = timeout(NEVER, answered.wait_for(|answered| *answered > before)).await;
        matches!(answer, Ok(Ok(_))).then(|| since.elapsed())
    }
}

pub struct Member {
    pub line: Line,
    recipe: Recipe,
    tally: Arc<Tally>,
    process: Child,
    pid: Pid,
    /// Reads the process's log to its end.
    reader: JoinHandle<()>,
}

impl Member {
    /// Starts a worker.
    ///
    /// # Errors
    /// Those of starting a process.
    pub fn start(line: Line, recipe: Recipe, tally: Arc<Tally>) -> Result<Self> {
        let (process, pid, reader) = spawn(&line, &recipe)?;
        tally.process();
        Ok(Member { line, recipe, tally, process, pid, reader })
    }

    pub fn pid(&self) -> i32 {
        self.pid.as_raw()
    }

    pub fn signal(&self, signal: Signal) {
        // It may have ended by itself, which is found out later.
        let _ = kill(self.pid, signal);
    }

    /// Counts a worker that has ended by itself, and starts another one.
    pub async fn replace_if_ended(&mut self) -> Result<()> {
        if let Some(status) = self.process.try_wait()? {
            self.exited(&describe(status)).await;
            self.start_again()?;
        }
        Ok(())
    }

    /// Kills the worker and starts another one.
    pub async fn kill(&mut self) -> Result<()> {
        self.signal(Signal::SIGKILL);
        self.process.wait().await?;
        self.start_again()
    }

    /// Tells the worker to stop; waits until it has. `at_once`: with a second signal.
    pub async fn stop(&mut self, at_once: bool) -> Result<()> {
        self.signal(Signal::SIGTERM);
        if at_once {
            // Two signals at once would be one.
            tokio::time::sleep(Duration::from_millis(200)).await;
            self.signal(Signal::SIGTERM);
        }
        match timeout(STOP_LIMIT, self.process.wait()).await {
            Ok(status) => {
                let status = status?;
                // A second signal may find it ended, or not yet begun to listen to signals.
                if !matches!(status.code(), Some(0 | 130)) && status.signal() != Some(Signal::SIGTERM as i32)
                {
                    self.exited(&format!("told to stop, {}", describe(status))).await;
                }
            }
            Err(_) => {
                self.process.kill().await?;
                self.exited("did not stop within 40 s").await;
            }
        }
        keeper::ended(self.pid);
        Ok(())
    }

    /// Counts an end that was not asked for, with the worker's last words.
    async fn exited(&mut self, how: &str) {
        let _ = timeout(Duration::from_secs(1), &mut self.reader).await;
        self.tally.exit(format!("{how}: {}", self.line.log.tail()));
    }

    /// Starts another worker in place of one that has ended.
    pub fn start_again(&mut self) -> Result<()> {
        keeper::ended(self.pid);
        (self.process, self.pid, self.reader) = spawn(&self.line, &self.recipe)?;
        self.tally.process();
        Ok(())
    }
}

fn describe(status: ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("exit status {code}"),
        (None, Some(signal)) => format!("killed by signal {signal}"),
        (None, None) => "ended".to_owned(),
    }
}

fn spawn(line: &Line, recipe: &Recipe) -> Result<(Child, Pid, JoinHandle<()>)> {
    let lease = humantime::format_duration(recipe.lease).to_string();
    let mut command = Command::new(&recipe.program);
    command.args([
        "worker",
        "run",
        "--concurrency",
        "8",
        "--sql-connections",
        "4",
        "--poll-interval",
        "100ms",
        "--lease",
        &lease,
    ]);
    // What the user has set for workers is not meant for these.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("TASKER_") || name.to_string_lossy().starts_with("PG") {
            command.env_remove(name);
        }
    }
    command
        .env("DATABASE_URL", (recipe.address)(line.proxy.port(), &line.application_name()))
        .current_dir(&recipe.folder)
        // A Ctrl-C is meant for the run, which stops its workers itself.
        .process_group(0)
        .kill_on_drop(true)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    let mut process = command.spawn().context("starting a worker")?;
    let pid = Pid::from_raw(process.id().expect("it has just started") as i32);
    keeper::began(pid);
    let kept = line.log.clone();
    let mut log = BufReader::new(process.stderr.take().expect("it is piped"));
    let reader = tokio::spawn(async move {
        let mut chunk = [0; 4096];
        while let Ok(length @ 1..) = log.read(&mut chunk).await {
            kept.append(&chunk[..length]);
        }
    });
    Ok((process, pid, reader))
}
