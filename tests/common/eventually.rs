//! Waiting for what a test cannot make happen at once.

use std::fmt::Display;
use std::thread;
use std::time::{Duration, Instant};

use tokio_postgres::Client;

/// How long anything may take, on a machine that has much else to do. Only a test that fails waits so long.
pub const LIMIT: Duration = Duration::from_secs(120);

const PAUSE: Duration = Duration::from_millis(20);

/// Waits until a condition holds.
///
/// # Panics
/// When it does not within [`LIMIT`], with `what` should have come true.
pub async fn eventually(what: impl Display, mut condition: impl AsyncFnMut() -> bool) {
    let deadline = Instant::now() + LIMIT;
    while !condition().await {
        assert!(Instant::now() < deadline, "never came true: {what}");
        tokio::time::sleep(PAUSE).await;
    }
}

/// Waits until an SQL expression is true; null is not.
///
/// # Panics
/// As [`eventually`].
pub async fn eventually_true(client: &Client, expression: &str) {
    let query = format!("select coalesce({expression}, false)");
    eventually(expression, async || client.query_one(&query, &[]).await.expect("a truth value").get(0)).await;
}

/// [`eventually`] where nothing is async.
///
/// # Panics
/// As [`eventually`].
pub fn eventually_blocking(what: impl Display, mut condition: impl FnMut() -> bool) {
    let deadline = Instant::now() + LIMIT;
    while !condition() {
        assert!(Instant::now() < deadline, "never came true: {what}");
        thread::sleep(PAUSE);
    }
}
