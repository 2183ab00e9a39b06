//! Where a command's words go.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use super::terminal::is_dumb;
use super::{ascii, clean};
use crate::error::{Failure, Result};

/// How the answer is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Text and tables, for people
    #[default]
    Table,
    /// One JSON object, for scripts
    Json,
    /// JUnit XML, which CI servers show as tests
    #[serde(skip)]
    Junit,
    /// Annotations for GitHub Actions, at the lines they concern
    #[serde(skip)]
    Github,
    /// SARIF 2.1.0, for code scanning
    #[serde(skip)]
    Sarif,
    /// A Code Quality report, for merge requests in GitLab
    #[serde(skip)]
    Gitlab,
    /// The Test Anything Protocol, for test harnesses
    #[serde(skip)]
    Tap,
    /// Metrics in text format, for Prometheus
    #[serde(skip)]
    Prometheus,
}

impl Format {
    /// The formats of every command; some commands have more.
    pub const EVERYWHERE: [Format; 2] = [Format::Table, Format::Json];
}

/// When colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    Always,
    Never,
}

/// The two streams of a command and how to write on them.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    format: Format,
    quiet: bool,
}

/// One answer as JSON: `kind` and `version` first, then the answer's own fields.
#[derive(Serialize)]
struct Envelope<'a, T> {
    kind: &'a str,
    version: u32,
    #[serde(flatten)]
    answer: &'a T,
}

/// Prints a line on standard error.
pub fn write_error_line(text: &str) {
    // A closed standard error is no reason to fail.
    let text = ascii::drawn(clean::text(text, console::colors_enabled_stderr()));
    let _ = writeln!(io::stderr().lock(), "{text}");
}

impl Output {
    /// Settles the colours of the whole process as well.
    pub fn new(format: Format, color: ColorChoice, quiet: bool) -> Self {
        let wanted = |is_terminal: bool| match color {
            ColorChoice::Auto => {
                is_terminal && !is_dumb() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
            }
            ColorChoice::Always => true,
            ColorChoice::Never => false,
        };
        console::set_colors_enabled(wanted(io::stdout().is_terminal()));
        console::set_colors_enabled_stderr(wanted(io::stderr().is_terminal()));
        Output { format, quiet }
    }

    /// Returns the format: one of [`Format::EVERYWHERE`], or one of the command's own.
    pub fn format(&self) -> Format {
        self.format
    }

    pub fn is_json(&self) -> bool {
        self.format == Format::Json
    }

    /// Prints the answer: `value` as JSON under its `kind` (`noun.verb`), or the text of `human`. `value`
    /// must serialize as a map.
    pub fn answer<T: Serialize>(
        &self,
        kind: &str,
        value: &T,
        human: impl FnOnce(&T) -> String,
    ) -> Result<()> {
        self.print(&self.render(kind, value, human)?)
    }

    /// Returns the text that [`Output::answer`] prints.
    pub fn render<T: Serialize>(
        &self,
        kind: &str,
        value: &T,
        human: impl FnOnce(&T) -> String,
    ) -> Result<String> {
        Ok(match self.format {
            Format::Json => serde_json::to_string(&Envelope { kind, version: 1, answer: value })?,
            Format::Table => ascii::drawn(human(value).into()).into_owned(),
            _ => human(value),
        })
    }

    /// Prints an answer that is plain text: a script, a schema, a URL.
    ///
    /// A closed reader (`| head`) ends the process quietly.
    pub fn print(&self, text: &str) -> Result<()> {
        let text = match self.format {
            Format::Json | Format::Sarif | Format::Gitlab => clean::json(text),
            _ => clean::text(text, console::colors_enabled()),
        };
        let mut stdout = io::stdout().lock();
        let written = stdout
            .write_all(text.as_bytes())
            .and_then(
                |()| if text.ends_with('\n') || text.is_empty() { Ok(()) } else { stdout.write_all(b"\n") },
            )
            .and_then(|()| stdout.flush());
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
            Err(error) => Err(Failure::new("could not write the answer to standard output")
                .caused_by(error)
                .hint("make room where it goes, or send it elsewhere")
                .into()),
            Ok(()) => Ok(()),
        }
    }

    /// Prints a note on standard error, unless `--quiet`.
    pub fn note(&self, text: impl Display) {
        if !self.quiet {
            write_error_line(&text.to_string());
        }
    }

    /// Prints an event for programs: one line of JSON on standard error, unless `--quiet`.
    pub fn event<T: Serialize>(&self, kind: &str, value: &T) {
        if let Ok(text) = serde_json::to_string(&Envelope { kind, version: 1, answer: value }) {
            self.note(clean::json(&text));
        }
    }

    /// Prints a line of the log for programs, even with `--quiet`.
    pub fn log<T: Serialize>(&self, value: &T) {
        if let Ok(text) = serde_json::to_string(&Envelope { kind: "log", version: 1, answer: value }) {
            write_error_line(&clean::json(&text));
        }
    }

    /// Prints a warning, even with `--quiet`.
    pub fn warn(&self, text: impl Display) {
        write_error_line(&format!("{} {text}", console::style("warning:").for_stderr().yellow().bold()));
    }

    /// Prints the findings that an error is about, ahead of it and even with `--quiet`.
    pub fn findings(&self, text: impl Display) {
        write_error_line(&text.to_string());
    }

    /// Whether bars and redrawing make sense: a person watches standard error.
    pub fn is_interactive(&self) -> bool {
        !self.quiet && io::stderr().is_terminal() && !is_dumb()
    }

    /// Where bars are drawn: standard error if it is a terminal, else nowhere.
    pub fn draw_target(&self) -> ProgressDrawTarget {
        if self.is_interactive() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() }
    }

    /// A counter without a known end; invisible without a terminal.
    pub fn spinner(&self, what: &str) -> ProgressBar {
        let style = ProgressStyle::with_template("{spinner} {msg} {human_pos} {per_sec}")
            .expect("the template is well formed");
        ProgressBar::with_draw_target(None, self.draw_target())
            .with_style(style)
            .with_message(what.to_owned())
    }

    /// A bar over a file of `length` bytes; invisible without a terminal.
    pub fn progress_bytes(&self, length: u64, what: &str) -> ProgressBar {
        let style = ProgressStyle::with_template(
            "{msg:20} {bar:32} {binary_bytes:>10}/{binary_total_bytes} {binary_bytes_per_sec:>14} {eta:>4}",
        )
        .expect("the template is well formed");
        self.progress(length, what).with_style(style)
    }

    /// A bar below a name, for work whose unit changes between phases; invisible without a terminal. The name
    /// has its own line to leave room for the text after the bar.
    pub fn progress_phases(&self, what: &str) -> ProgressBar {
        let style = ProgressStyle::with_template("{spinner} {prefix}\n  {bar:16} {percent:>3}%  {wide_msg}")
            .expect("the template is well formed");
        let bar = ProgressBar::with_draw_target(Some(1), self.draw_target());
        if self.is_interactive() {
            bar.enable_steady_tick(std::time::Duration::from_millis(100));
        }
        bar.with_style(style).with_prefix(what.to_owned())
    }

    /// A bar over `length` things; invisible without a terminal.
    pub fn progress(&self, length: u64, what: &str) -> ProgressBar {
        let style = ProgressStyle::with_template(
            "{msg:20} {bar:32} {human_pos:>9}/{human_len} {per_sec:>14} {eta:>4}",
        )
        .expect("the template is well formed");
        ProgressBar::with_draw_target(Some(length), self.draw_target())
            .with_style(style)
            .with_message(what.to_owned())
    }
}
