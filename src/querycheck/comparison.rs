//! The results of comparing plans with those of another database, or with those before a migration.

use serde::Serialize;

use super::explain::Planning;
use super::explain::fingerprint::FingerprintLine;

words! {
    /// How a plan compares with the one before; the worst first.
    #[derive(PartialOrd, Ord)]
    pub enum PlanShift {
        Worse = "worse",
        /// Other nodes, at about the same figure.
        Changed = "changed",
        Better = "better",
    }
}

words! {
    /// What plans are compared by.
    pub enum Measure {
        /// Both were run.
        Pages = "pages",
        /// The planner's.
        Cost = "cost",
    }
}

/// The plans that the report's are compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Before {
    pub database: String,
    /// `15.18`.
    pub server_version: String,
    pub server_major: i32,
    /// The migrations between the two, in their order; empty for another database.
    pub migrations: Vec<String>,
}

/// What is different.
#[derive(Clone, Debug, Serialize)]
pub struct Comparison {
    pub before: Before,
    /// How many plans were compared.
    pub compared: usize,
    /// Those that are different, the worst first.
    pub plans: Vec<PlanComparison>,
    pub incomparable: Vec<Incomparable>,
    /// The tables of the plans whose rows differ.
    pub tables: Vec<TableComparison>,
}

/// A plan that is different.
#[derive(Clone, Debug, Serialize)]
pub struct PlanComparison {
    pub check: String,
    pub case: String,
    pub planning: Planning,
    pub shift: PlanShift,
    pub measure: Measure,
    pub before: f64,
    pub after: f64,
    /// Of the fingerprints; empty where they are the same. Expected is what was before.
    pub difference: Vec<FingerprintLine>,
}

/// A plan that only one of the two has.
#[derive(Clone, Debug, Serialize)]
pub struct Incomparable {
    pub check: String,
    pub case: String,
    pub planning: Planning,
    /// Whether the one before is missing, and not the one after.
    pub lacks_before: bool,
    pub reason: String,
}

/// The rows of a table, as the planner counts them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TableComparison {
    pub table: String,
    pub rows_before: f64,
    pub rows_after: f64,
}

impl Before {
    /// Whether the one before is this database before a migration.
    pub fn is_migrated(&self) -> bool {
        !self.migrations.is_empty()
    }

    /// Where or when the plans before were made, for a sentence.
    pub fn adverb(&self) -> &'static str {
        if self.is_migrated() { "before the migration" } else { "in the base" }
    }

    /// Where the plans of the report were made.
    pub fn adverb_of_report(&self) -> &'static str {
        if self.is_migrated() { "after the migration" } else { "here" }
    }
}

impl Comparison {
    /// How many plans came out so.
    pub fn count(&self, shift: PlanShift) -> usize {
        self.plans.iter().filter(|plan| plan.shift == shift).count()
    }
}
