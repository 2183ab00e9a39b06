//! How the indexes of a database relate to those this program carries.

use anyhow::Context as _;
use jiff::Timestamp;
use serde::Serialize;

use super::bundled::{INDEXES, Index, Set};
use crate::db::Session;
use crate::db::queries::indexes::{IndexRow, InstalledIndexRow, list_indexes, list_installed_indexes};
use crate::error::Result;

words! {
    /// The state of an index.
    pub enum IndexState {
        /// There, and as it was built.
        Valid = "valid": "valid",
        /// There and valid, but `migrate up` has not recorded that it built it.
        Unrecorded = "unrecorded": "valid, not recorded",
        /// It exists, with another definition than it was built with, or than tasker's.
        Changed = "changed": "defined otherwise",
        /// An unfinished build: it slows down writes, and no query can use it.
        Invalid = "invalid": "invalid",
        /// Another session is building it.
        Building = "building": "being built",
        /// Wanted and not there.
        Missing = "missing": "missing",
        /// Of the set `all`, and dropped by hand after it was built.
        Dropped = "dropped": "dropped by hand",
        /// Of the set `all`, and not selected.
        NotInstalled = "not_installed": "not installed",
        /// Of an earlier release, and to be dropped.
        Replaced = "replaced": "replaced",
    }
}

impl IndexState {
    /// Compares the database with the ledger.
    pub(super) fn of(
        index: &Index,
        live: Option<&IndexRow>,
        entry: Option<&InstalledIndexRow>,
    ) -> IndexState {
        let definition = entry.and_then(|entry| entry.definition.as_ref());
        match (live, entry) {
            (Some(live), _) if index.set == Set::Replaced && live.builder_pid.is_none() => {
                IndexState::Replaced
            }
            (None, Some(entry)) if index.set == Set::All && entry.built_at.is_some() => IndexState::Dropped,
            (None, None) if index.set == Set::All => IndexState::NotInstalled,
            (None, _) => IndexState::Missing,
            (Some(live), _) if live.builder_pid.is_some() => IndexState::Building,
            (Some(live), _) if live.table != index.table() => IndexState::Changed,
            (Some(live), _) if definition.is_some_and(|built| *built != live.definition) => {
                IndexState::Changed
            }
            (Some(live), _) if !live.is_valid => IndexState::Invalid,
            (Some(_), Some(entry)) if definition.is_some() && entry.checksum == index.checksum() => {
                IndexState::Valid
            }
            // Built from another statement, or from an unknown one.
            (Some(_), _) => IndexState::Unrecorded,
        }
    }
}

/// An index of this program, as a database has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IndexStatus {
    pub name: &'static str,
    pub table: &'static str,
    pub set: Set,
    pub state: IndexState,
    /// By `migrate up`; null when it has not.
    pub built_at: Option<Timestamp>,
}

/// Lists every index this program carries.
pub async fn list(session: &Session, schema: &str) -> Result<Vec<IndexStatus>> {
    let found = Found::take(session, schema).await?;
    let there = INDEXES.iter().filter(|index| index.set != Set::Replaced || found.live(index).is_some());
    let statuses = there.map(|index| IndexStatus {
        name: index.name,
        table: index.table(),
        set: index.set,
        state: found.state_of(index),
        built_at: found.entry(index).and_then(|entry| entry.built_at),
    });
    Ok(statuses.collect())
}

/// The indexes in a database, and those in its ledger.
pub(super) struct Found {
    live: Vec<IndexRow>,
    ledger: Vec<InstalledIndexRow>,
}

impl Found {
    pub async fn take(session: &Session, schema: &str) -> Result<Found> {
        let names: Vec<_> = INDEXES.iter().map(|index| index.name).collect();
        let live = list_indexes(session, schema, &names).await.context("reading the indexes")?;
        let ledger = list_installed_indexes(session).await.context("reading the ledger of the indexes")?;
        Ok(Found { live, ledger })
    }

    pub fn live(&self, index: &Index) -> Option<&IndexRow> {
        self.live.iter().find(|row| row.name == index.name)
    }

    pub fn entry(&self, index: &Index) -> Option<&InstalledIndexRow> {
        self.ledger.iter().find(|row| row.name == index.name)
    }

    pub fn state_of(&self, index: &Index) -> IndexState {
        IndexState::of(index, self.live(index), self.entry(index))
    }
}
