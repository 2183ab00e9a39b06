//! The Rails engine's tables: how they are recognised, and which of its generations made them.

use anyhow::Context as _;

use crate::db::queries::adoption::{EngineFacts, engine_facts};
use crate::db::{Session, Target};
use crate::error::{Failure, Result};

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

/// Refuses a schema with the engine's tables, to every command that would read or change them as its own.
///
/// # Errors
/// A [`Failure`] that says what the tables are, and how to go on.
pub async fn refuse(session: &Session, target: &Target, schema: &str) -> Result<()> {
    let facts = engine_facts(session, schema).await.context("looking for another application's tables")?;
    if !facts.is_engine {
        return Ok(());
    }
    let generation = Generation::of(&facts);
    let what = format!(
        "schema {schema:?} of database {:?} has the tables of the Rails engine Tasker ({}), which this program does not use",
        target.database(),
        generation.meaning()
    );
    Err(Failure::new(what).hint(format!("nothing was changed; {}", beside(schema))).into())
}

/// The command that leaves the engine's tables alone.
fn beside(schema: &str) -> String {
    let other = if schema == "jobs" { "tasker" } else { "jobs" };
    format!("use tables of its own beside them: `tasker --schema {other} migrate up`")
}
