//! Prints a command's error: as text, or with `--format json` as one line of JSON.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use serde::Serialize;

use crate::error::{self, Exit, Parts, TASKER};
use crate::report::{Format, write_error_line};
use crate::text::suggest::nearest;

/// An error as JSON: docs/output.md describes its keys.
#[derive(Serialize)]
struct Error<'a> {
    kind: &'static str,
    version: u32,
    code: u8,
    #[serde(flatten)]
    parts: &'a Parts,
}

/// Words that people type, each with the command that does it here.
const MEANT: [(&str, &str); 10] = [
    ("init", "migrate up"),
    ("list", "task list"),
    ("logs", "step show STEP --history"),
    ("ps", "worker list"),
    ("psql", "db psql"),
    ("run", "worker run"),
    ("show", "task show TASK"),
    ("status", "task list"),
    ("watch", "task watch TASK"),
    ("why", "task why TASK"),
];

/// Prints the error of a command; returns its exit code.
pub fn print(error: &anyhow::Error, format: Format) -> Exit {
    let exit = error::exit_of(error);
    match format {
        Format::Json => print_json(exit, &error::parts(error)),
        _ => write_error_line(&error::render(error)),
    }
    exit
}

/// Prints what clap makes of a command line: help, or an error, for which it returns another code.
pub fn print_usage(error: &clap::Error, command: &clap::Command) -> Exit {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return if error.use_stderr() { Exit::Usage } else { Exit::Done };
    }
    let meant = unknown_word(error).and_then(|word| Some((word, command_of(word, command)?)));
    let parts = match meant {
        Some((word, meant)) => Parts {
            message: format!("there is no command `tasker {word}`"),
            causes: Vec::new(),
            hint: Some(format!("use `{TASKER} {meant}`")),
        },
        None if is_json_wanted(std::env::args_os(), std::env::var("TASKER_FORMAT").ok()) => parts_of(error),
        None => {
            let _ = error.print();
            return Exit::Usage;
        }
    };
    match is_json_wanted(std::env::args_os(), std::env::var("TASKER_FORMAT").ok()) {
        true => print_json(Exit::Usage, &parts),
        false => write_error_line(&parts.render()),
    }
    Exit::Usage
}

fn print_json(exit: Exit, parts: &Parts) {
    let error = Error { kind: "error", version: 1, code: exit as u8, parts };
    if let Ok(line) = serde_json::to_string(&error) {
        write_error_line(&crate::report::clean::json(&line));
    }
}

/// The word that is no noun, if that is the error.
fn unknown_word(error: &clap::Error) -> Option<&str> {
    match (error.kind(), error.get(ContextKind::InvalidSubcommand)?) {
        (ErrorKind::InvalidSubcommand, ContextValue::String(word)) => Some(word),
        _ => None,
    }
}

/// The command that somebody means who types a verb without its noun. A slip of the finger in a noun is clap's.
fn command_of(word: &str, command: &clap::Command) -> Option<String> {
    if let Some((_, meant)) = MEANT.iter().find(|(known, _)| *known == word) {
        return Some((*meant).to_owned());
    }
    if nearest(word, command.get_subcommands().map(clap::Command::get_name)).is_some() {
        return None;
    }
    // Of several, that of a task.
    let mut nouns: Vec<_> =
        command.get_subcommands().filter(|noun| noun.find_subcommand(word).is_some()).collect();
    nouns.sort_by_key(|noun| noun.get_name() != "task");
    let noun = nouns.first()?;
    let takes = noun.find_subcommand(word)?.get_positionals().filter(|argument| argument.is_required_set());
    let values =
        takes.filter_map(|argument| argument.get_value_names()?.first().map(|name| format!(" {name}")));
    Some(format!("{} {word}{}", noun.get_name(), values.collect::<String>()))
}

/// Whether a command line that could not be read asks for JSON; the last format counts.
fn is_json_wanted(arguments: impl IntoIterator<Item = OsString>, variable: Option<String>) -> bool {
    let mut wanted = variable;
    let mut arguments = arguments.into_iter().map(|argument| argument.to_string_lossy().into_owned());
    while let Some(argument) = arguments.next() {
        match argument.strip_prefix("--format") {
            Some("") => wanted = arguments.next(),
            Some(value) if value.starts_with('=') => wanted = Some(value[1..].to_owned()),
            _ => {}
        }
    }
    wanted.as_deref() == Some("json")
}

/// The error that clap writes as paragraphs.
fn parts_of(error: &clap::Error) -> Parts {
    let text = error.to_string();
    let mut paragraphs = text.split("\n\n").map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    let message = paragraphs.next().unwrap_or_default().trim_start_matches("error: ").to_owned();
    let hint = paragraphs.find_map(|text| Some(text.strip_prefix("tip: ")?.to_owned()));
    Parts { message, causes: Vec::new(), hint }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_format_counts() {
        let wanted = |line: &str, variable: Option<&str>| {
            is_json_wanted(line.split(' ').map(OsString::from), variable.map(str::to_owned))
        };
        assert!(wanted("tasker --format json nonsense", None));
        assert!(wanted("tasker nonsense", Some("json")));
        assert!(!wanted("tasker --format=json nonsense --format table", Some("json")));
        assert!(!wanted("tasker nonsense --format", None));
    }

    #[test]
    fn a_verb_without_its_noun_is_understood() {
        let command = crate::cli::command();
        let meant = |word: &str| command_of(word, &command);
        assert_eq!(meant("submit").as_deref(), Some("task submit"));
        assert_eq!(meant("apply").as_deref(), Some("template apply FILE"));
        assert_eq!((meant("templates"), meant("nonsense")), (None, None));
        for (word, meant) in MEANT {
            let words: Vec<&str> =
                meant.split(' ').take_while(|word| word.bytes().all(|b| b.is_ascii_lowercase())).collect();
            let found = words.iter().try_fold(&command, |command, word| command.find_subcommand(word));
            assert!(found.is_some(), "{word}: {meant}");
        }
    }
}
