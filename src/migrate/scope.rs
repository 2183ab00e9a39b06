//! How far a run goes, and the changes that it makes.

use std::fmt;
use std::str::FromStr;

use super::gate::{refuse_taken, refuse_unknown, take_inventory};
use super::indexes::{self, IndexSelection};
use super::inventory::Migration;
use super::program::{Phase, newest_version};
use crate::db::queries::migrations::schema_exists;
use crate::db::{Session, Target};
use crate::error::{Failure, Result, TASKER};

/// How far a run goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// This phase only.
    pub phase: Option<Phase>,
    /// No version of the schema after this one.
    pub to: Option<SchemaVersion>,
    /// Without one, the lean set is completed and the rest stays as it was chosen before.
    pub indexes: Option<IndexSelection>,
}

impl Scope {
    pub fn includes(&self, phase: Phase) -> bool {
        self.phase.is_none_or(|only| only == phase)
    }
}

/// A version of the schema that this program carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchemaVersion(pub i32);

impl FromStr for SchemaVersion {
    type Err = Failure;

    /// Reads `2`, `V2` or `V0002`.
    fn from_str(text: &str) -> Result<SchemaVersion, Failure> {
        let newest = newest_version();
        match text.trim_start_matches(['v', 'V']).parse() {
            Ok(version) if (1..=newest).contains(&version) => Ok(SchemaVersion(version)),
            _ => Err(Failure::usage(format!(
                "there is no version {text:?} of the schema: this program has versions 1 to {newest}"
            ))),
        }
    }
}

impl fmt::Display for SchemaVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The changes of a run within a scope.
#[derive(Clone, Debug)]
pub struct MigrationPlan {
    /// Nothing of this program was ever installed, so no session can block it.
    pub is_new: bool,
    /// The PostgreSQL schema does not exist yet.
    pub lacks_schema: bool,
    pub versions: Vec<Migration>,
    pub indexes: indexes::IndexPlan,
    pub views: Vec<Migration>,
    /// Versions beyond the scope, with the indexes and views made for the newest.
    pub held_back: Vec<Migration>,
}

impl MigrationPlan {
    /// Compares the database with the program.
    ///
    /// # Errors
    /// A [`Failure`] for an unknown or newer database, an index that another session is building, or a phase
    /// that must follow another.
    pub async fn find(
        session: &Session,
        target: &Target,
        schema: &str,
        scope: &Scope,
    ) -> Result<MigrationPlan> {
        let inventory = take_inventory(session, target, schema).await?;
        refuse_unknown(&inventory, target.database())?;
        if inventory.is_empty() {
            refuse_taken(session, schema).await?;
        }
        let pending = |phase| inventory.pending().filter(move |entry| entry.phase == phase).cloned();
        let (versions, held_back): (Vec<Migration>, Vec<Migration>) =
            pending(Phase::Schema).partition(|entry| {
                scope.includes(Phase::Schema) && scope.to.is_none_or(|to| entry.version <= to.0)
            });
        if let (Some(first), Some(phase @ (Phase::Indexes | Phase::Views))) = (held_back.first(), scope.phase)
        {
            let what = format!(
                "the phase {phase} needs the whole schema, but version {} ({}) is not applied",
                first.version, first.name
            );
            return Err(Failure::new(what)
                .hint(format!("run `{TASKER} migrate up --phase schema` first"))
                .into());
        }
        let goes_on = |phase| scope.includes(phase) && held_back.is_empty();
        let indexes = if goes_on(Phase::Indexes) {
            indexes::IndexPlan::make(session, schema, scope.indexes.as_ref()).await?
        } else {
            indexes::IndexPlan::default()
        };
        let views = if goes_on(Phase::Views) { pending(Phase::Views).collect() } else { Vec::new() };
        let lacks_schema = !versions.is_empty() && !schema_exists(session, schema).await?;
        Ok(MigrationPlan { is_new: inventory.is_empty(), lacks_schema, versions, indexes, views, held_back })
    }

    /// Returns whether there is nothing to change.
    pub fn is_empty(&self) -> bool {
        self.entries().next().is_none() && self.indexes.changes.is_empty()
    }

    /// The versions and views, in the order they are applied.
    pub fn entries(&self) -> impl Iterator<Item = &Migration> {
        self.versions.iter().chain(&self.views)
    }
}
