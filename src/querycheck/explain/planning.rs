//! The tiers, and the ways of planning.

words! {
    /// How the server plans a prepared statement.
    #[derive(PartialOrd, Ord, Hash)]
    pub enum Planning {
        /// For the parameters of each execution.
        Custom = "custom",
        /// Once, whatever the parameters.
        Generic = "generic",
    }
}

words! {
    /// The questions to the planner.
    #[derive(PartialOrd, Ord, Hash, clap::ValueEnum)]
    pub enum Tier {
        /// Whether an index can serve the query; needs no data
        Possible = "possible": "can an index serve it",
        /// Whether the planner chooses it for the current data
        Chosen = "chosen": "does the planner choose it",
    }
}
