//! Writes a first file of checks from the costliest statements that the server counted.

use anyhow::Context as _;

use super::application::Application;
use super::explain::{Plan, Tier};
use super::file::{QueryCheck, read};
use super::options::Options;
use super::outcome::Status;
use super::rules::figure;
use super::run::run;
use crate::db::Session;
use crate::db::statements::{CountedStatement, NotCounted, counted, parameter_types};
use crate::error::{Failure, Result};
use crate::text::statement::words;
use crate::yaml::Source;

/// The most statements read, and the most checks written.
const LOOKED_AT: i64 = 100;
const WRITTEN: usize = 20;
/// In characters; a number may follow, and a check's name has 128 at most.
const LONGEST_NAME: usize = 100;
/// Costs move with every `analyze`.
const HEADROOM: f64 = 2.0;

/// A file of checks, and how many it has.
pub struct FirstFile {
    pub text: String,
    pub checks: usize,
}

/// The input of a drafted check.
struct Draft<'a> {
    name: String,
    statement: &'a CountedStatement,
    types: Vec<String>,
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
    let statements = counted(session, LOOKED_AT).await.context("asking for the costliest statements")?;
    let statements = statements.map_err(refused)?;
    let mut text = String::from(HEAD);
    let mut names: Vec<String> = Vec::new();
    for statement in &statements {
        if names.len() == WRITTEN {
            break;
        }
        let Some(types) = parameter_types(session, &statement.sql).await? else { continue };
        let draft = Draft { name: unique(name(&statement.sql), &names), statement, types };
        if let Some(check) = draft.check(session, application).await? {
            text.push_str(&check);
            names.push(draft.name);
            progress(names.len());
        }
    }
    if names.is_empty() {
        let failure =
            Failure::new("pg_stat_statements has counted no statement of this database that can be planned");
        return Err(failure.hint("run the application for a while, then try again").into());
    }
    Ok(FirstFile { text, checks: names.len() })
}

const HEAD: &str = "\
# yaml-language-server: $schema=checks.schema.json
#
# The costliest statements that pg_stat_statements counted, each with today's plan as its expectation.
# Keep the statements that matter. Name them, write down why, and use real parameters:
#   tasker check plans --file FILE
#   tasker check schema > checks.schema.json
checks:
";

fn refused(why: NotCounted) -> Failure {
    let preload =
        "add pg_stat_statements to shared_preload_libraries in postgresql.conf and restart the server";
    match why {
        NotCounted::NotLoaded => {
            Failure::new("pg_stat_statements counts nothing: the server was started without it").hint(preload)
        }
        NotCounted::NotCreated => Failure::new(
            "the extension pg_stat_statements is not installed in this database",
        )
        .hint(format!(
            "{preload} (to check: `show shared_preload_libraries`), then: create extension pg_stat_statements"
        )),
    }
}

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
        let CountedStatement { sql, calls, total_ms, mean_ms } = self.statement;
        let lines = sql.trim().replace('\r', "");
        let sql: String = lines.lines().map(|line| format!("      {}\n", line.trim_end())).collect();
        let took = format!(
            "{} calls, {} ms in all, {} ms each",
            figure(*calls as f64),
            figure(*total_ms),
            figure(*mean_ms)
        );
        let parameters = if self.types.is_empty() {
            String::new()
        } else {
            let numbered = self.types.iter().enumerate().map(|(index, of)| format!("${} {of}", index + 1));
            format!(
                "    # {}: planned for unknown values; to draw real ones from the database with\n    # parameters_from: select … from … limit 1\n    parameters: [{}]\n    plans: generic\n",
                numbered.collect::<Vec<_>>().join(", "),
                vec!["null"; self.types.len()].join(", ")
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

/// Names a statement by its verb and table: `select orders`.
fn name(sql: &str) -> String {
    let words = words(sql);
    let is_name =
        |word: &&str| word.starts_with(|first: char| first.is_alphabetic() || "_\"".contains(first));
    let verb = words.iter().copied().find(is_name).unwrap_or("query").to_lowercase();
    let is = |word: &str, choices: &[&str]| choices.iter().any(|choice| word.eq_ignore_ascii_case(choice));
    let after =
        words.iter().position(|word| is(word, &["from", "into", "update"])).map_or(words.len(), |at| at + 1);
    let mut table = words[after..].iter().copied().skip_while(|word| is(word, &["only"])).peekable();
    let mut parts: Vec<&str> = table.next_if(is_name).into_iter().collect();
    while !parts.is_empty() && table.next_if_eq(&".").is_some() {
        parts.extend(table.next_if(is_name));
    }
    let plain = |symbol: &char| symbol.is_alphanumeric() || "_. ".contains(*symbol);
    let name: String =
        format!("{verb} {}", parts.join(".")).chars().filter(plain).take(LONGEST_NAME).collect();
    name.trim().to_owned()
}

fn unique(name: String, taken: &[String]) -> String {
    let numbered = (2..).map(|number| format!("{name} {number}"));
    let mut names = std::iter::once(name.clone()).chain(numbered);
    names.find(|name| !taken.contains(name)).expect("there are more numbers than checks")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_is_named_by_what_it_does() {
        assert_eq!(name("SELECT *\n  FROM \"orders\" WHERE id = $1"), "select orders");
        assert_eq!(name("insert into shop.orders(id) values ($1)"), "insert shop.orders");
        assert_eq!(name("/* app */ (select 1 from \"Shop\" . orders, x)"), "select Shop.orders");
        assert_eq!(name("update only orders set a = 1"), "update orders");
        assert_eq!(name("values (1)"), "values");
        assert_eq!(name("select $1"), "select");
        assert_eq!(unique("select".to_owned(), &["select".to_owned()]), "select 2");
    }
}
