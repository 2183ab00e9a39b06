//! The reviewed plans that later plans are compared with.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::explain::fingerprint::{FingerprintLine, difference, fingerprint};
use super::explain::{Planning, Tier};
use super::file::Location;
use super::outcome::{Report, Run};

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
        Baseline { version: VERSION, postgresql: BTreeMap::new() }
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

    /// The queries that have plans here and are none of `checks`.
    pub fn gone<'a>(&self, major: i32, checks: impl Iterator<Item = &'a str> + Clone) -> Vec<String> {
        let known = self.postgresql.get(&major).into_iter().flat_map(BTreeMap::keys);
        known.filter(|name| !checks.clone().any(|check| check == *name)).cloned().collect()
    }

    /// Stores the plans of a report; removes others, unless `keeps_others`. A query without a plan in the
    /// report keeps its old one.
    pub fn update(&mut self, report: &Report, keeps_others: bool) -> BTreeMap<String, PlanChange> {
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
