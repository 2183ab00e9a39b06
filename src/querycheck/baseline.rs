//! The reviewed plans that later plans are compared with.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::explain::fingerprint::{FingerprintLine, difference, fingerprint};
use super::explain::{Plan, Planning, Tier};
use super::file::{Location, QueryCheck};
use super::outcome::{Report, Run};
use super::statistics::document::digest;
use crate::report::style::grouped;

/// The layout of the file.
const VERSION: u32 = 1;

/// The plans of each query: by case and way of planning, a line for each node.
type Queries = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// A file of fingerprints. Majors of PostgreSQL name nodes differently: each has its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    version: u32,
    /// By major.
    postgresql: BTreeMap<i32, Queries>,
    /// What the plans were made with, by major and query: only those made with the statistics of a file have it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    planned_with: BTreeMap<i32, BTreeMap<String, PlannedWith>>,
}

/// What the plans of a query were made with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedWith {
    /// Digests of the statement, the schema and the statistics.
    query: String,
    schema: String,
    statistics: String,
    /// The rows of each table that a plan reads.
    tables: BTreeMap<String, u64>,
}

/// The statistics of a file and its schema, to be compared with those of a baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatisticsIdentity {
    /// Digests.
    pub statistics: String,
    pub schema: String,
    /// The rows of each table, as it is quoted.
    pub rows: BTreeMap<String, u64>,
}

/// How a query's plans differ from those in the baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanChange {
    Added,
    /// Its plan changed; the difference in each case.
    Changed(Vec<(String, Vec<FingerprintLine>)>),
    Removed,
}

impl Default for Baseline {
    fn default() -> Self {
        Baseline { version: VERSION, postgresql: BTreeMap::new(), planned_with: BTreeMap::new() }
    }
}

impl Baseline {
    /// Reads a file's text.
    ///
    /// # Errors
    /// The fault, on one line.
    pub fn read(text: &str) -> Result<Baseline, String> {
        let baseline: Baseline = serde_json::from_str(text).map_err(|error| error.to_string())?;
        if baseline.version != VERSION {
            return Err(format!(
                "its version is {}, but this program reads version {VERSION}",
                baseline.version
            ));
        }
        Ok(baseline)
    }

    /// The file's text: sorted, with a line for each node, so that a change of a plan is
    /// a change of its lines.
    pub fn text(&self) -> String {
        serde_json::to_string_pretty(self).expect("texts and their lists are JSON") + "\n"
    }

    pub fn majors(&self) -> impl Iterator<Item = i32> {
        self.postgresql.keys().copied()
    }

    /// The fingerprint of one plan.
    pub fn plan(&self, major: i32, check: &str, case: &str, planning: Planning) -> Option<&Vec<String>> {
        self.postgresql.get(&major)?.get(check)?.get(&key(case, planning))
    }

    /// What has changed of the tables of a plan, if a query was planned for the baseline with other statistics, and
    /// nothing else of it has changed.
    pub fn changed_statistics(
        &self,
        major: i32,
        check: &QueryCheck,
        plan: &Plan,
        now: &StatisticsIdentity,
    ) -> Option<String> {
        let then = self.planned_with.get(&major)?.get(&check.name)?;
        let is_same = then.query == digest(&check.sql) && then.schema == now.schema;
        if !is_same || then.statistics == now.statistics {
            return None;
        }
        let names: BTreeSet<String> = plan.root.tables().map(|table| table.quoted()).collect();
        let factor = |before: u64, after: u64| (after.max(1) as f64 / before.max(1) as f64).ln().abs();
        let sizes = names.into_iter().filter_map(|name| {
            let (before, after) = (*then.tables.get(&name)?, *now.rows.get(&name)?);
            Some((name, before, after))
        });
        let most = sizes.max_by(|(_, a, b), (_, c, d)| factor(*a, *b).total_cmp(&factor(*c, *d)));
        Some(match most {
            Some((name, before, after)) if before != after => {
                let verb = if after > before { "grew" } else { "shrank" };
                format!("{name} {verb} from {} to {} rows", grouped(before), grouped(after))
            }
            _ => "the statistics of its tables changed".to_owned(),
        })
    }

