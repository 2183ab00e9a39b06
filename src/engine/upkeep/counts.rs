//! Adds up the deltas of task counts.

use std::time::Duration;

use anyhow::Context as _;

use super::lease::Lease;
use crate::db::Session;
use crate::db::queries::counts::{begin_fill, correct, count_differences, counting_state, fold_counts};
use crate::error::Result;

/// How long it may take to read every task once.
const FILL: Duration = Duration::from_secs(600);
/// Deltas folded in one statement: some ten milliseconds.
const BLOCK: i64 = 5_000;
/// Blocks of one run; what is left waits for the next.
const BLOCKS: usize = 100;
/// The most deltas that a backlog counts.
const COUNTED: i64 = 1_000_000;

pub(super) async fn run(session: &Session, lease: &Lease) -> Result<Option<i64>> {
    let state = counting_state(session, 0).await.context("reading how far the tasks are counted")?;
    if !state.is_filled {
        fill(session, lease).await.context("counting the tasks of before version 7")?;
    }
    let mut folded = 0;
    for _ in 0..BLOCKS {
        // A statement and a transaction of its own each: see the query.
        let block = fold_counts(session, lease.fence(), BLOCK).await.context("folding counts")?;
        let Some(block) = block else { return Ok(None) };
        folded += block;
        if block < BLOCK {
            break;
        }
    }
    Ok(Some(folded))
}

pub(super) async fn backlog(session: &Session) -> Result<i64> {
    Ok(counting_state(session, COUNTED).await.context("reading how far the tasks are counted")?.deltas)
}

/// Counts the tasks that were there, once every transaction has ended that may have moved some without counting them; until
/// then each run tries.
async fn fill(session: &Session, lease: &Lease) -> Result<()> {
    if !lease.renew(session, FILL).await? {
        return Ok(());
    }
    begin_fill(session).await?;
    let found = count_differences(session).await?;
    correct(session, Some(lease.fence()), &found).await?;
    Ok(())
}
