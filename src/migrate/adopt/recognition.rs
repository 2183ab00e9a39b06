//! Recognises the Rails engine's tables, for commands that are not asked to adopt them.

use anyhow::Context as _;

use super::engine::Generation;
use super::state::Adoption;
use crate::db::queries::adoption::engine_facts;
use crate::db::{Session, Target};
use crate::error::{Failure, Result, TASKER, tasker_in};

/// Refuses a schema with the engine's tables, or one whose adoption is under way, to every command that would read or
/// change them as its own.
///
/// # Errors
/// A [`Failure`] that says what the tables are, and how to go on.
pub async fn refuse(session: &Session, target: &Target, schema: &str) -> Result<()> {
    let facts = engine_facts(session, schema).await.context("looking for another application's tables")?;
    if !facts.is_engine && !facts.has_adoption {
        return Ok(());
    }
    let database = target.database();
    if facts.has_adoption
        && let Some(next) = Adoption::take(session, schema).await?.next
    {
        let what = format!(
            "the adoption of database {database:?} is under way: schema {schema:?} is not the engine's any more, and not yet tasker's"
        );
        let command = next.command();
        return Err(Failure::new(what)
            .hint(format!("nothing was changed; go on with `{command}`, or see where it stands with `{TASKER} migrate adopt`"))
            .into());
    }
    let what = format!(
        "schema {schema:?} of database {database:?} has the tables of the Rails engine Tasker ({}), which this program does not use",
        Generation::of(&facts).meaning()
    );
    Err(Failure::new(what)
        .hint(format!(
            "nothing was changed; {}, or see what taking them over would change: `{TASKER} migrate adopt check`",
            beside(schema)
        ))
        .into())
}

/// The command that leaves the engine's tables alone.
fn beside(schema: &str) -> String {
    let other = if schema == "jobs" { "tasker" } else { "jobs" };
    format!("use tables of its own beside them: `{} migrate up`", tasker_in(other))
}
