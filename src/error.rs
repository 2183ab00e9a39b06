//! The failures shown to people: the message, its cause, and one command to type; and the exit code for
//! scripts.

mod command;

use std::fmt;
use std::process::ExitCode;

use tokio_postgres::error::DbError;

pub use command::{Given, TASKER, Tasker, is_password_left_out, set_given, shell_word, tasker_in};

/// The result of anything that can fail in a way a person should read.
pub type Result<T, E = anyhow::Error> = std::result::Result<T, E>;

macro_rules! exits {
    ($($exit:ident = $code:literal: $meaning:literal,)*) => {
        /// The exit codes, each with one meaning in every command.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Exit { $($exit = $code,)* }

        impl Exit {
            /// Every exit code, in ascending order.
            pub const ALL: [Exit; [$($code),*].len()] = [$(Exit::$exit),*];

            /// Describes the code for help and the man pages.
            pub fn meaning(self) -> &'static str {
                match self { $(Exit::$exit => $meaning,)* }
            }
        }
    };
}

exits! {
    Done = 0: "done",
    Failed = 1: "the command failed, or a task that it waited for did not complete",
    Usage = 2: "the arguments or a file are not valid",
    Found = 3: "a check found a problem",
    Unreachable = 4: "the database could not be reached, or a check could not run",
    Conflict = 5: "a task exists already with another content",
    Interrupted = 130: "interrupted",
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// A failure that a person can act on.
///
/// `message` names the action that failed and its object, lowercase and without a final period; `hint` is one
/// imperative sentence, with one command if there is one.
#[derive(Debug)]
pub struct Failure {
    exit: Exit,
    message: String,
    hint: Option<String>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Failure {
    /// A failure with exit code 1.
    pub fn new(message: impl Into<String>) -> Self {
        Failure { exit: Exit::Failed, message: message.into(), hint: None, source: None }
    }

    /// A failure of the arguments or a file, exit code 2.
    pub fn usage(message: impl Into<String>) -> Self {
        Failure::new(message).exit(Exit::Usage)
    }

    /// A database that cannot be reached, exit code 4.
    pub fn unreachable(message: impl Into<String>) -> Self {
        Failure::new(message).exit(Exit::Unreachable)
    }

    #[must_use]
    pub fn exit(mut self, exit: Exit) -> Self {
        self.exit = exit;
        self
    }

    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The error of the system or the server, as it is shown.
    pub fn cause(&self) -> Option<String> {
        self.source.as_deref().map(|cause| shown(cause))
    }

    pub fn hint_text(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    /// Attaches the error of the system or the server.
    #[must_use]
    pub fn caused_by(mut self, source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// Finds the exit code of an error: its own, or one that follows from the error of the connection.
pub fn exit_of(error: &anyhow::Error) -> Exit {
    for cause in error.chain() {
        if let Some(failure) = cause.downcast_ref::<Failure>() {
            return failure.exit;
        }
        if let Some(error) = cause.downcast_ref::<tokio_postgres::Error>() {
            return if error.is_closed() { Exit::Unreachable } else { Exit::Failed };
        }
    }
    Exit::Failed
}

/// Returns the error of the server or the connection, if that is the cause.
pub fn server_error(error: &anyhow::Error) -> Option<&tokio_postgres::Error> {
    error.chain().find_map(|cause| cause.downcast_ref())
}

/// An error in its parts: the message, each cause, the hint.
#[derive(Debug, serde::Serialize)]
pub struct Parts {
    pub message: String,
    pub causes: Vec<String>,
    pub hint: Option<String>,
}

impl Parts {
    /// Draws the error for a person.
    pub fn render(&self) -> String {
        let mut text = format!("error: {}", self.message);
        for cause in &self.causes {
            text.push_str("\n  caused by: ");
            text.push_str(cause);
        }
        if let Some(hint) = &self.hint {
            text.push_str("\n  hint: ");
            text.push_str(&hint.replace('\n', "\n    "));
        }
        text
    }
}

/// Takes an error apart.
pub fn parts(error: &anyhow::Error) -> Parts {
    let mut texts = Vec::new();
    let mut hint = None;
    for cause in error.chain() {
        // "db error" explains nothing; the DbError below it does.
        if cause.downcast_ref::<tokio_postgres::Error>().is_some_and(|e| e.as_db_error().is_some()) {
            continue;
        }
        if let Some(failure) = cause.downcast_ref::<Failure>() {
            hint = hint.or(failure.hint.clone());
        }
        texts.push(shown(cause));
    }
    let mut texts = texts.into_iter();
    Parts { message: texts.next().unwrap_or_default(), causes: texts.collect(), hint }
}

/// The message and its causes on one line, for a log.
pub fn one_line(error: &anyhow::Error) -> String {
    render(error).trim_start_matches("error: ").replace("\n  caused by: ", ": ").replace("\n", " ")
}

/// Draws an error for a person: the message, each cause, the hint.
pub fn render(error: &anyhow::Error) -> String {
    parts(error).render()
}

fn shown(cause: &(dyn std::error::Error + 'static)) -> String {
    match cause.downcast_ref::<DbError>() {
        Some(server) => server_said(server),
        None => cause.to_string().replace('\n', "\n    "),
    }
}

/// The server's own words: tokio-postgres shows only "db error".
fn server_said(error: &DbError) -> String {
    let mut text = format!("{} (SQLSTATE {})", error.message(), error.code().code());
    if let Some(detail) = error.detail() {
        text.push_str("\n    detail: ");
        text.push_str(detail);
    }
    if let Some(hint) = error.hint() {
        text.push_str("\n    server's hint: ");
        // Tasker's functions name its commands too.
        text.push_str(&hint.replace("`tasker ", &format!("`{TASKER} ")));
    }
    text
}
