//! Estimates the size of an index, and reads the free space for it, where possible.

use std::path::PathBuf;

use nix::sys::statvfs::statvfs;
use serde::Serialize;

use crate::db::queries::indexes::entry_width;
use crate::db::queries::migrations::RelationSize;
use crate::db::queries::server::data_folder;
use crate::db::{Session, Target};
use crate::migrate::indexes::{Action, Index};
use crate::migrate::stages::Operation;

/// The overhead of each entry: its header and its line pointer.
const ENTRY_OVERHEAD: u64 = 8 + 4;
const PAGE: u64 = 8192;
/// How full a B-tree's pages are when it is built, in percent.
const FULL: u64 = 90;

/// The room on the server's disk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Disk {
    /// Of the file system with the data folder; null where it cannot be known.
    pub free_bytes: Option<u64>,
    pub folder: Option<PathBuf>,
    /// Why it is not known.
    pub unknown_because: Option<&'static str>,
}

/// Reads the file system, if the server runs on this machine.
pub async fn disk(session: &Session, target: &Target) -> Result<Disk, tokio_postgres::Error> {
    let unknown = |why| Ok(Disk { unknown_because: Some(why), ..Disk::default() });
    // Over TCP, even to this machine, the server's files may be in a container.
    if !target.is_local() {
        return unknown("the server's file system cannot be read over TCP");
    }
    let Some(folder) = data_folder(session).await?.map(PathBuf::from) else {
        return unknown("this user may not read the setting data_directory");
    };
    Ok(match statvfs(&folder) {
        Ok(found) => Disk {
            // Some systems count these in 32 bits.
            #[allow(clippy::unnecessary_cast)]
            free_bytes: Some(found.blocks_available() as u64 * found.fragment_size() as u64),
            folder: Some(folder),
            unknown_because: None,
        },
        Err(_) => return unknown("the server's data folder cannot be read"),
    })
}

/// Returns the size of the index that a change builds; for a partial index, which leaves rows out, an upper
/// bound.
pub async fn index_bytes(
    session: &Session,
    schema: &str,
    change: &Operation,
    relations: &[RelationSize],
) -> Result<Option<u64>, tokio_postgres::Error> {
    let index: &Index = match change {
        // On a new table it is empty.
        Operation::NewIndex(_) => return Ok(Some(PAGE)),
        Operation::Index(index, Action::Build | Action::Rebuild) => index,
        _ => return Ok(None),
    };
    let rows = relations.iter().find(|relation| relation.name == index.table()).and_then(|table| table.rows);
    let (Some(rows), true) = (rows, index.is_btree()) else { return Ok(None) };
    let width = entry_width(session, schema, index.table(), &index.columns()).await?;
    Ok(width.map(|width| size(rows.unsigned_abs(), width.unsigned_abs())))
}

/// Of a B-tree: entries are a multiple of eight bytes; pages above the leaves do not matter.
fn size(rows: u64, width: u64) -> u64 {
    let entry = width.next_multiple_of(8) + ENTRY_OVERHEAD;
    (rows * entry * 100 / FULL).div_ceil(PAGE).max(1) * PAGE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_keys_of_eight_bytes_take_some_twenty_megabytes() {
        // PostgreSQL 15: 22,487,040 bytes.
        let estimated = size(1_000_000, 8);
        assert!((21_000_000..24_000_000).contains(&estimated), "{estimated}");
        assert_eq!(size(0, 8), PAGE);
    }
}
