//! The kinds of rules, by the names that files and answers have for them.

use serde::Serialize;

/// A kind of rule, as it is written in files and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleCode {
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
    /// No rule of a file: [`Tier::Possible`](crate::model::plan::Tier::Possible) checks every query against
    /// it.
    IndexPossible,
    /// No rule for one plan: how several of them may grow.
    Grows,
}

impl RuleCode {
    pub const ALL: [RuleCode; 15] = [
        RuleCode::NoSeqScan,
        RuleCode::IndexUsed,
        RuleCode::AnyIndex,
        RuleCode::NoSort,
        RuleCode::NoTempSpill,
        RuleCode::MaxCost,
        RuleCode::MaxRows,
        RuleCode::MaxBuffers,
        RuleCode::BuffersPerRow,
        RuleCode::RowsRemovedRatio,
        RuleCode::MaxEstimateError,
        RuleCode::MaxTime,
        RuleCode::MatchesBaseline,
        RuleCode::IndexPossible,
        RuleCode::Grows,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            RuleCode::NoSeqScan => "no_seq_scan",
            RuleCode::IndexUsed => "index_used",
            RuleCode::AnyIndex => "any_index",
            RuleCode::NoSort => "no_sort",
            RuleCode::NoTempSpill => "no_temp_spill",
            RuleCode::MaxCost => "max_cost",
            RuleCode::MaxRows => "max_rows",
            RuleCode::MaxBuffers => "max_buffers",
            RuleCode::BuffersPerRow => "buffers_per_row",
            RuleCode::RowsRemovedRatio => "rows_removed_ratio",
            RuleCode::MaxEstimateError => "max_estimate_error",
            RuleCode::MaxTime => "max_time",
            RuleCode::MatchesBaseline => "matches_baseline",
            RuleCode::IndexPossible => "index_possible",
            RuleCode::Grows => "grows",
        }
    }
}

impl Serialize for RuleCode {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.as_str())
    }
}
