//! `command`: runs a program in a process group of its own.
//!
//! The program reads one JSON object on its standard input and prints its result
//! on its standard output; `docs/handlers.md` is the protocol. Whatever it does
//! (print without end, ignore its input, fork and exit, ignore SIGTERM), the
//! attempt ends, with bounded memory and nothing left running.

mod group;
mod output;
mod result_file;

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::sync::Mutex;
use std::time::Duration;

use std::os::unix::process::ExitStatusExt;

use futures_util::future::{self, Either};
use nix::sys::signal::Signal;
use serde_json::json;
use tokio::io::{AsyncWrite, AsyncWriteExt, BufWriter};
use tokio::process::{ChildStdin, Command};
use tokio_util::sync::CancellationToken;

use self::group::Group;
use self::output::{Printed, Tail};
use self::result_file::ResultFile;
use super::mask::Mask;
use super::{Handler, StepInput, is_short_of_resources, retry_after};
use crate::model::handler::{CommandOptions, CommandSpec, Outcome, ResultForm, StepFailure};
use crate::model::jsonb::{Json, field};
use crate::secrets;

/// EX_DATAERR of sysexits.h: no further attempt can help.
const EXIT_PERMANENT: i32 = 65;
/// EX_TEMPFAIL of sysexits.h: try again, after `retry_after` if the result says so.
const EXIT_RETRY_LATER: i32 = 75;

/// The end of standard output that is kept, in bytes: the largest result.
const STDOUT_KEPT: usize = 1024 * 1024;
/// The end of standard error that is kept, in bytes.
const STDERR_KEPT: usize = 16 * 1024;

/// How long after SIGTERM comes SIGKILL.
const GRACE: Duration = Duration::from_secs(2);
/// How long the pipes are read once the program has exited and its group is
/// killed: only a process that left the group can still hold them open.
const PIPE_DRAIN_TIMEOUT: Duration = Duration::from_millis(500);

/// What a program gets of the worker's environment without asking. Nothing that
/// leads to the database: a handler that needs it says so in `pass_env`.
const INHERITED: [&str; 7] = ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "USER"];

impl Handler for CommandSpec {
    async fn run(&self, input: &StepInput, stop: &CancellationToken) -> Outcome {
        match self {
            CommandSpec::Argv(argv) => {
                let options = CommandOptions { argv: argv.clone(), ..CommandOptions::default() };
                options.run(input, stop).await
            }
            CommandSpec::Full(options) => options.run(input, stop).await,
        }
    }
}

impl Handler for CommandOptions {
    async fn run(&self, input: &StepInput, stop: &CancellationToken) -> Outcome {
        let Some(mut command) = self.command(input) else {
            return Outcome::Failed(StepFailure { permanent: true, ..failure("the command is empty") });
        };
        // Where nothing can be written, programs print their results.
        let written =
            ResultFile::new().inspect_err(|error| tracing::debug!("no folder for results: {error}")).ok();
        if let Some(file) = &written {
            command.env("TASKER_RESULT_FILE", file.path());
        }
        match attempt(&mut command, input, stop, written.as_ref()).await {
            Ok(attempt) => attempt.outcome(input.result, input.secrets.mask()),
            // The worker's host has no room for another program now; nothing of this one has run.
            Err(error) if is_short_of_resources(&error) => {
                Outcome::Interrupted(self.not_started(&command, &error))
            }
            Err(error) => Outcome::Failed(self.not_started(&command, &error)),
        }
    }
}

impl CommandOptions {
    /// The program with its arguments and environment; none when there is no program.
    fn command(&self, input: &StepInput) -> Option<Command> {
        let shell = self.shell.as_ref().map(|script| ["sh", "-c", script]);
        let argv: Vec<&str> = match &shell {
            Some(argv) => argv.to_vec(),
            None => self.argv.iter().map(String::as_str).collect(),
        };
        let (program, arguments) = argv.split_first()?;
        let mut command = Command::new(program);
        command.args(arguments).env_clear();
        let value = |name: &str| std::env::var_os(name).or_else(|| secrets::variable(name));
        command.envs(INHERITED.into_iter().filter_map(|name| Some((name, value(name)?))));
        for name in &self.pass_env {
            match value(name) {
                Some(value) => _ = command.env(name, value),
                None => warn_of_missing_variable(name),
            }
        }
        // Ours come last: nothing in a template may claim to be another step.
        command
            .envs(&self.env)
            .envs(input.secrets.iter())
            .env("TASKER_TASK_ID", input.task_id.to_string())
            .env("TASKER_STEP_ID", input.step_id.to_string())
            .env("TASKER_STEP", &input.step_name)
            .env("TASKER_STEP_KEY", &input.key)
            .env("TASKER_ATTEMPT", input.attempt.to_string());
        if let Some(dir) = &self.dir {
            command.current_dir(dir);
        }
        Some(command)
    }

