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
