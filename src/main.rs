//! Parses, runs, prints the error, exits.

use std::process::ExitCode;

use tasker::handlers::keeper;

fn main() -> ExitCode {
    if std::env::args_os().nth(1).is_some_and(|word| word == keeper::ARGUMENT) {
        keeper::keep();
        return ExitCode::SUCCESS;
    }
    tasker::cli::main().into()
}
