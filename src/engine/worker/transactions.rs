//! The transactions of `sql` steps, watched over the connection of the heartbeats.
//!
//! A statement may take as long as it needs, so a long wait alone does not show that its connection has fallen silent.
//! The server shows it: its transaction has ended, or waits for the next statement although the worker has sent none.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use tokio_postgres::Error;
use tokio_util::sync::CancellationToken;

use crate::db::Session;
use crate::db::queries::workers::unattended_transactions::unattended_transactions;
use crate::db::session::TransactionId;

/// The open transactions of one registration's `sql` steps.
#[derive(Debug, Default)]
pub struct Transactions(Mutex<Vec<Transaction>>);

#[derive(Debug)]
struct Transaction {
    id: TransactionId,
    began: Instant,
    unattended: Option<Silence>,
    lost: CancellationToken,
}

/// The server does not work on a transaction.
#[derive(Debug)]
struct Silence {
    /// Since when the server waits; `None` when the transaction has ended.
    waits_since: Option<Timestamp>,
    seen: Instant,
}

/// Watches a transaction until it is dropped.
pub struct Watch<'a> {
    transactions: &'a Transactions,
    id: TransactionId,
    lost: CancellationToken,
}

impl Transactions {
    fn open(&self) -> std::sync::MutexGuard<'_, Vec<Transaction>> {
        self.0.lock().expect("no holder panics")
    }

    pub fn watch(&self, id: TransactionId) -> Watch<'_> {
        let lost = CancellationToken::new();
        self.open().push(Transaction { id, began: Instant::now(), unattended: None, lost: lost.clone() });
        Watch { transactions: self, id, lost }
    }

    /// Asks the server for the transactions that are older than `limit`. Those on which it has done nothing for as
    /// long are lost: a worker that lives has its answer, and has sent its next statement.
    ///
    /// # Errors
    /// The server's.
    pub async fn look(&self, session: &Session, limit: Duration) -> Result<(), Error> {
        let is_due = |open: &&Transaction| open.began.elapsed() >= limit;
        let (pids, began): (Vec<i32>, Vec<i64>) =
            self.open().iter().filter(is_due).map(|open| (open.id.pid, open.id.began)).unzip();
        if pids.is_empty() {
            return Ok(());
        }
        let found = unattended_transactions(session, &pids, &began).await?;
        for open in self.open().iter_mut() {
            let found = found.iter().find(|found| (found.pid, found.began) == (open.id.pid, open.id.began));
            open.unattended = match (found, open.unattended.take()) {
                (None, _) => None,
                (Some(found), Some(before)) if before.waits_since == found.waits_since => Some(before),
                (Some(found), _) => Some(Silence { waits_since: found.waits_since, seen: Instant::now() }),
            };
            if open.unattended.as_ref().is_some_and(|silence| silence.seen.elapsed() >= limit) {
                open.lost.cancel();
            }
        }
        Ok(())
    }
}

impl Watch<'_> {
    /// Ends when the server no longer works on the transaction, and its answer has not come.
    pub async fn lost(&self) {
        self.lost.cancelled().await;
    }
}

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        self.transactions.open().retain(|open| open.id != self.id);
    }
}
