//! The causes, by the names that answers have for them.

words! {
    /// A kind of cause, one word each, for scripts. Those of the database come first, mere symptoms last.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum CauseCode {
        IndexMissing = "index_missing",
        IndexInvalid = "index_invalid",
        IndexChanged = "index_changed",
        StatisticsMissing = "statistics_missing",
        StatisticsStale = "statistics_stale",
        ViewVersion = "view_version",
        ForeignKeyWithoutIndex = "foreign_key_without_index",
        SlowTrigger = "slow_trigger",
        NPlusOne = "n_plus_one",
        FunctionScan = "function_scan",
        DeepOffset = "deep_offset",
        CountsAll = "counts_all",
        NotInSubquery = "not_in_subquery",
        OrAcrossTables = "or_across_tables",
        MaterializedCte = "materialized_cte",
        ColumnWrapped = "column_wrapped",
        ImplicitCast = "implicit_cast",
        FilteredWalk = "filtered_walk",
        NoIndex = "no_index",
        NoOrder = "no_order",
        NoLimit = "no_limit",
        OutOfMemory = "out_of_memory",
        Misestimated = "misestimated",
        NotChosen = "not_chosen",
        PlanChanged = "plan_changed",
        PlanWorse = "plan_worse",
        TooCostly = "too_costly",
    }
}

impl CauseCode {
    /// Returns whether the cause is in the database and not in the query. Any other problem of the plan may
    /// follow from it.
    pub fn is_of_the_database(self) -> bool {
        self <= CauseCode::ViewVersion
    }

    /// Returns whether it describes a failure without explaining it.
    pub fn is_a_symptom(self) -> bool {
        self >= CauseCode::OutOfMemory
    }
}
