//! The tiers, and the ways of planning.

use serde::Serialize;

/// How the server plans a prepared statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Planning {
    /// For the parameters of each execution.
    Custom,
    /// Once, whatever the parameters.
    Generic,
}

impl Planning {
    pub const ALL: [Planning; 2] = [Planning::Custom, Planning::Generic];

    pub fn as_str(self) -> &'static str {
        match self {
            Planning::Custom => "custom",
            Planning::Generic => "generic",
        }
    }
}

/// The questions to the planner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// Whether an index can serve the query: nothing but an index is allowed. Needs no data.
    Possible,
    /// Whether the planner chooses it for the present rows.
    Chosen,
}

impl Tier {
    pub const ALL: [Tier; 2] = [Tier::Possible, Tier::Chosen];

    pub fn as_str(self) -> &'static str {
        match self {
            Tier::Possible => "possible",
            Tier::Chosen => "chosen",
        }
    }

    /// Returns the question, for people.
    pub fn question(self) -> &'static str {
        match self {
            Tier::Possible => "can an index serve it",
            Tier::Chosen => "does the planner choose it",
        }
    }
}
