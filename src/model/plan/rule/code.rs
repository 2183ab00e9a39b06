//! The kinds of rules, by the names that files and answers have for them.

use serde::Serialize;

/// A kind of rule, as it is written in files and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    NoSeqScan,
    IndexUsed,
    AnyIndex,
    NoSort,
    NoTempSpill,
    MaxCost,
    MaxRows,
    MaxBuffers,
    BuffersPerRow,
    RowsRemovedRatio,
    MaxEstimateError,
    MaxTime,
    MatchesBaseline,
    /// No rule of a file's: what [`Tier::Possible`] asks of every query.
    IndexPossible,
    /// No rule for one plan: how several of them may grow.
    Grows,
}

impl Code {
    pub const ALL: [Code; 15] = [
        Code::NoSeqScan,
        Code::IndexUsed,
        Code::AnyIndex,
        Code::NoSort,
        Code::NoTempSpill,
        Code::MaxCost,
        Code::MaxRows,
        Code::MaxBuffers,
        Code::BuffersPerRow,
        Code::RowsRemovedRatio,
        Code::MaxEstimateError,
        Code::MaxTime,
        Code::MatchesBaseline,
        Code::IndexPossible,
        Code::Grows,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Code::NoSeqScan => "no_seq_scan",
            Code::IndexUsed => "index_used",
            Code::AnyIndex => "any_index",
            Code::NoSort => "no_sort",
            Code::NoTempSpill => "no_temp_spill",
            Code::MaxCost => "max_cost",
            Code::MaxRows => "max_rows",
            Code::MaxBuffers => "max_buffers",
            Code::BuffersPerRow => "buffers_per_row",
            Code::RowsRemovedRatio => "rows_removed_ratio",
            Code::MaxEstimateError => "max_estimate_error",
            Code::MaxTime => "max_time",
            Code::MatchesBaseline => "matches_baseline",
            Code::IndexPossible => "index_possible",
            Code::Grows => "grows",
        }
    }
}

impl Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}