    /// Says why the program did not start.
    ///
    /// Not even a missing program is permanent: another worker's host may have
    /// it, and so may this one once it is deployed.
    fn not_started(&self, command: &Command, error: &io::Error) -> StepFailure {
        let program = command.as_std().get_program().to_string_lossy();
        if let Some(dir) = self.dir.as_ref().filter(|dir| !Path::new(dir).is_dir()) {
            return failure(format!("cannot start {program}: no directory {dir}"));
        }
        let searched = if program.contains('/') { "" } else { " in PATH" };
        failure(match error.kind() {
            io::ErrorKind::NotFound => format!("program {program} not found{searched}"),
            io::ErrorKind::PermissionDenied => format!("program {program} may not be executed"),
            _ => format!("cannot start {program}: {error}"),
        })
    }
}

/// The variables of which this process has warned.
static TOLD: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Whether this process has not warned of a variable yet. Called ahead for one that is missing on purpose.
pub fn is_first_warning(name: &str) -> bool {
    TOLD.lock().expect("no holder panics").insert(name.to_owned())
}

/// Warns of a variable that steps ask for and this worker does not have, once.
fn warn_of_missing_variable(name: &str) {
    if is_first_warning(name) {
        tracing::warn!("a step asks for the variable {name}, which this worker does not have (pass_env)");
    }
}

/// How a program ended, and the last part of its output.
struct Attempt {
    status: ExitStatus,
    /// Why its input ended too soon.
    unread: Option<StepFailure>,
    stdout: Tail,
    stderr: Tail,
    /// What the program wrote to the file of its result; none if it did not.
    written: io::Result<Option<Vec<u8>>>,
    /// We ended it: its exit status is of our making.
    stopped: bool,
}

/// Runs the program to its end, or until `stop`.
async fn attempt(
    command: &mut Command,
    input: &StepInput,
    stop: &CancellationToken,
    written: Option<&ResultFile>,
) -> io::Result<Attempt> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut group = Group::spawn(command)?;
    let (to_program, from_stdout, from_stderr) = group.pipes();
    let (mut stdout, mut stderr) = (Tail::new(STDOUT_KEPT), Tail::masked(STDERR_KEPT, input.secrets.mask()));
    let (is_over, is_unread, mut unread) = (CancellationToken::new(), CancellationToken::new(), None);

    let wait = async {
        let stopped = tokio::select! {
            () = group.leader_exits() => false,
            () = stop.cancelled() => true,
            () = is_unread.cancelled() => true,
        };
        if stopped {
            group.signal(Signal::SIGTERM);
            let _ = tokio::time::timeout(GRACE, group.leader_exits()).await;
        }
        // Its background processes would hold the pipes open and outlive their step.
        group.signal(Signal::SIGKILL);
        is_over.cancel();
        stopped
    };
    let write = async {
        let written = tokio::select! {
            // The next part of the input is not worth reading.
            () = is_over.cancelled() => Ok(()),
            written = write_input(to_program, input) => written,
        };
        if let Err(failure) = written {
            unread = Some(failure);
            is_unread.cancel();
        }
    };
    // All three at once: a program may print before it reads, or never read.
    let io = async {
        tokio::join!(write, stdout.fill(from_stdout), stderr.fill(from_stderr));
    };
    let stopped = match future::select(Box::pin(wait), Box::pin(io)).await {
        Either::Left((stopped, io)) => {
            let _ = tokio::time::timeout(PIPE_DRAIN_TIMEOUT, io).await;
            stopped
        }
        Either::Right(((), wait)) => wait.await,
    };
    stderr.finish();
    let status = group.reap().await?;
    let written = written.map_or(Ok(None), |file| file.read(STDOUT_KEPT));
    Ok(Attempt { status, unread, stdout, stderr, written, stopped })
}

/// Writes the input, one value after the other, and closes the pipe.
///
/// # Errors
/// A value cannot be read.
async fn write_input(pipe: Option<ChildStdin>, input: &StepInput) -> Result<(), StepFailure> {
    let Some(pipe) = pipe else { return Ok(()) };
    let mut pipe = BufWriter::new(pipe);
    match write_values(&mut pipe, input).await {
        Err(Unwritten::Unread(failure)) => Err(failure),
        // A program that does not read it all, or at all, is within its rights.
        Err(Unwritten::Closed) | Ok(()) => Ok(()),
    }
}

/// Why the input was not written to its end.
enum Unwritten {
    Closed,
    Unread(StepFailure),
}

impl From<io::Error> for Unwritten {
    fn from(_: io::Error) -> Self {
        Unwritten::Closed
    }
}

impl From<StepFailure> for Unwritten {
    fn from(failure: StepFailure) -> Self {
        Unwritten::Unread(failure)
    }
}

