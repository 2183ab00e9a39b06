//! PostgreSQL's locks on tables, and which keep out which.

use std::fmt;

use serde::{Serialize, Serializer};

/// A lock on a table, weakest first. The table of conflicts is PostgreSQL's
/// (documentation, 13.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LockMode {
    AccessShare,
    RowShare,
    RowExclusive,
    ShareUpdateExclusive,
    Share,
    ShareRowExclusive,
    Exclusive,
    AccessExclusive,
}

use LockMode::*;

impl LockMode {
    pub const ALL: [LockMode; 8] = [
        AccessShare,
        RowShare,
        RowExclusive,
        ShareUpdateExclusive,
        Share,
        ShareRowExclusive,
        Exclusive,
        AccessExclusive,
    ];

    /// Its name in `pg_locks`.
    pub fn name(self) -> &'static str {
        match self {
            AccessShare => "AccessShareLock",
            RowShare => "RowShareLock",
            RowExclusive => "RowExclusiveLock",
            ShareUpdateExclusive => "ShareUpdateExclusiveLock",
            Share => "ShareLock",
            ShareRowExclusive => "ShareRowExclusiveLock",
            Exclusive => "ExclusiveLock",
            AccessExclusive => "AccessExclusiveLock",
        }
    }

    /// The modes that other sessions cannot hold at the same time.
    pub fn conflicts(self) -> &'static [LockMode] {
        let from = match self {
            AccessShare => 7,
            RowShare => 6,
            RowExclusive => 4,
            ShareUpdateExclusive => 3,
            // The mode does not conflict with itself.
            Share => {
                return &[RowExclusive, ShareUpdateExclusive, ShareRowExclusive, Exclusive, AccessExclusive];
            }
            ShareRowExclusive => 2,
            Exclusive => 1,
            AccessExclusive => 0,
        };
        &Self::ALL[from..]
    }

    /// Names the sessions that wait while it is held, for people.
    pub fn keeps_out(self) -> &'static str {
        match self {
            AccessShare | RowShare | RowExclusive => "no reads or writes",
            ShareUpdateExclusive => "other changes of the table only",
            Share | ShareRowExclusive => "writers",
            Exclusive => "writers and row locks",
            AccessExclusive => "readers and writers",
        }
    }
}

impl fmt::Display for LockMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            AccessShare => "access share",
            RowShare => "row share",
            RowExclusive => "row exclusive",
            ShareUpdateExclusive => "share update exclusive",
            Share => "share",
            ShareRowExclusive => "share row exclusive",
            Exclusive => "exclusive",
            AccessExclusive => "access exclusive",
        })
    }
}

impl Serialize for LockMode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_is_mutual() {
        for one in LockMode::ALL {
            for other in LockMode::ALL {
                let (there, back) = (one.conflicts().contains(&other), other.conflicts().contains(&one));
                assert_eq!(there, back, "{one} and {other}");
            }
        }
    }
}
