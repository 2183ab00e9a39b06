//! How a worker ends: the request to stop, and giving its steps back.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

use super::event::Summary;
use super::link::Link;
use super::options::{Stop, StopSignal};
use super::record::Outbox;
use super::shared::Shared;
use super::slots::Slots;
use crate::db::queries::steps::release_steps::release_steps;
use crate::db::queries::workers::remove_workers::remove_workers;
use crate::db::queries::workers::settle_exchange::settle_exchange;
use crate::error::{Failure, Result};

/// How long stopped handlers get before the worker leaves without them.
const HANDLERS_GRACE: Duration = Duration::from_secs(5);
/// How long the database gets to take the steps back, or to forget a worker that has none.
pub const DATABASE_GRACE: Duration = Duration::from_secs(5);
/// How long the connection at hand gets for that, before another one is tried.
const ANSWER_GRACE: Duration = Duration::from_secs(2);

/// A stop signal that turns from [`Stop::Drain`] to [`Stop::Now`] when the time to stop has passed.
pub fn with_limit(mut outer: StopSignal, limit: Option<Duration>) -> StopSignal {
    let (sender, inner) = watch::channel(*outer.borrow_and_update());
    tokio::spawn(async move {
        let telling = async {
            reached(&mut outer, Stop::Drain).await;
            sender.send_replace(*outer.borrow());
            let told = reached(&mut outer, Stop::Now);
            match limit {
                Some(limit) => _ = timeout(limit, told).await,
                None => told.await,
            }
            sender.send_replace(Stop::Now);
            std::future::pending::<()>().await;
        };
        tokio::select! {
            () = telling => {}
            () = sender.closed() => {}
        }
    });
    inner
}

/// Waits until the process must stop to this extent or further.
pub async fn reached(stop: &mut StopSignal, wanted: Stop) {
    if stop.wait_for(|told| *told >= wanted).await.is_err() {
        // Nobody is left who could say so.
        std::future::pending::<()>().await;
    }
}

/// Stops the handlers and gives their steps back at once, so that nobody
/// has to wait for the lease to end. What has succeeded is recorded.
///
/// # Errors
/// A [`Failure`] when the database does not take them in time: the others will take them back.
pub async fn give_back(
    shared: &Shared,
    link: &mut Link,
    slots: &Slots,
    outbox: &mut Outbox,
    summary: &mut Summary,
) -> Result<()> {
    // Handlers first: a step that is given back may start elsewhere at once. One that outlives
    // this ends with the process.
    slots.end();
    let _ = timeout(HANDLERS_GRACE, slots.emptied()).await;
    // Succeeded in spite of it, or not: the failures are our own doing.
    outbox.drop_failures();
    let giving = async {
        if !matches!(timeout(ANSWER_GRACE, part(link, slots, outbox, summary)).await, Ok(Ok(()))) {
            link.replace(shared).await?;
            part(link, slots, outbox, summary).await?;
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

/// Records the successes, gives the other steps back and removes the worker's row.
async fn part(link: &mut Link, slots: &Slots, outbox: &mut Outbox, summary: &mut Summary) -> Result<()> {
    if !link.is_settled() {
        let Some(settlement) = link.settle(&outbox.claims(), slots).await? else { return Ok(()) };
        outbox.settle(&settlement.claims, summary);
    }
    outbox.record(link, false, summary).await?;
    let (worker_id, newest) = (link.worker_id(), link.newest());
    let released = link
        .session_mut()
        .transaction(async |session| {
            // Holds the exchange's row: nothing of this worker's can come after what is released here.
            settle_exchange(session, worker_id, newest).await?;
            let released = release_steps(session, &[worker_id], false).await?;
            remove_workers(session, &[worker_id]).await?;
            Ok::<_, tokio_postgres::Error>(released)
        })
        .await?;
    summary.released_steps += released.len() as u64;
    Ok(())
}
