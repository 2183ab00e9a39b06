//! Progress of the demo: the tree, redrawn in place on a terminal; otherwise one line
//! for each attempt.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use console::Term;

use crate::db::Session;
use crate::engine::inspect;
use crate::engine::worker::{Event, Observer};
use crate::error::Result;
use crate::model::state::State;
use crate::report::Output;
use crate::report::style::{self, mark};
use crate::report::tree::{self, Detail};

const REDRAW_EVERY: Duration = Duration::from_millis(100);

/// One line for each attempt that ends, where no tree is drawn.
pub(super) fn observer(output: Output) -> Observer {
    Arc::new(move |event| {
        if !output.is_interactive()
            && let Some(line) = describe(event)
        {
            output.note(format_args!("  {line}"));
        }
    })
}

fn describe(event: &Event) -> Option<String> {
    match event {
        Event::StepCompleted { step, attempt, took, .. } => {
            let again = if *attempt > 1 { format!(", attempt {attempt}") } else { String::new() };
            Some(format!("{} {step} after {}{again}", mark(State::Complete), style::duration(*took)))
        }
        Event::StepFailed { step, message, retry_in, .. } => {
            let next = match retry_in {
                Some(wait) => format!("next attempt in {}", style::duration(*wait)),
                None => "it will not be retried".to_owned(),
            };
            Some(format!("{} {step} failed: {message}; {next}", mark(State::Error)))
        }
        Event::Disconnected { message, .. } => Some(format!("could not reach the database: {message}")),
        _ => None,
    }
}

/// Waits for `work` and draws the steps of the task on the terminal meanwhile. Clears
/// them when it ends, because the answer shows them again.
pub(super) async fn show_during<T>(
    work: impl Future<Output = Result<T>>,
    output: Output,
    session: &Session,
    task_id: i64,
) -> Result<T> {
    if !output.is_interactive() {
        return work.await;
    }
    let (mut work, terminal) = (pin!(work), Term::stderr());
    let mut lines_drawn = 0;
    loop {
        let ended = tokio::select! {
            ended = &mut work => Some(ended),
            () = tokio::time::sleep(REDRAW_EVERY) => None,
        };
        let steps = tree::steps(&inspect::task_tree(session, task_id).await?, Detail::All);
        terminal.clear_last_lines(lines_drawn)?;
        if let Some(ended) = ended {
            return ended;
        }
        let (height, width) = terminal.size();
        // A line that wraps is two, and one that has scrolled off is out of reach.
        let lines: Vec<_> = steps.lines().take(usize::from(height).saturating_sub(1)).collect();
        for line in &lines {
            terminal.write_line(&console::truncate_str(line, usize::from(width).saturating_sub(1), "…"))?;
        }
        lines_drawn = lines.len();
    }
}
