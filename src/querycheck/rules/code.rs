//! The kinds of rules, by the names that files and answers have for them.

words! {
    /// A kind of rule, as it is written in files and answers.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum RuleCode {
        NoSeqScan = "no_seq_scan",
        IndexUsed = "index_used",
        AnyIndex = "any_index",
        NoSort = "no_sort",
        NoTempSpill = "no_temp_spill",
        MaxCost = "max_cost",
        MaxRows = "max_rows",
        MaxBuffers = "max_buffers",
        BuffersPerRow = "buffers_per_row",
        RowsRemovedRatio = "rows_removed_ratio",
        MaxEstimateError = "max_estimate_error",
        MaxTime = "max_time",
        MatchesBaseline = "matches_baseline",
        /// No rule of a file: [`Tier::Possible`](crate::querycheck::explain::Tier::Possible) checks every query against
        /// it.
        IndexPossible = "index_possible",
        /// No rule for one plan: how several of them may grow.
        Grows = "grows",
        /// No rule of a file: a plan is compared with that of another database, or with that before a migration.
        NotWorse = "not_worse",
    }
}
