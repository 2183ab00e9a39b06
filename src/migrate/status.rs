//! The state of a database: applied, pending and failed migrations, and changes made by hand.

use anyhow::Context as _;
use serde::Serialize;

pub use super::catalog::Difference;
use super::gate::take_inventory;
use super::indexes::{self, IndexState, IndexStatus};
use super::inventory::{Inventory, MigrationState};
use super::{catalog, views};
use crate::db::queries::migrations::{Creator, schema_creators, taken_names};
use crate::db::{Session, Target};
use crate::error::Result;

/// Everything that is known of a database's schema.
#[derive(Clone, Debug, Serialize)]
pub struct Status {
    pub summary: Summary,
    #[serde(flatten)]
    pub inventory: Inventory,
    pub indexes: Vec<IndexStatus>,
    /// How tables, constraints, functions and views differ from the applied versions.
    pub differences: Vec<Difference>,
    /// Other roles that may create objects in the schema.
    pub creators: Vec<Creator>,
}

/// The same in four numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Versions, views and indexes that are as they should be.
    pub applied: usize,
    /// Those that `migrate up` creates or records, or that are being built.
    pub pending: usize,
    /// Unfinished index builds. A version or view that fails leaves nothing.
    pub failed: usize,
    /// Objects changed by hand, and versions that this program has in another form or not at all.
    pub drifted: usize,
}

/// Reads everything; changes nothing.
///
/// # Errors
/// A [`Failure`](crate::error::Failure) if this user may not read the ledgers.
pub async fn take(session: &Session, target: &Target, schema: &str) -> Result<Status> {
    let inventory = take_inventory(session, target, schema).await?;
    let indexes = indexes::list(session, schema).await?;
    let mut differences = Vec::new();
    if !inventory.is_empty() {
        differences = catalog::differences(session, schema, inventory.version()).await?;
        differences.extend(views::differences(session).await?);
    }
    if inventory.is_empty() {
        let indexes: Vec<&str> = indexes::INDEXES.iter().map(|index| index.name).collect();
        let taken =
            taken_names(session, schema, &indexes).await.context("looking for names that are taken")?;
        differences.extend(taken.into_iter().map(|name| Difference {
            kind: "relation".to_owned(),
            name,
            expected: None,
            found: Some("of another application, under a name that tasker needs".to_owned()),
        }));
    }
    let creators = schema_creators(session, schema).await.context("reading the schema's privileges")?;
    let summary = Summary::of(&inventory, &indexes, &differences);
    Ok(Status { summary, inventory, indexes, differences, creators })
}

impl Summary {
    pub fn is_settled(&self) -> bool {
        let Summary { applied: _, pending, failed, drifted } = self;
        pending + failed + drifted == 0
    }

    fn of(inventory: &Inventory, indexes: &[IndexStatus], differences: &[Difference]) -> Summary {
        let mut summary = Summary { drifted: differences.len(), ..Summary::default() };
        for entry in &inventory.entries {
            *match entry.state {
                MigrationState::Applied => &mut summary.applied,
                MigrationState::Pending => &mut summary.pending,
                MigrationState::Newer | MigrationState::Missing | MigrationState::Divergent => {
                    &mut summary.drifted
                }
            } += 1;
        }
        for index in indexes {
            *match index.state {
                IndexState::Valid => &mut summary.applied,
                // Not selected, or dropped on purpose.
                IndexState::NotInstalled | IndexState::Dropped => continue,
                IndexState::Missing
                | IndexState::Unrecorded
                | IndexState::Building
                | IndexState::Replaced => &mut summary.pending,
                IndexState::Invalid => &mut summary.failed,
                IndexState::Changed => &mut summary.drifted,
            } += 1;
        }
        // A view with another body is not applied; one that is gone is pending.
        let is_changed =
            |difference: &&Difference| difference.kind == views::KIND && difference.found.is_some();
        let views = differences.iter().filter(is_changed).count();
        summary.applied = summary.applied.saturating_sub(views);
        summary
    }
}
