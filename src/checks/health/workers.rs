//! The queues, and who serves them.

use super::{QUERY_TIMEOUT, read};
use crate::db::Session;
use crate::db::queries::queues::list_queues;
use crate::db::queries::workers::{Stranded, Worker, list_workers, stranded_steps};
use crate::error::{Result, TASKER};
use crate::model::health::{Bounds, HealthCheck, Reading, Status};
use crate::model::queue::Queue;
use crate::model::reason::worker_of;

/// The first entry of each queue is enough; the check does not count them.
const ENTRIES: i64 = 1;

const OLDEST_READY: Bounds = Bounds::from(60.0, 600.0);
const QUEUES_SERVED: Bounds = Bounds::fail_from(1.0);
const WORKERS_ALIVE: Bounds = Bounds::warn_from(1.0);
const CLAIMS_RUN: Bounds = Bounds::warn_from(1.0);

pub(super) async fn readings(session: &mut Session) -> Result<Vec<Reading>> {
    let (queues, workers, stranded) = read(session, QUERY_TIMEOUT, async |session| {
        let queues = list_queues(session, None, ENTRIES, ENTRIES).await?;
        Ok((queues, list_workers(session).await?, stranded_steps(session).await?))
    })
    .await?;
    Ok(vec![oldest(&queues), served(&queues), alive(&workers), run(&stranded)])
}

/// The queues with waiting steps that are not paused.
fn waiting(queues: &[Queue]) -> impl Iterator<Item = (&Queue, f64)> {
    let waits = |queue: &Queue| queue.oldest_at.map(|at| queue.as_of.duration_since(at).as_secs_f64());
    queues.iter().filter(|queue| queue.paused.is_none()).filter_map(move |queue| Some((queue, waits(queue)?)))
}

fn oldest(queues: &[Queue]) -> Reading {
    match waiting(queues).max_by(|a, b| a.1.total_cmp(&b.1)) {
        Some((queue, seconds)) => Reading::of(
            HealthCheck::OldestReady,
            seconds,
            OLDEST_READY,
            format!("in the queue {}", queue.queue),
        )
        .fix(worker_of(&queue.queue)),
        None => Reading::nothing(HealthCheck::OldestReady, "no step waits"),
    }
}

fn served(queues: &[Queue]) -> Reading {
    let is_unserved = |queue: &&Queue| queue.live_workers == 0 || queue.untaken_step_id.is_some();
    let unserved: Vec<&Queue> = waiting(queues).map(|(queue, _)| queue).filter(is_unserved).collect();
    let (detail, fix) = match unserved.as_slice() {
        [] => (format!("of {}", queues.len()), String::new()),
        // A worker that takes such steps may not be what is missing: the queue can be bound to other namespaces.
        [one] if one.live_workers > 0 => {
            let step = one.untaken_step_id.unwrap_or_default();
            (format!("{}, for step {step}", one.queue), format!("{TASKER} step why {step}"))
        }
        [one] => (one.queue.clone(), worker_of(&one.queue)),
        [_, _, ..] if unserved.iter().any(|queue| queue.live_workers > 0) => {
            (format!("{} and {} more", unserved[0].queue, unserved.len() - 1), format!("{TASKER} stuck"))
        }
        [first, more @ ..] => {
            (format!("{} and {} more", first.queue, more.len()), format!("{TASKER} worker run"))
        }
    };
    Reading::of(HealthCheck::QueuesServed, unserved.len() as f64, QUEUES_SERVED, detail).fix(fix)
}

fn alive(workers: &[Worker]) -> Reading {
    let (lost, alive): (Vec<_>, Vec<_>) = workers.iter().partition(|worker| worker.state() == "lost");
    let detail = match lost.first() {
        Some(worker) => {
            let silent = format!("worker {} on {} is silent", worker.worker_id, worker.host);
            format!("{silent} and holds {}; {} alive", steps(worker.running_steps), alive.len())
        }
        None => format!("{} alive", alive.len()),
    };
    // Live workers take over the claims of dead ones.
    let nobody_rescues = !lost.is_empty() && alive.is_empty();
    Reading::of(HealthCheck::WorkersAlive, lost.len() as f64, WORKERS_ALIVE, detail)
        .at_least(if nobody_rescues { Status::Fail } else { Status::Pass })
        .fix(format!("{TASKER} worker {}", if nobody_rescues { "run" } else { "list" }))
}

fn run(stranded: &[Stranded]) -> Reading {
    let Some(first) = stranded.first() else {
        return Reading::nothing(HealthCheck::ClaimsRun, "every claim is run");
    };
    let detail =
        format!("step {} of worker {}, which gives it back within minutes", first.step_id, first.worker_id);
    Reading::of(HealthCheck::ClaimsRun, stranded.len() as f64, CLAIMS_RUN, detail)
        .fix(format!("{TASKER} step why {}", first.step_id))
}

fn steps(number: i64) -> String {
    if number == 1 { "1 step".to_owned() } else { format!("{number} steps") }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::model::health::Status::{Fail, Pass, Warn};
    use crate::model::queue::Pause;

    fn queue(waits: i64, live_workers: i64) -> Queue {
        let as_of = Timestamp::from_second(1_000_000).expect("a time");
        let oldest_at = Timestamp::from_second(1_000_000 - waits).ok();
        Queue { queue: "mail".to_owned(), ready_steps: 1, oldest_at, live_workers, as_of, ..Queue::default() }
    }

    fn worker(silent_seconds: f64) -> Worker {
        Worker { worker_id: 7, lease_seconds: 30, silent_seconds, running_steps: 1, ..Worker::default() }
    }

    #[test]
    fn a_wait_of_a_minute_warns_and_one_of_ten_fails() {
        assert_eq!(
            [59, 60, 599, 600].map(|waits| oldest(&[queue(waits, 1)]).status),
            [Pass, Warn, Warn, Fail]
        );
        let paused = Pause { since: Timestamp::UNIX_EPOCH, by: "ann".to_owned(), reason: None };
        assert_eq!(oldest(&[Queue { paused: Some(paused), ..queue(9_000, 1) }]).status, Pass);
    }

    #[test]
    fn a_queue_in_which_steps_wait_wants_a_worker() {
        assert_eq!(served(&[queue(0, 1)]).status, Pass);
        assert_eq!(served(&[Queue { oldest_at: None, ..queue(0, 0) }]).status, Pass);
        let limited = served(&[Queue { untaken_step_id: Some(7), ..queue(0, 1) }]);
        assert_eq!((limited.status, limited.fix.as_deref()), (Fail, Some("tasker step why 7")));
        let unserved = served(&[queue(0, 0)]);
        assert_eq!(
            (unserved.status, unserved.fix.as_deref()),
            (Fail, Some("tasker worker run --queue mail"))
        );
    }

    #[test]
    fn a_silent_worker_warns_while_another_lives_to_take_over() {
        assert_eq!(alive(&[]).status, Pass);
        assert_eq!(alive(&[worker(30.0)]).status, Pass);
        assert_eq!(alive(&[worker(30.1), worker(1.0)]).status, Warn);
        assert_eq!(alive(&[worker(30.1)]).status, Fail);
    }
}
