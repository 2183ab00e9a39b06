//! One connection and the statements prepared on it.

use std::collections::HashMap;
use std::sync::Mutex;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Error, Notification, Row, Statement};

/// One connection to a database, with every statement prepared at most once.
///
/// Calls may be made concurrently: they are pipelined in the order made.
pub struct Session {
    client: Client,
    /// Keyed by the text itself: every query's text is a constant of the program.
    statements: Mutex<HashMap<&'static str, Statement>>,
    notifications: Option<UnboundedReceiver<Notification>>,
}

impl Session {
    pub(super) fn new(client: Client, notifications: UnboundedReceiver<Notification>) -> Self {
        Session { client, statements: Mutex::default(), notifications: Some(notifications) }
    }

    /// The raw client, for what is prepared by nobody: COPY, EXPLAIN, refinery.
    pub fn client(&self) -> &Client {
        &self.client
    }

    pub fn client_mut(&mut self) -> &mut Client {
        &mut self.client
    }

    /// Hands out the stream of notifications, once. It ends with the connection.
    pub fn take_notifications(&mut self) -> Option<UnboundedReceiver<Notification>> {
        self.notifications.take()
    }

    /// Prepares a query, or finds it prepared.
    pub async fn prepare(&self, sql: &'static str) -> Result<Statement, Error> {
        if let Some(statement) = self.statements.lock().expect("no holder panics").get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).await?;
        self.statements.lock().expect("no holder panics").insert(sql, statement.clone());
        Ok(statement)
    }

    pub async fn query(&self, sql: &'static str, params: &[&(dyn ToSql + Sync)]) -> Result<Vec<Row>, Error> {
        let statement = self.prepare(sql).await?;
        self.client.query(&statement, params).await
    }

    pub async fn query_one(&self, sql: &'static str, params: &[&(dyn ToSql + Sync)]) -> Result<Row, Error> {
        let statement = self.prepare(sql).await?;
        self.client.query_one(&statement, params).await
    }

    pub async fn query_opt(
        &self,
        sql: &'static str,
        params: &[&(dyn ToSql + Sync)],
    ) -> Result<Option<Row>, Error> {
        let statement = self.prepare(sql).await?;
        self.client.query_opt(&statement, params).await
    }

    pub async fn execute(&self, sql: &'static str, params: &[&(dyn ToSql + Sync)]) -> Result<u64, Error> {
        let statement = self.prepare(sql).await?;
        self.client.execute(&statement, params).await
    }

    /// Runs `work` in one transaction: committed when it succeeds, rolled back
    /// when it fails. A session dropped in between is rolled back by the server.
    pub async fn transaction<T, E: From<Error>>(
        &self,
        work: impl AsyncFnOnce(&Session) -> Result<T, E>,
    ) -> Result<T, E> {
        self.client.batch_execute("begin").await?;
        match work(self).await {
            Ok(value) => {
                self.client.batch_execute("commit").await?;
                Ok(value)
            }
            Err(error) => {
                // The first error is the one to report; a lost connection has rolled back already.
                let _ = self.client.batch_execute("rollback").await;
                Err(error)
            }
        }
    }
}
