//! Rows by the thousand: the two directions of `copy`.

use std::pin::pin;

use bytes::Bytes;
use futures_util::{SinkExt, TryStreamExt};
use tokio::sync::mpsc::Sender;
use tokio_postgres::Error;

use super::Session;

impl Session {
    /// Copies the rows of a query without parameters, in a transaction, as CSV with a header, and sends them in pieces
    /// that end anywhere. Returns false where the receiver is gone.
    ///
    /// # Errors
    /// The server's.
    pub async fn copy_out(&self, query: &'static str, pieces: &Sender<Bytes>) -> Result<bool, Error> {
        let copy = format!("copy (\n{}) to stdout with (format csv, header)", self.qualified(query));
        let rows = self.in_time(self.client.copy_out(&copy)).await?;
        let mut rows = pin!(rows);
        while let Some(piece) = self.in_time(rows.try_next()).await? {
            if pieces.send(piece).await.is_err() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Copies rows into a table by a `copy … from stdin` statement, in a transaction. Returns how many there were.
    ///
    /// # Errors
    /// The server's, and the first of `pieces`, which keeps the rows out.
    pub async fn copy_in<E: From<Error>>(
        &self,
        statement: &str,
        pieces: impl Iterator<Item = Result<Bytes, E>>,
    ) -> Result<u64, E> {
        let sink = self.in_time(self.client.copy_in(statement)).await?;
        let mut sink = pin!(sink);
        for piece in pieces {
            self.in_time(sink.feed(piece?)).await?;
        }
        Ok(self.in_time(sink.finish()).await?)
    }
}
