//! Putting one question, and taking the time.

use std::time::{Duration, Instant};

use tokio_postgres::Error;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::ToSql;

use super::question::{Asked, READY_STEPS};
use crate::db::explain::{Cost, explain};
use crate::db::queries::bench::pages_fetched;
use crate::db::queries::steps::{Watermarks, claim_steps};
use crate::db::{Connect, Lane, Purpose, Session};
use crate::error::Result;
use crate::model::room::{Limits, Room};

/// The least number of runs of a question, after one to warm up,
const LEAST_ROUNDS: usize = 3;
/// and so often at most,
const MOST_ROUNDS: usize = 25;
/// and the time after which no further run starts.
const ENOUGH: Duration = Duration::from_secs(1);

/// The cost of an answer.
#[derive(Debug)]
pub struct Measured {
    pub median_ms: f64,
    pub rounds: usize,
    pub rows: i64,
    /// Pages of 8 kB, in memory or read.
    pub shared_pages: i64,
    /// Those read from disk; `None` where the server counts them together.
    pub shared_read_pages: Option<i64>,
}

/// The connections that run the questions.
pub struct Meter {
    reader: Session,
    worker: Session,
    worker_id: i64,
}

impl Meter {
    /// `timeout` limits a single statement.
    pub async fn new(connect: &Connect, worker_id: i64, timeout: Duration) -> Result<Meter> {
        let (reader, worker) = (connect(Purpose::Command).await?, connect(Purpose::Worker).await?);
        let limit = format!("set statement_timeout = {}", timeout.as_millis().max(1));
        for session in [&reader, &worker] {
            session.client().batch_execute(&limit).await?;
        }
        Ok(Meter { reader, worker, worker_id })
    }

    /// Runs the question until there is a median. `None` if one answer took longer than the timeout.
    pub async fn measure(
        &self,
        asked: Asked,
        parameters: &[&(dyn ToSql + Sync)],
    ) -> Result<Option<Measured>, Error> {
        let measured = match asked {
            Asked::Query(_, sql) => self.read(sql, parameters).await,
            Asked::Claim(_) => self.claim().await,
        };
        match measured {
            Ok(measured) => Ok(Some(measured)),
            Err(error) if error.code() == Some(&SqlState::QUERY_CANCELED) => {
                // The transaction of the claim, which is still open.
                self.worker.end("rollback").await?;
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    async fn read(&self, sql: &'static str, parameters: &[&(dyn ToSql + Sync)]) -> Result<Measured, Error> {
        let (median_ms, rounds) = median(async || {
            let began = Instant::now();
            self.reader.query(sql, parameters).await?;
            Ok(began.elapsed())
        })
        .await?;
        let Cost { rows, shared_pages, shared_read_pages } = explain(&self.reader, sql, parameters).await?;
        Ok(Measured { median_ms, rounds, rows, shared_pages, shared_read_pages: Some(shared_read_pages) })
    }

    /// Claims as a worker does that has just started, and takes it back.
    async fn claim(&self) -> Result<Measured, Error> {
        let (mut rows, mut pages) = (0, 0);
        let (median_ms, rounds) = median(async || {
            self.worker.begin("begin").await?;
            let before = pages_fetched(&self.worker, self.worker.schema()).await?;
            let began = Instant::now();
            let (after, exchange) = (Watermarks::default(), Lane::new(0).open_next());
            let room = Room::for_any(READY_STEPS as usize);
            let claimed =
                claim_steps(&self.worker, self.worker_id, exchange, Limits::default(), &after, &room, 1)
                    .await?;
            let took = began.elapsed();
            (rows, pages) =
                (claimed.len() as i64, pages_fetched(&self.worker, self.worker.schema()).await? - before);
            self.worker.end("rollback").await?;
            Ok(took)
        })
        .await?;
        Ok(Measured { median_ms, rounds, rows, shared_pages: pages, shared_read_pages: None })
    }
}

/// The median of several rounds in milliseconds, and their number.
async fn median(mut round: impl AsyncFnMut() -> Result<Duration, Error>) -> Result<(f64, usize), Error> {
    // Prepares the statement and fills the caches.
    round().await?;
    let (mut rounds, mut total) = (Vec::new(), Duration::ZERO);
    while rounds.len() < LEAST_ROUNDS || rounds.len() < MOST_ROUNDS && total < ENOUGH {
        let took = round().await?;
        total += took;
        rounds.push(took);
    }
    rounds.sort_unstable();
    Ok((rounds[rounds.len() / 2].as_secs_f64() * 1000.0, rounds.len()))
}
