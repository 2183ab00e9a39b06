//! Parses, runs, prints the error, exits.

use std::process::ExitCode;

fn main() -> ExitCode {
    tasker::cli::main().into()
}
