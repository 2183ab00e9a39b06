//! The plan is worse than in the other database, or than before the migration.

use std::collections::BTreeSet;

use super::code::CauseCode;
use super::diagnosis::Diagnosis;
use super::doc::Doc;
use crate::querycheck::comparison::{Before, Measure, PlanComparison};
use crate::querycheck::rules::figure;

pub const DOC: Doc = Doc {
    meaning: "the plan is worse than in the base, or than before the migration",
    example: "a migration that drops an index which the query needs",
    fix: "the index that the plan used before; else look at both plans",
};

/// `missing` are the indexes of the plan before that the database now lacks.
pub(in crate::querycheck) fn of(
    compared: &PlanComparison,
    missing: &BTreeSet<&str>,
    before: &Before,
) -> Diagnosis {
    let PlanComparison { check, before: old, after: new, .. } = compared;
    let what = match compared.measure {
        Measure::Pages => "reads",
        Measure::Cost => "costs",
    };
    let times = if *old > 0.0 { format!("{} times as much", figure(new / old)) } else { "more".to_owned() };
    let than = if *old > 0.0 { "as" } else { "than" };
    let message = format!("the plan of {check} {what} {times} {than} {}", before.adverb());
    let diagnosis = Diagnosis::new(CauseCode::PlanWorse, check, message);
    if missing.is_empty() {
        return diagnosis;
    }
    let names: Vec<&str> = missing.iter().copied().collect();
    let names = names.join(", ");
    diagnosis.hint(if before.is_migrated() {
        format!("the plan used {names}, which the migration drops")
    } else {
        format!("the plan of the base uses {names}, which is not in this database")
    })
}
