//! The threads of the program, where the system gives few.

use std::time::Duration;

use tokio::runtime::{Builder, Runtime};

use crate::error::{Exit, Result};

/// The message with which tokio panics; its threads then wait for one another.
const REFUSED: &str = "OS can't spawn worker thread";
/// Longer than any command takes.
const KEPT: Duration = Duration::from_secs(10 * 365 * 24 * 3600);

/// Starts the runtime: of one thread where a command does one thing after the other, since a second one for its
/// connection would be woken at each answer.
///
/// # Errors
/// Those of the system.
pub fn runtime(is_parallel: bool) -> Result<Runtime> {
    end_where_there_are_too_few();
    if !is_parallel {
        return Ok(Builder::new_current_thread().thread_keep_alive(KEPT).enable_all().build()?);
    }
    // A thread for blocking calls that stays: with one, tokio waits for it where the system gives no other.
    let runtime =
        Builder::new_multi_thread().worker_threads(2).thread_keep_alive(KEPT).enable_all().build()?;
    runtime.spawn_blocking(|| {});
    Ok(runtime)
}

/// Turns the panic about a thread that the system refuses into an error and an exit.
fn end_where_there_are_too_few() {
    let others = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        match panic.payload_as_str().filter(|message| message.starts_with(REFUSED)) {
            Some(message) => {
                let cause = message.trim_start_matches(REFUSED).trim_start_matches(": ");
                super::write_error_line(&format!(
                    "error: the system allows no more threads\n  caused by: {cause}\n  hint: raise the limit of processes: `ulimit -u`"
                ));
                std::process::exit(Exit::Failed as i32);
            }
            None => others(panic),
        }
    }));
}
