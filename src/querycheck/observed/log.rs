//! Plans that auto_explain logged, with the rows and times of their runs.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::entries::{Entry, entries};
use super::naming::{name, unique};
use super::{check, left_out, reason_to_leave_out};
use crate::querycheck::application::Application;
use crate::querycheck::explain::fingerprint::fingerprint;
use crate::querycheck::explain::{Explained, Plan, Planning, Tier};
use crate::querycheck::file::{Expectation, Location, QueryCheck};
use crate::querycheck::left_out::LeftOut;
use crate::querycheck::rules::{Rule, figure};
use crate::report::style::count;
use crate::text::statement::{parameters, words};

/// The plans of logs, each once for its statement.
#[derive(Default)]
pub struct Logged {
    pub checks: Vec<QueryCheck>,
    /// In the order of the checks.
    pub explained: Vec<Explained>,
    pub left_out: Vec<LeftOut>,
    /// Entries of auto_explain, in whatever format.
    pub entries: usize,
}

/// A statement with one plan.
struct Seen {
    sql: String,
    plan: Plan,
    calls: usize,
    total_ms: f64,
    /// Of the plan that is kept: the slowest.
    worst_ms: f64,
    /// The entry of that run.
    source: Location,
}

/// Reads the logs, each with its name.
pub fn read(logs: &[(String, String)], application: &impl Application) -> Logged {
    let mut logged = Logged::default();
    let mut seen: BTreeMap<(String, Vec<String>), usize> = BTreeMap::new();
    let mut statements: Vec<Seen> = Vec::new();
    for (file, text) in logs {
        for Entry { line, message } in entries(text) {
            let Some((duration_ms, printed)) = entry(&message) else { continue };
            logged.entries += 1;
            let (sql, plan) = match read_entry(printed, duration_ms, application) {
                Ok(read) => read,
                Err(reason) => {
                    reason.add_to(&mut logged.left_out);
                    continue;
                }
            };
            let source = Location { file: file.clone(), line, column: 1 };
            let key = (without_constants(&sql), fingerprint(&plan.root));
            let position = *seen.entry(key).or_insert_with(|| {
                statements.push(Seen {
                    sql: sql.clone(),
                    plan: plan.clone(),
                    calls: 0,
                    total_ms: 0.0,
                    worst_ms: -1.0,
                    source: source.clone(),
                });
                statements.len() - 1
            });
            let known = &mut statements[position];
            known.calls += 1;
            known.total_ms += duration_ms;
            if duration_ms > known.worst_ms {
                (known.sql, known.plan, known.worst_ms, known.source) = (sql, plan, duration_ms, source);
            }
        }
    }
    statements.sort_by(|a, b| b.total_ms.total_cmp(&a.total_ms));
    let mut names: Vec<String> = Vec::new();
    for seen in statements {
        let name = unique(name(&seen.sql), &names);
        names.push(name.clone());
        let (check, explained) = seen.check(name);
        logged.checks.push(check);
        logged.explained.push(explained);
    }
    logged
}

/// Returns the duration in milliseconds and the plan of an entry of auto_explain; `None` for any other.
fn entry(message: &str) -> Option<(f64, &str)> {
    let (before, printed) = message.split_once(" ms  plan:\n")?;
    let (_, duration) = before.rsplit_once("duration: ")?;
    Some((duration.trim().parse().ok()?, printed))
}

fn read_entry(
    printed: &str,
    duration_ms: f64,
    application: &impl Application,
) -> Result<(String, Plan), LeftOut> {
    if !printed.trim_start().starts_with('{') {
        let reason = "its plan is not in JSON: set `auto_explain.log_format = json`";
        let text = printed.trim_start().strip_prefix("Query Text: ").unwrap_or(printed);
        return Err(left_out(reason, text.lines().next().unwrap_or_default()));
    }
    let logged: Value = serde_json::from_str(printed).map_err(|_| {
        left_out("its entry in the log is cut off", &printed.chars().take(200).collect::<String>())
    })?;
    let sql = logged["Query Text"].as_str().unwrap_or_default().trim().trim_end_matches(';').to_owned();
    if let Some(reason) = reason_to_leave_out(&sql, application) {
        return Err(left_out(reason, &sql));
    }
    let was_run = logged["Plan"].get("Actual Loops").is_some();
    let mut plan = logged.clone();
    if was_run && plan.get("Execution Time").is_none() {
        plan["Execution Time"] = json!(duration_ms);
    }
    Plan::read(json!([plan]))
        .map(|plan| (sql.clone(), plan))
        .ok_or_else(|| left_out("its entry has no plan", &sql))
}

/// The statement without what differs from call to call.
fn without_constants(sql: &str) -> String {
    let plain = |word: &&str| match word.chars().next() {
        Some(first) => !(first == '\'' || first.is_ascii_digit() || word.to_lowercase().starts_with("e'")),
        None => false,
    };
    words(sql).into_iter().filter(plain).collect::<Vec<_>>().join(" ")
}

impl Seen {
    fn check(self, name: String) -> (QueryCheck, Explained) {
        let calls = count(self.calls, "call", "calls");
        let times = format!("{} ms in all, {} ms at most", figure(self.total_ms), figure(self.worst_ms));
        let mut check = check(&name, &self.sql, &format!("{calls}, {times}"), self.source);
        let is_generic = parameters(&self.sql) > 0 && self.plan.raw.to_string().contains("$1");
        let planning = if is_generic { Planning::Generic } else { Planning::Custom };
        check.planned = vec![planning];
        if self.plan.was_run() {
            check.expect.push(Expectation { rule: Rule::NoTempSpill, location: check.location.clone() });
        }
        let explained = Explained {
            check: name,
            case: 0,
            tier: Tier::Chosen,
            planning,
            values: None,
            outcome: Ok(self.plan),
            is_of_copy: false,
            alternative: None,
        };
        (check, explained)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_differ_by_more_than_their_constants() {
        let of = without_constants;
        assert_eq!(
            of("select * from t where a = 'x' and b = 12"),
            of("select * from  t where a = 'yy' and b = 7")
        );
        assert_ne!(of("select * from t where a = 1"), of("select * from t where c = 1"));
    }

    #[test]
    fn only_entries_of_auto_explain_are_read() {
        assert_eq!(entry("LOG:  duration: 1.5 ms  plan:\n{}"), Some((1.5, "{}")));
        assert_eq!(entry("LOG:  duration: 1.5 ms  statement: select 1"), None);
    }
}
