//! What needs no database: help, versions, mistyped commands.

use insta::assert_snapshot;

use crate::common::Program;

#[test]
fn the_version_is_the_crate_s() {
    let run = Program::new().run(&["--version"]).success();
    assert_eq!(run.stdout, format!("tasker {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_mistyped_command_is_a_usage_error_and_names_the_nearest() {
    let run = Program::new().run(&["templates", "list"]);
    assert_snapshot!(run.snapshot(), @r"
    ------- stderr -------
    error: unrecognized subcommand 'templates'

      tip: a similar subcommand exists: 'template'

    Usage: tasker [OPTIONS] <COMMAND>

    For more information, try '--help'.
    [exit status: 2]
    ");
}

#[test]
fn help_needs_no_database_and_lists_the_exit_codes() {
    let help = Program::new().run(&["--help"]).success().stdout;
    for exit in tasker::error::Exit::ALL {
        assert!(help.contains(&format!("{:>3}  {}", exit as u8, exit.meaning())), "{help}");
    }
}

/// Every duration and every number has a range, which its help names.
#[test]
fn help_names_the_range_of_each_duration_and_number() {
    fn visit(command: &clap::Command, words: &str, missing: &mut Vec<String>) {
        for argument in command.get_arguments() {
            let kind = argument.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
            let is_bounded =
                ["DURATION", "N", "N,…", "NUMBER"].contains(&kind.as_deref().unwrap_or_default());
            let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
            if is_bounded && argument.get_id() != "seed" && !help.contains(" to ") {
                missing.push(format!("{words} --{}: {help}", argument.get_id()));
            }
        }
        command.get_subcommands().for_each(|one| visit(one, &format!("{words} {}", one.get_name()), missing));
    }
    let mut missing = Vec::new();
    visit(&tasker::cli::command(), "tasker", &mut missing);
    assert_eq!(missing, [""; 0], "{}", missing.join("\n"));
}

/// The largest duration that can be written is refused, and ends no command with a panic.
#[test]
fn no_duration_is_too_long_to_be_refused() {
    fn visit(command: &clap::Command, words: &[&str], program: &Program, tried: &mut usize) {
        for argument in command.get_arguments() {
            let is_duration = argument.get_value_names().is_some_and(|names| names[0] == "DURATION");
            let Some(flag) = argument.get_long().filter(|_| is_duration) else { continue };
            let flag = format!("--{flag}=18446744073709551615s");
            let run = program.run(&[words, &[flag.as_str()][..]].concat());
            assert_eq!(run.code, 2, "{words:?} {flag}: {}", run.snapshot());
            assert!(run.stderr.contains("it is not from"), "{words:?} {flag}: {}", run.stderr);
            *tried += 1;
        }
        for one in command.get_subcommands() {
            visit(one, &[words, &[one.get_name()][..]].concat(), program, tried);
        }
    }
    let mut tried = 0;
    visit(&tasker::cli::command(), &[], &Program::new(), &mut tried);
    assert!(tried > 20, "only {tried} flags take a duration");
}
