//! Parses, runs, prints the error, exits.

use std::process::ExitCode;

use tasker::engine::bench::faults::probe;
use tasker::handlers::keeper;
use tasker::secrets;

fn main() -> ExitCode {
    let is_first = |word: &str| std::env::args_os().nth(1).is_some_and(|first| first == word);
    if is_first(keeper::ARGUMENT) {
        keeper::keep();
        return ExitCode::SUCCESS;
    }
    if is_first(probe::ARGUMENT) {
        return match probe::run(std::env::args().skip(2)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("error: {error}");
                ExitCode::FAILURE
            }
        };
    }
    if let Err(error) = secrets::receive() {
        eprintln!("error: cannot read the database's address from standard input: {error}");
        return ExitCode::FAILURE;
    }
    tasker::cli::main().into()
}