    /// The queries that have plans here and are none of `checks`.
    pub fn gone<'a>(&self, major: i32, checks: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
        let known = self.postgresql.get(&major).into_iter().flat_map(BTreeMap::keys);
        known.filter(|name| !checks.clone().any(|check| check == *name)).cloned().collect()
    }

    /// Stores the plans of a report; removes others, unless `keeps_others`. A query without a plan in the
    /// report keeps its old one.
    pub fn update(
        &mut self,
        report: &Report,
        checks: &[QueryCheck],
        planned_with: Option<&StatisticsIdentity>,
        keeps_others: bool,
    ) -> BTreeMap<String, PlanChange> {
        self.remember(report, checks, planned_with, keeps_others);
        let queries = self.postgresql.entry(report.server_major).or_default();
        let mut changes = BTreeMap::new();
        for check in &report.checks {
            let plans: BTreeMap<String, Vec<String>> = check.runs.iter().filter_map(shape).collect();
            if plans.is_empty() {
                continue;
            }
            let old = queries.insert(check.name.clone(), plans.clone());
            match old {
                None => _ = changes.insert(check.name.clone(), PlanChange::Added),
                Some(old) if old != plans => {
                    let empty = Vec::new();
                    let cases = plans.iter().filter_map(|(case, plan)| {
                        Some((case.clone(), difference(old.get(case).unwrap_or(&empty), plan)?))
                    });
                    changes.insert(check.name.clone(), PlanChange::Changed(cases.collect()));
                }
                Some(_) => {}
            }
        }
        if !keeps_others {
            queries.retain(|name, _| {
                let is_checked = report.checks.iter().any(|check| check.name == *name);
                if !is_checked {
                    changes.insert(name.clone(), PlanChange::Removed);
                }
                is_checked
            });
        }
        changes
    }
}

impl Baseline {
    /// Keeps what the plans of a report were made with.
    fn remember(
        &mut self,
        report: &Report,
        checks: &[QueryCheck],
        planned_with: Option<&StatisticsIdentity>,
        keeps_others: bool,
    ) {
        let major = report.server_major;
        let queries = self.planned_with.entry(major).or_default();
        for check in &report.checks {
            let plans: Vec<&Plan> = check
                .runs
                .iter()
                .filter(|run| run.tier == Tier::Chosen)
                .filter_map(|run| run.plan.as_ref())
                .collect();
            let Some(known) = checks.iter().find(|known| known.name == check.name && !plans.is_empty())
            else {
                continue;
            };
            queries.remove(&check.name);
            if let Some(now) = planned_with {
                let names = plans.iter().flat_map(|plan| plan.root.tables()).map(|table| table.quoted());
                let tables = names.filter_map(|name| Some((name.clone(), *now.rows.get(&name)?))).collect();
                let planned = PlannedWith {
                    query: digest(&known.sql),
                    schema: now.schema.clone(),
                    statistics: now.statistics.clone(),
                    tables,
                };
                queries.insert(check.name.clone(), planned);
            }
        }
        if !keeps_others {
            queries.retain(|name, _| report.checks.iter().any(|check| check.name == *name));
        }
        self.planned_with.retain(|_, queries| !queries.is_empty());
    }
}

fn key(case: &str, planning: Planning) -> String {
    format!("{case}, {}", planning.as_str())
}

fn shape(run: &Run) -> Option<(String, Vec<String>)> {
    let plan = run.plan.as_ref().filter(|_| run.tier == Tier::Chosen)?;
    Some((key(&run.case, run.planning), fingerprint(&plan.root)))
}

/// Where a file, as it is written, has the plans of a query.
pub fn location_of(file: &str, text: &str, major: i32, check: &str) -> Location {
    let of_major = format!("\"{major}\": {{");
    let of_check = format!("{}: {{", serde_json::Value::from(check));
    let mut lines = text.lines().enumerate().skip_while(|(_, line)| line.trim_start() != of_major);
    let found = lines.find(|(_, line)| line.trim_start() == of_check);
    let line = found.map_or(1, |(before, _)| before + 1);
    let column = found.map_or(1, |(_, line)| line.len() - line.trim_start().len() + 1);
    Location { file: file.to_owned(), line, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{
  "version": 1,
  "postgresql": {
    "15": {
      "an \"odd\" one": {
        "default, custom": [
          "Sort",
          "  Seq Scan on orders"
        ]
      }
    },
    "18": {}
  }
}
"#;

    #[test]
    fn a_file_is_written_as_it_was_read() {
        let baseline = Baseline::read(TEXT).expect("a baseline");
        assert_eq!(baseline.text(), TEXT);
        assert_eq!(baseline.majors().collect::<Vec<_>>(), [15, 18]);
        let plan = |major| baseline.plan(major, "an \"odd\" one", "default", Planning::Custom);
        assert_eq!(plan(15).map(Vec::len), Some(2));
        assert_eq!(plan(18), None);
        assert_eq!(baseline.gone(15, ["another"].into_iter()), ["an \"odd\" one"]);
        let location = location_of("plans.json", TEXT, 15, "an \"odd\" one");
        assert_eq!((location.line, location.column), (5, 7));
    }

    #[test]
    fn what_is_no_baseline_is_refused() {
        let error = |text: &str| Baseline::read(text).expect_err("it is none");
        assert!(error("{\"version\": 2, \"postgresql\": {}}").contains("its version is 2, but"));
        assert!(error("[").contains("line 1"), "{}", error("["));
    }
}
