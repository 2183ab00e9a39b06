//! The few connections that answer all requests, each within a deadline.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use futures_util::future::BoxFuture;
use tokio::sync::Semaphore;
use tokio::time::timeout;
use tokio_postgres::Error;

use crate::cli::Context;
use crate::cli::reader::{Advice, Read, Reader};
use crate::db::{Purpose, Session, sqlstate};
use crate::error::{Failure, Result, TASKER};
use crate::report::style;

/// Connections to the primary; as many to the replica, if there is one.
const CONNECTIONS: usize = 4;
/// How long a request may take, with its wait for a connection.
const DEADLINE: Duration = Duration::from_secs(10);
/// A connection is used no longer than this: so a replica that was away is asked again.
const LONGEST_USE: Duration = Duration::from_secs(60);

/// Answers questions over connections of its own.
pub struct Desk<'a> {
    context: &'a Context,
    slots: Semaphore,
    idle: Mutex<Vec<Kept<'a>>>,
}

/// A connection that waits for the next request.
struct Kept<'a> {
    reader: Reader<'a>,
    opened: Instant,
}

impl<'a> Desk<'a> {
    pub fn new(context: &'a Context) -> Desk<'a> {
        Desk { context, slots: Semaphore::new(CONNECTIONS), idle: Mutex::default() }
    }

    pub fn context(&self) -> &'a Context {
        self.context
    }

    /// Reads from the replica, if there is one, or else from the primary.
    ///
    /// # Errors
    /// Those of the work; a [`Failure`] of a server that takes too long.
    pub async fn read<T>(&self, work: impl AsyncFn(&mut Session) -> Result<T>) -> Result<Read<T>> {
        self.with_reader(async |reader| reader.read(async |session| cancelled(session, &work).await).await)
            .await
    }

    /// The same for an answer that can name commands, which are the primary's.
    pub async fn read_advice<T: Advice>(
        &self,
        work: impl AsyncFn(&mut Session) -> Result<T>,
    ) -> Result<Read<T>> {
        self.with_reader(async |reader| {
            reader.read_advice(async |session| cancelled(session, &work).await).await
        })
        .await
    }

    /// Reads from the primary.
    pub async fn primary<T>(&self, work: impl AsyncFn(&mut Session) -> Result<T>) -> Result<T> {
        let work = async |session: &mut Session| cancelled(session, &work).await;
        self.with_reader(async |reader| reader.on_primary(&work).await).await
    }

    /// Changes something on the primary, over a new connection: nothing is done twice because an old one was lost.
    pub async fn change<T>(&self, work: impl AsyncFn(&mut Session) -> Result<T>) -> Result<T> {
        in_time(Box::pin(async {
            let _slot = self.slots.acquire().await.expect("it is never closed");
            // In exchange for one that waits.
            drop(self.kept());
            let mut session = self.context.session(Purpose::Command).await?;
            cancelled(&mut session, &work).await
        }))
        .await
    }

    async fn with_reader<T>(&self, work: impl AsyncFn(&mut Reader<'a>) -> Result<T>) -> Result<T> {
        in_time(Box::pin(async {
            let _slot = self.slots.acquire().await.expect("it is never closed");
            if let Some(mut kept) = self.kept() {
                let answer = work(&mut kept.reader).await;
                if !answer.as_ref().is_err_and(sqlstate::is_out_of_reach) {
                    self.keep(kept);
                    return answer;
                }
                // The server has ended it, and the others with it; a new one may work.
                self.idle.lock().expect("no holder panics").clear();
            }
            let mut new = Kept { reader: Reader::open(self.context, true).await?, opened: Instant::now() };
            let answer = work(&mut new.reader).await;
            if !answer.as_ref().is_err_and(sqlstate::is_out_of_reach) {
                self.keep(new);
            }
            answer
        }))
        .await
    }

    fn keep(&self, kept: Kept<'a>) {
        self.idle.lock().expect("no holder panics").push(kept);
    }

    fn kept(&self) -> Option<Kept<'a>> {
        let mut idle = self.idle.lock().expect("no holder panics");
        idle.retain(|kept| kept.opened.elapsed() < LONGEST_USE);
        idle.pop()
    }
}

async fn in_time<T>(answer: impl Future<Output = Result<T>>) -> Result<T> {
    match timeout(DEADLINE, answer).await {
        Ok(answer) => answer,
        Err(_) => {
            let late = format!("no answer within {}", style::duration(DEADLINE));
            Err(Failure::unreachable(late)
                .hint(format!("see what it waits for: `{TASKER} check health`"))
                .into())
        }
    }
}

/// Does work; its statement is cancelled on the server if nobody waits for it any more.
async fn cancelled<T>(session: &mut Session, work: &impl AsyncFn(&mut Session) -> Result<T>) -> Result<T> {
    let mut unfinished = Unfinished(Some(Box::new(session.canceller())));
    let answer = work(session).await;
    unfinished.0 = None;
    answer
}

type Canceller = Box<dyn Fn() -> BoxFuture<'static, Result<(), Error>> + Send + Sync>;

struct Unfinished(Option<Canceller>);

impl Drop for Unfinished {
    fn drop(&mut self) {
        if let Some(cancel) = &self.0 {
            tokio::spawn(cancel());
        }
    }
}
