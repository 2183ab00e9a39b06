//! Which generation of the Rails engine made a schema's tables.

use crate::db::queries::adoption::EngineFacts;

words! {
    /// What made the tables.
    pub enum Generation {
        /// States in columns, without a history.
        Early = "early": "before 2.0",
        /// Workflows known by their name alone.
        Unversioned = "unversioned": "2.0 or 2.1",
        /// Workflows with namespaces and versions.
        Versioned = "versioned": "2.2 or later",
    }
}

impl Generation {
    pub fn of(facts: &EngineFacts) -> Generation {
        match (facts.has_transitions, facts.has_namespaces) {
            (false, _) => Generation::Early,
            (true, false) => Generation::Unversioned,
            (true, true) => Generation::Versioned,
        }
    }
}
