//! Queues and workers.

use std::time::Duration;

use maud::{Markup, html};

use super::change::button;
use crate::cli::serve::change::Change;
use crate::cli::serve::desk::Desk;
use crate::cli::serve::html::{Page, table, text, time, time_or_dash};
use crate::cli::serve::rights::Rights;
use crate::cli::serve::site::Site;
use crate::db::queries::workers::{Worker, list_workers};
use crate::engine::queues;
use crate::error::{Result, TASKER};
use crate::model::queue::Queue;
use crate::report::style::{counted, duration};

/// Rows of each table.
const ROWS: usize = 500;

pub async fn page(site: &Site, desk: &Desk<'_>, rights: &Rights) -> Result<Page> {
    let read = desk.read(async |session| Ok((queues::list(session).await?, list_workers(session).await?)));
    let read = read.await?;
    let (queues, workers) = &read.value;
    let body = html! {
        (queue_table(queues, rights.may_change().then_some(site)))
        (worker_table(workers))
    };
    Ok(Page::new("Queues and workers", "/queues", read.replica, body))
}

/// The queues, each with its change where there is a site to lead to.
pub fn queue_table(queues: &[Queue], site: Option<&Site>) -> Markup {
    let number =
        |queue: &Queue, count, name: &str| counted(count, queue.at_least.iter().any(|least| least == name));
    let rows = html! {
        @for queue in queues.iter().take(ROWS) {
            tr {
                th scope="row" {
                    (text(&queue.queue))
                    @if !queue.namespaces.is_empty() {
                        span.dim { " only " (text(&queue.namespaces.join(", "))) }
                    }
                }
                td.number { (number(queue, queue.ready_steps, "ready_steps")) }
                td { (time_or_dash(queue.oldest_at)) }
                td.number { (number(queue, queue.backoff_steps, "backoff_steps")) }
                td.number { (number(queue, queue.claimed_steps, "claimed_steps")) }
                td.number { (queue.live_workers) }
                td {
                    @if let Some(site) = site {
                        @match queue.paused {
                            Some(_) => (button(site, &Change::Resume(queue.queue.clone()), "Resume")),
                            None => (button(site, &Change::Pause(queue.queue.clone()), "Pause")),
                        }
                    }
                    @match &queue.paused {
                        Some(pause) => {
                            strong { "paused " } (time(pause.since)) " by " (text(&pause.by))
                            @if let Some(reason) = &pause.reason { ": " (text(reason)) }
                        }
                        None => {
                            @if let Some(step) = queue.untaken_step_id.filter(|_| queue.live_workers > 0) {
                                "no live worker takes step " (step)
                            } @else if queue.live_workers == 0 && queue.ready_steps > 0 {
                                strong { "no live worker" }
                            }
                        }
                    }
                }
            }
        }
    };
    html! {
        @if queues.is_empty() { p { "No queues: no workflow has been applied." } } @else {
            (table("Queues", &["queue", ">ready", "oldest since", ">backoff", ">claimed", ">workers", "note"], rows))
        }
    }
}

pub fn worker_table(workers: &[Worker]) -> Markup {
    let of_all =
        |names: &Option<Vec<String>>| names.as_ref().map_or("all".to_owned(), |names| names.join(", "));
    let rows = html! {
        @for worker in workers.iter().take(ROWS) {
            tr {
                th scope="row" { (worker.worker_id) }
                td { (worker.state()) }
                td { (text(&worker.host)) " " (worker.pid) }
                td {
                    (text(&of_all(&worker.queues)))
                    @if worker.namespaces.is_some() { span.dim { " only " (text(&of_all(&worker.namespaces))) } }
                }
                td.number { (worker.running_steps) "/" (worker.concurrency) }
                td { (duration(Duration::from_secs(worker.silent_seconds.max(0.0) as u64 / 5 * 5))) " ago" }
            }
        }
    };
    html! {
        @if workers.is_empty() { p { "No workers; start one with " code { (TASKER) " worker run" } "." } } @else {
            (table("Workers", &["worker", "state", "host", "queues", ">running", "heartbeat"], rows))
        }
        @if workers.len() > ROWS { p.dim { (workers.len() - ROWS) " more: " code { (TASKER) " worker list" } } }
    }
}
