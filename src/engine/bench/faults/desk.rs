//! The run's own way to the database: past the proxies, and again whenever the server is back.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::Mutex;
use tokio::time::sleep;

use crate::db::{Connect, Purpose, Session};
use crate::error::Result;

/// The server is made to be away for less.
const LONGEST_WAIT: Duration = Duration::from_secs(150);
const PAUSE: Duration = Duration::from_millis(100);

/// A connection that is opened again when it was lost.
#[derive(Clone)]
pub struct Desk {
    connect: Connect,
    session: Arc<Mutex<Option<Arc<Session>>>>,
}

impl Desk {
    pub fn new(connect: Connect) -> Self {
        Desk { connect, session: Arc::default() }
    }

    /// Opens a connection.
    ///
    /// # Errors
    /// Those of connecting.
    pub async fn open(&self) -> Result<Session> {
        (self.connect)(Purpose::Bulk).await
    }

    /// Asks the server, again and again where it is away. What is asked may happen twice.
    ///
    /// # Errors
    /// The last one, after minutes.
    pub async fn ask<T, E: Into<anyhow::Error>, F: Future<Output = Result<T, E>>>(
        &self,
        question: impl Fn(Arc<Session>) -> F,
    ) -> Result<T> {
        let began = Instant::now();
        loop {
            let answered = match self.session().await {
                Ok(session) => question(session).await.map_err(Into::into),
                Err(error) => Err(error),
            };
            match answered {
                Err(_) if began.elapsed() < LONGEST_WAIT => sleep(PAUSE).await,
                answered => return answered,
            }
        }
    }

    async fn session(&self) -> Result<Arc<Session>> {
        let mut kept = self.session.lock().await;
        match &*kept {
            Some(session) if !session.client().is_closed() => Ok(session.clone()),
            _ => {
                let session = Arc::new(self.open().await?);
                *kept = Some(session.clone());
                Ok(session)
            }
        }
    }
}
