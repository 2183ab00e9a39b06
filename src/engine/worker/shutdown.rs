//! How a worker that must stop at once gives its steps back.

use std::time::Duration;

use tokio::time::timeout;

use super::exchanges::Exchanges;
use super::stop::DATABASE_GRACE;
use crate::db::Exchange;
use crate::db::queries::steps::release_steps::release_steps;
use crate::db::queries::workers::remove_workers::remove_workers;
use crate::db::queries::workers::settle_exchange::settle_exchange;
use crate::error::{Failure, Result};

/// How long stopped handlers get before the worker leaves without them.
const HANDLERS_GRACE: Duration = Duration::from_secs(5);
/// How long the connection at hand gets for that, before another one is tried.
const ANSWER_GRACE: Duration = Duration::from_secs(2);

/// Stops the handlers and gives their steps back at once, so that nobody
/// has to wait for the lease to end. What has succeeded is recorded.
///
/// # Errors
/// A [`Failure`] when the database does not take them in time: the others will take them back.
pub async fn give_back(lanes: &mut [Exchanges]) -> Result<()> {
    let [first, others @ ..] = lanes else { return Ok(()) };
    // Handlers first: a step that is given back may start elsewhere at once. One that outlives
    // this ends with the process.
    first.slots.end();
    let _ = timeout(HANDLERS_GRACE, first.slots.emptied()).await;
    // Succeeded in spite of it, or not: the failures are our own doing.
    first.outbox.drop_failures();
    others.iter_mut().for_each(|lane| lane.outbox.drop_failures());
    let giving = async {
        if !matches!(timeout(ANSWER_GRACE, part(first, others)).await, Ok(Ok(()))) {
            first.link.replace(&first.shared).await?;
            part(first, others).await?;
        }
        Ok(())
    };
    match timeout(DATABASE_GRACE, giving).await {
        Ok(given_back) => given_back,
        Err(_) => Err(Failure::unreachable("the database did not take the steps back in time")
            .hint("other workers take them back when the lease has ended")
            .into()),
    }
}

/// Records the successes, gives the other steps back and removes the worker's row, all over the first lane.
async fn part(first: &mut Exchanges, others: &mut [Exchanges]) -> Result<()> {
    let Exchanges { link, outbox, slots, summary, .. } = first;
    if !link.is_settled() {
        let Some(settlement) = link.settle(&outbox.claims(), slots).await? else { return Ok(()) };
        outbox.settle(&settlement.claims, summary);
    }
    for other in others.iter_mut() {
        if !other.link.is_settled() {
            let settled = link.settle_other(&mut other.link, &other.outbox.claims(), slots).await?;
            let Some(settlement) = settled else { return Ok(()) };
            other.outbox.settle(&settlement.claims, summary);
        }
        outbox.take_over(&mut other.outbox);
    }
    outbox.record(link, false, summary).await?;
    let worker_id = link.worker_id();
    let newest: Vec<Exchange> =
        std::iter::once(link.newest()).chain(others.iter().map(|other| other.link.newest())).collect();
    let released = link
        .session_mut()
        .transaction(async |session| {
            // Holds the exchanges' rows: nothing of this worker's can come after what is released here.
            for exchange in newest {
                settle_exchange(session, worker_id, exchange).await?;
            }
            let released = release_steps(session, &[worker_id], false).await?;
            remove_workers(session, &[worker_id]).await?;
            Ok::<_, tokio_postgres::Error>(released)
        })
        .await?;
    summary.released_steps += released.len() as u64;
    Ok(())
}
