//! The changes that an update made to a baseline.

use std::collections::BTreeMap;

use console::style;

use super::finding::difference;
use crate::querycheck::baseline::PlanChange;

/// Draws each query with changed plans, with the lines that differ.
pub fn draw(file: &str, major: i32, changes: &BTreeMap<String, PlanChange>) -> String {
    let mut text = String::new();
    for (query, change) in changes {
        match change {
            PlanChange::Added => text.push_str(&format!("{} {query}\n", style("+").for_stderr().green())),
            PlanChange::Removed => text.push_str(&format!("{} {query}\n", style("-").for_stderr().red())),
            PlanChange::Changed(cases) => {
                text.push_str(&format!("{} {query}\n", style("~").for_stderr().yellow()));
                for (case, lines) in cases {
                    text.push_str(&format!("  {case}\n"));
                    text.extend(difference(lines).lines().map(|line| format!("    {line}\n")));
                }
            }
        }
    }
    let number =
        |is_meant: fn(&PlanChange) -> bool| changes.values().filter(|change| is_meant(change)).count();
    text + &match changes.len() {
        0 => format!("{file} is as it was: no plan of PostgreSQL {major} has changed"),
        _ => format!(
            "{file} has the plans of PostgreSQL {major}: {} added, {} changed, {} removed",
            number(|change| *change == PlanChange::Added),
            number(|change| matches!(change, PlanChange::Changed(_))),
            number(|change| *change == PlanChange::Removed),
        ),
    }
}
