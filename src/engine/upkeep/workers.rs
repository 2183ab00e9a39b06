//! Takes the claims of dead workers back and forgets them. A live worker does that with its heartbeats: this is for the time in
//! which there is none.

use anyhow::Context as _;

use super::lease::Lease;
use crate::db::Session;
use crate::db::queries::workers::list_workers;
use crate::engine::worker;
use crate::error::Result;

pub(super) async fn run(session: &mut Session, lease: &Lease) -> Result<Option<i64>> {
    session
        .transaction(async |session| {
            if !lease.hold(session).await? {
                return Ok(None);
            }
            let (worker_ids, _) = worker::take_back(session, false).await?;
            Ok(Some(worker_ids.len() as i64))
        })
        .await
}

pub(super) async fn backlog(session: &Session) -> Result<i64> {
    let workers = list_workers(session).await.context("listing workers")?;
    Ok(workers.iter().filter(|worker| worker.state() == "lost").count() as i64)
}
