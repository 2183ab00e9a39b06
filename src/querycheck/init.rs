//! Writes a first file of checks from the costliest statements that the server counted.

use super::application::Application;
use super::explain::{Plan, Tier};
use super::file::{QueryCheck, read};
use super::left_out::LeftOut;
use super::observed::counted::{self, Candidate, Counted};
use super::observed::naming::{name, unique};
use super::options::Options;
use super::outcome::Status;
use super::rules::figure;
use super::run::run;
use crate::db::Session;
use crate::error::{Failure, Result};
use crate::yaml::Source;

/// The most checks written.
const WRITTEN: usize = 20;
/// Costs move with every `analyze`.
const HEADROOM: f64 = 2.0;

/// A file of checks, and how many it has.
pub struct FirstFile {
    pub text: String,
    pub checks: usize,
    pub left_out: Vec<LeftOut>,
}

/// The input of a drafted check.
struct Draft<'a> {
    name: String,
    candidate: &'a Candidate,
}

/// Writes a check for each of the costliest statements, with today's plan as its expectation.
///
/// # Errors
/// A [`Failure`] that says what to install, where the server counts no statements; those of the connection.
pub async fn draft(
    session: &mut Session,
    application: &impl Application,
    progress: &dyn Fn(usize),
) -> Result<FirstFile> {
    let Counted { candidates, mut left_out } = counted::read(session, application).await?;
    let mut checks = String::new();
    let mut names: Vec<String> = Vec::new();
    for candidate in &candidates {
        let is_full = names.len() == WRITTEN;
        let draft = Draft { name: unique(name(&candidate.sql), &names), candidate };
        let check = if is_full { None } else { draft.check(session, application).await? };
        match check {
            Some(check) => {
                checks.push_str(&check);
                names.push(draft.name);
                progress(names.len());
            }
            None => {
                let reason = match is_full {
                    true => format!("the file has {WRITTEN} that took more time"),
                    false => "a check of it does not pass today".to_owned(),
                };
                LeftOut::new(reason, draft.name).add_to(&mut left_out);
            }
        }
    }
    if names.is_empty() {
        let failure = Failure::unreachable(
            "pg_stat_statements has counted no statement of this database that can be planned",
        );
        return Err(failure.hint("run the application for a while, then try again").into());
    }
    let remarks: String = left_out.iter().map(|left_out| format!("# {left_out}\n")).collect();
    Ok(FirstFile { text: format!("{HEAD}{remarks}checks:\n{checks}"), checks: names.len(), left_out })
}

const HEAD: &str = "\
# yaml-language-server: $schema=checks.schema.json
#
# The costliest statements that pg_stat_statements counted, each with today's plan as its expectation.
# Keep the statements that matter. Name them, write down why, and use real parameters:
#   tasker check plans --file FILE
#   tasker check schema > checks.schema.json
";

impl Draft<'_> {
    /// Returns the text of the check, with the strictest expectations that hold today. `None` if PostgreSQL
    /// makes no plan for it.
    async fn check(&self, session: &Session, application: &impl Application) -> Result<Option<String>> {
        let probe = self.text("      max_cost: 1e300\n", "");
        let Some((_, Some(plan))) = self.look(session, application, &probe).await? else { return Ok(None) };
        let strict = self.text(&expectations(&plan, true), "");
        if let Some((Status::Passed, _)) = self.look(session, application, &strict).await? {
            return Ok(Some(strict));
        }
        // It reads a table or an index from end to end today: whether it should, a person knows.
        let lenient = self.text(&expectations(&plan, false), LENIENT);
        let looked = self.look(session, application, &lenient).await?;
        Ok(looked.filter(|(status, _)| *status == Status::Passed).map(|_| lenient))
    }

    async fn look(
        &self,
        session: &Session,
        application: &impl Application,
        text: &str,
    ) -> Result<Option<(Status, Option<Plan>)>> {
        let source = Source { name: "draft".to_owned(), text: format!("checks:\n{text}") };
        // What YAML cannot hold, or a check, is left out.
        let Ok(file) = read(&source, &mut |_| Err(String::new())) else { return Ok(None) };
        let checks: Vec<QueryCheck> = file.checks;
        let report = run(session, application, &checks, &Options::default(), &|_| {}).await?;
        let plan =
            report.runs().find(|(_, run)| run.tier == Tier::Chosen).and_then(|(_, run)| run.plan.clone());
        Ok(Some((report.status(), plan)))
    }

    fn text(&self, expect: &str, more: &str) -> String {
        let Candidate { statement, sql, types } = self.candidate;
        let lines = sql.trim().replace('\r', "");
        let sql: String = lines.lines().map(|line| format!("      {}\n", line.trim_end())).collect();
        let took = statement.seen();
        let parameters = if types.is_empty() {
            String::new()
        } else {
            let numbered = types.iter().enumerate().map(|(index, of)| format!("${} {of}", index + 1));
            format!(
                "    # {}: planned for unknown values; to draw real ones from the database with\n    # parameters_from: select … from … limit 1\n    parameters: [{}]\n    plans: generic\n",
                numbered.collect::<Vec<_>>().join(", "),
                vec!["null"; types.len()].join(", ")
            )
        };
        format!(
            "  # {took}\n  - name: {}\n    sql: |\n{sql}{parameters}{more}    expect:\n{expect}",
            self.name
        )
    }
}

const LENIENT: &str =
    "    # It reads a whole table or index today. If it should not, remove this line:\n    reads_all: true\n";

fn expectations(plan: &Plan, is_strict: bool) -> String {
    let mut text = String::new();
    if is_strict {
        text.push_str("      no_seq_scan: 1000\n");
    }
    let indexes: Vec<String> =
        plan.root.indexes().into_iter().map(|name| serde_json::Value::from(name).to_string()).collect();
    if !indexes.is_empty() {
        text.push_str(&format!("      index_used: [{}]\n", indexes.join(", ")));
    }
    if let Some(cost) = plan.root.cost() {
        let most = (cost * HEADROOM).max(10.0);
        text.push_str(&format!("      max_cost: {most:.0}    # {} today\n", figure(cost)));
    }
    text
}
