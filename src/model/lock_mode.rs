//! PostgreSQL's locks on tables, and which keep out which.

words! {
    /// A lock on a table, weakest first. The table of conflicts is PostgreSQL's
    /// (documentation, 13.3.1).
    #[derive(PartialOrd, Ord)]
    pub enum LockMode {
        AccessShare = "access share",
        RowShare = "row share",
        RowExclusive = "row exclusive",
        ShareUpdateExclusive = "share update exclusive",
        Share = "share",
        ShareRowExclusive = "share row exclusive",
        Exclusive = "exclusive",
        AccessExclusive = "access exclusive",
    }
}

use LockMode::*;

impl LockMode {
    /// Its name in `pg_locks`.
    pub fn name(self) -> String {
        format!("{self:?}Lock")
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
