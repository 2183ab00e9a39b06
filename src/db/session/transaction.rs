//! Work in one transaction: kept, tried again, or undone.

use tokio_postgres::Error;

use super::{BEGIN, Session};
use crate::db::sqlstate;
use crate::error;

/// How often a transaction that lost a race is tried in all.
const TRIES: u32 = 5;

impl Session {
    /// Runs `work` in one transaction: committed if it succeeds, rolled back if it fails. The server rolls
    /// back a session dropped in between.
    ///
    /// `work` cannot start another within it: that takes a mutable session.
    pub async fn transaction<T, E: From<Error>>(
        &mut self,
        work: impl AsyncFnOnce(&Session) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transact(BEGIN, work).await
    }

    /// Runs `work` in a transaction that reads the database as of one point in time
    /// and writes nothing.
    pub async fn snapshot<T, E: From<Error>>(
        &mut self,
        work: impl AsyncFnOnce(&Session) -> Result<T, E>,
    ) -> Result<T, E> {
        self.transact("begin isolation level repeatable read, read only", work).await
    }

    /// Runs `work` in a transaction and rolls it back, to learn its effect. Its locks are real while it runs.
    pub async fn trial<T, E: From<Error>>(
        &mut self,
        work: impl AsyncFnOnce(&Session) -> Result<T, E>,
    ) -> Result<T, E> {
        self.begin(BEGIN).await?;
        let outcome = work(self).await;
        // A lost connection has rolled back already.
        let _ = self.end("rollback").await;
        outcome
    }

    async fn transact<T, E: From<Error>>(
        &mut self,
        begin: &str,
        work: impl AsyncFnOnce(&Session) -> Result<T, E>,
    ) -> Result<T, E> {
        self.begin(begin).await?;
        match work(self).await {
            Ok(value) => {
                self.end("commit").await?;
                Ok(value)
            }
            Err(error) => {
                // The first error is the one to report; a lost connection has rolled back already.
                let _ = self.end("rollback").await;
                Err(error)
            }
        }
    }

    /// Like [`Session::transaction`], and tried again while it loses races that the server breaks:
    /// nothing of a lost one was kept.
    pub async fn transaction_until_won<T>(
        &mut self,
        work: impl AsyncFn(&Session) -> error::Result<T>,
    ) -> error::Result<T> {
        for _ in 1..TRIES {
            match self.transaction(&work).await {
                Err(error) if error::server_error(&error).is_some_and(sqlstate::is_transient) => {
                    tracing::info!("trying again: {error:#}");
                }
                settled => return settled,
            }
        }
        self.transaction(&work).await
    }
}
