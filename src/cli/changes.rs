//! Which commands change a database: they name it first, where the user wants that.

use clap::ArgMatches;

/// The commands that change a database. Those that make a database of their own and drop it again are not among them:
/// `cli::scratch` names the server for them.
const CHANGING: [&str; 29] = [
    "archive restore",
    "archive run",
    "bench seed",
    "check consistency",
    "migrate adopt cut-over",
    "migrate adopt derive",
    "migrate adopt finish",
    "migrate adopt prepare",
    "migrate adopt undo",
    "migrate adopt verify",
    "migrate down",
    "migrate up",
    "migrate views",
    "queue bind",
    "queue pause",
    "queue resume",
    "queue unbind",
    "serve",
    "step cancel",
    "step reset",
    "step resolve",
    "step retry",
    "task cancel",
    "task resolve",
    "task retry",
    "task submit",
    "template apply",
    "upkeep run",
    "worker run",
];

/// Commands that change something only with this flag.
const WITH: [(&str, &str); 3] =
    [("check consistency", "repair"), ("migrate views", "to"), ("serve", "allow_changes")];

/// Whether the command that was typed changes a database.
pub fn is_change(words: &str, typed: &ArgMatches) -> bool {
    let words = words.trim_start_matches("tasker ");
    let leaf = std::iter::successors(Some(typed), |typed| typed.subcommand().map(|(_, inner)| inner)).last();
    let has = |flag: &str| {
        let source = leaf.filter(|leaf| leaf.try_contains_id(flag).is_ok())?.value_source(flag);
        source.filter(|source| *source != clap::parser::ValueSource::DefaultValue)
    };
    let is_missing = |(command, flag): &(&str, &str)| *command == words && has(flag).is_none();
    CHANGING.contains(&words) && has("dry_run").is_none() && !WITH.iter().any(is_missing)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The commands that only read, or that change no database that a user can name.
    const READING: &str = "archive list, archive show, archive status, bench faults, bench latency, bench readiness, \
        bench throughput, check health, check indexes, check plans, check scale, check schema, \
        check statistics save, check statistics schema, db destroy, db psql, db start, db status, db stop, db url, demo, \
        generate completions, generate man, migrate adopt check, migrate plan, migrate status, migrate verify, \
        queue list, step show, step why, stuck, task count, task graph, task list, task show, task stats, task watch, task why, \
        template check, template graph, template list, template schema, template show, upkeep status, worker health, worker list";

    fn leaves(command: &clap::Command, words: &str, found: &mut Vec<String>) {
        for one in command.get_subcommands() {
            leaves(one, format!("{words} {}", one.get_name()).trim(), found);
        }
        if command.get_subcommands().next().is_none() {
            found.push(words.to_owned());
        }
    }

    /// A new command is put into one of the two lists.
    #[test]
    fn every_command_is_known_to_change_or_to_read() {
        let mut found = Vec::new();
        leaves(&crate::cli::command(), "", &mut found);
        let mut known: Vec<&str> = CHANGING.into_iter().chain(READING.split(", ")).collect();
        found.sort();
        known.sort_unstable();
        assert_eq!(found, known);
    }

    #[test]
    fn a_preview_changes_nothing() {
        for (line, expected) in [
            ("task submit a", true),
            ("task submit a --dry-run", false),
            ("check consistency", false),
            ("check consistency --repair", true),
            ("check consistency --repair --dry-run", false),
            ("migrate views", false),
            ("migrate views --to v3", true),
            ("task list", false),
        ] {
            let typed = crate::cli::command().get_matches_from(format!("tasker {line}").split(' '));
            assert_eq!(is_change(&crate::cli::words_typed(&typed), &typed), expected, "{line}");
        }
    }
}