/// The object of all that the step can see. No two of its larger values are in memory at once.
async fn write_values(pipe: &mut (impl AsyncWrite + Unpin), input: &StepInput) -> Result<(), Unwritten> {
    let (task, step) = (input.task(), input.step());
    let head = format!(r#"{{"task":{},"step":{},"context":"#, task.get(), step.get());
    pipe.write_all(head.as_bytes()).await?;
    pipe.write_all(input.context.text().await?.as_bytes()).await?;
    pipe.write_all(br#","parents":{"#).await?;
    for (position, (name, result)) in input.parents.iter().enumerate() {
        let comma = if position > 0 { "," } else { "" };
        pipe.write_all(format!("{comma}{}:", json!(name)).as_bytes()).await?;
        pipe.write_all(result.text().await?.as_bytes()).await?;
    }
    pipe.write_all(b"}}\n").await?;
    Ok(pipe.flush().await?)
}

impl Attempt {
    fn outcome(&self, form: ResultForm, mask: &Mask) -> Outcome {
        if let Some(failure) = &self.unread {
            return Outcome::Failed(failure.clone());
        }
        if self.status.success() && !self.stopped {
            return match self.result(form, mask) {
                Ok(result) => Outcome::Succeeded { result },
                // The same program will print the same again, after doing its work again.
                Err(fault) => Outcome::Failed(StepFailure {
                    permanent: true,
                    exit_code: Some(0),
                    stderr: self.stderr.text(),
                    ..failure(format!("exit status 0, but {fault}"))
                }),
            };
        }
        let exit_code = self.status.code();
        Outcome::Failed(StepFailure {
            permanent: exit_code == Some(EXIT_PERMANENT) && !self.stopped,
            retry_after: (exit_code == Some(EXIT_RETRY_LATER)).then(|| self.retry_after()).flatten(),
            exit_code,
            signal: self.status.signal(),
            stderr: self.stderr.text(),
            ..failure(self.message(mask))
        })
    }

    /// The result of the step; or why it has none, in words that follow "but".
    fn result(&self, form: ResultForm, mask: &Mask) -> Result<Json, String> {
        const TOO_LARGE: &str = "its result is larger than 1 MiB";
        if form == ResultForm::None {
            return Ok(Json::default());
        }
        let file = self
            .written_result()
            .map_err(|error| format!("the file of its result cannot be read: {error}"))?;
        if file.as_ref().is_some_and(Tail::is_cut) {
            return Err(TOO_LARGE.to_owned());
        }
        let output = file.as_ref().unwrap_or(&self.stdout);
        let text = match form {
            ResultForm::Json => match output.printed() {
                Printed::Json(text) => text,
                Printed::NoJson if file.is_some() => {
                    return Err("the file of its result holds no JSON".to_owned());
                }
                Printed::NoJson => return Ok(Json::default()),
                Printed::Cut => return Err(TOO_LARGE.to_owned()),
                Printed::Broken(_) => {
                    // It quotes the output.
                    let fault = match output.without_secrets(mask).printed() {
                        Printed::Broken(fault) => format!(": {fault}"),
                        _ => String::new(),
                    };
                    return Err(format!("its last words look like JSON and are none{fault}"));
                }
            },
            _ if output.is_cut() => return Err(TOO_LARGE.to_owned()),
            ResultForm::Lines => json!(output.text().lines().collect::<Vec<_>>()).to_string(),
            ResultForm::Text | ResultForm::None => {
                json!(output.text().trim_end_matches(['\r', '\n'])).to_string()
            }
        };
        Json::parse(&text, "its result", STDOUT_KEPT).map_err(|refusal| refusal.to_string())
    }

    /// The file of the result, if the program wrote one.
    fn written_result(&self) -> Result<Option<Tail>, &io::Error> {
        let written = self.written.as_ref()?.as_deref();
        Ok(written.map(|bytes| Tail::of(bytes, STDOUT_KEPT)))
    }

    /// The wait that a result asks for.
    fn retry_after(&self) -> Option<Duration> {
        let file = self.written_result().ok().flatten();
        let Printed::Json(text) = file.as_ref().unwrap_or(&self.stdout).printed() else { return None };
        let result = Json::parse(&text, "", STDOUT_KEPT).ok()?;
        retry_after::parse(field(result.raw(), "retry_after")?)
    }

    /// One line for people: how it ended and the last thing it said.
    fn message(&self, mask: &Mask) -> String {
        let end = match (self.status.code(), self.status.signal()) {
            _ if self.stopped => "stopped".to_owned(),
            (Some(code), _) => format!("exit status {code}"),
            (None, Some(number)) => match Signal::try_from(number) {
                Ok(signal) => format!("killed by {signal}"),
                Err(_) => format!("killed by signal {number}"),
            },
            (None, None) => "ended".to_owned(),
        };
        match self.stderr.last_line().or_else(|| self.stdout.without_secrets(mask).last_line()) {
            Some(line) => format!("{end}: {line}"),
            None => end,
        }
    }
}

fn failure(message: impl Into<String>) -> StepFailure {
    StepFailure { message: message.into(), ..StepFailure::default() }
}
