//! The events that a migration reports.

use std::time::Duration;

use super::indexes::IndexChange;
use super::inventory::Migration;
use crate::db::queries::migrations::BuildProgress;
use crate::model::blocker::Blocker;

/// An attempt that could not get its lock in time.
#[derive(Debug)]
pub struct LockConflict<'a> {
    pub blocker: Option<&'a Blocker>,
    /// The number of attempts so far, and the most.
    pub tried: u32,
    pub tries: u32,
    pub pause: Duration,
}

/// One thing that a migration has done or waits for.
#[derive(Debug)]
pub enum MigrationEvent<'a> {
    /// Another migration runs; we wait.
    Waiting(&'a str),
    Applied(&'a Migration, Duration),
    /// A version or the views were not let in; they are tried again after a pause.
    LockTimedOut(&'a str, &'a LockConflict<'a>),
    /// So many indexes were built on new tables.
    Built(usize, Duration),
    /// An index is about to be changed while everybody goes on working.
    Changing(&'a IndexChange),
    /// How far the index of this name is, and what it waits for.
    Building(&'a str, &'a BuildProgress, Option<&'a Blocker>),
    Changed(&'a IndexChange, Duration),
    /// Something else, for people to read.
    Noted(&'a str),
}
