//! The request to stop.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

use super::options::{Stop, StopSignal};

/// How long the database gets to take the steps back, or to forget a worker that has none.
pub const DATABASE_GRACE: Duration = Duration::from_secs(5);

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
