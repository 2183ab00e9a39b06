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
    #[derive(PartialOrd, Ord, Hash)]
    pub enum Tier {
        /// Whether an index can serve the query: nothing but an index is allowed. Needs no data.
        Possible = "possible",
        /// Whether the planner chooses it for the present rows.
        Chosen = "chosen",
    }
}

impl Tier {
    /// Returns the question, for people.
    pub fn question(self) -> &'static str {
        match self {
            Tier::Possible => "can an index serve it",
            Tier::Chosen => "does the planner choose it",
        }
    }
}
