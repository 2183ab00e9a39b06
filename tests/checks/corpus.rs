//! Queries of many kinds, with a fault and without: each fault is found, named and fixed by what is printed, and
//! nothing else is found.
//!
//! In each folder below `corpus/`, `schema.sql` makes a database; `faulty.yaml` and `healthy.yaml` are files of checks.
//! `why` of a faulty one starts with the cause, or with several that are right, and has `curable` where something cures
//! it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Value, json};
use tokio_postgres::{Client, SimpleQueryMessage};

use crate::common::TestDatabase;

/// What `check plans` is to reach, in percent.
const FLAGGED: f64 = 98.0;
const NAMED: f64 = 95.0;
const FIXES_WORK: f64 = 95.0;
const CURED: f64 = 90.0;
const HEALTHY_FLAGGED: f64 = 1.0;

/// Causes whose other text has other rows, which the finding says: an estimate in place of a count.
const CHANGED_ON_PURPOSE: [&str; 1] = ["counts_all"];

struct Corpus {
    database: TestDatabase,
    client: Client,
}

/// A faulty query, and what was found.
struct Outcome {
    name: String,
    /// Any of them is right.
    causes: Vec<String>,
    is_curable: bool,
    found: Vec<Finding>,
    /// Whether the query passes once the fix was applied; `None` if nothing was printed.
    works: Option<bool>,
}

struct Finding {
    cause: String,
    fix: Vec<String>,
    message: String,
    tried: bool,
}

impl Corpus {
    async fn new(folder: &str) -> Corpus {
        let database = TestDatabase::empty().await;
        let client = database.client().await;
        for part in file(folder, "schema.sql").split("\n-- next\n") {
            client.batch_execute(part).await.expect("the schema");
        }
        Corpus { database, client }
    }

    /// Checks a file of checks; returns the answer.
    fn check(&self, text: &str) -> Value {
        let path = self.database.home().join("checks.yaml");
        std::fs::write(&path, text).expect("the file");
        let run = self.database.tasker(&[
            "check",
            "plans",
            "--format",
            "json",
            "--analyze",
            "--file",
            path.to_str().expect("UTF-8"),
        ]);
        assert!([0, 3, 4].contains(&run.code), "{run:?}");
        serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
    }

    /// Applies a fix to the database, or to the text or the settings of the query; returns the query then.
    async fn apply(&self, fix: &[String], mut query: Value) -> Result<Value, String> {
        for statement in fix {
            let first = statement.split_whitespace().next().unwrap_or_default().to_lowercase();
            if ["select", "with", "update", "delete", "insert", "merge"].contains(&first.as_str()) {
                query["sql"] = json!(statement);
                let takes = (1..9).filter(|number| statement.contains(&format!("${number}"))).count();
                if let Some(values) = query.get_mut("parameters").and_then(Value::as_array_mut) {
                    values.truncate(takes);
                }
            } else if let Some(setting) = statement.strip_prefix("set local ") {
                let (name, value) = setting.split_once(" = ").ok_or("no setting")?;
                query["settings"][name] = json!(value.trim_matches('\''));
            } else {
                self.client
                    .batch_execute(statement)
                    .await
                    .map_err(|error| format!("{statement}: {error:?}"))?;
            }
        }
        Ok(query)
    }

    /// The rows of a query that only reads, as text, in the order of the texts.
    async fn rows(&self, query: &Value) -> Result<Vec<String>, String> {
        let texts = query["parameters"].as_array().map(Vec::as_slice).unwrap_or_default().iter();
        let literals: Vec<String> = texts.map(literal).collect();
        let arguments =
            if literals.is_empty() { String::new() } else { format!("({})", literals.join(", ")) };
        let sql = query["sql"].as_str().expect("a text");
        let script = format!(
            "deallocate all; prepare asked as select pg_catalog.to_jsonb(q)::text as line from ({sql}) q order by 1; execute asked{arguments}"
        );
        let answer = self.client.simple_query(&script).await.map_err(|error| format!("{sql}: {error:?}"))?;
        let rows = answer.iter().filter_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row.get(0).expect("a line").to_owned()),
            _ => None,
        });
        Ok(rows.collect())
    }

    /// Whether a query in another text has the rows that it had.
    async fn has_its_rows(&self, before: &Value, after: &Value) -> Result<(), String> {
        let (old, new) = (self.rows(before).await?, self.rows(after).await?);
        if old == new { Ok(()) } else { Err(format!("{} rows, then {}: {after}", old.len(), new.len())) }
    }

    /// Applies fixes, and notes of which queries nothing is left to be found.
    async fn repair(&self, batch: &[Repair], outcomes: &mut [Outcome]) {
        let mut repaired = Vec::new();
        for repair in batch {
            let outcome = &mut outcomes[repair.outcome];
            outcome.works = Some(false);
            let mut applied = self.apply(&repair.fix, repair.query.clone()).await;
            if let Ok(query) = &applied
                && query["sql"] != repair.query["sql"]
                && repair.query["sql"].as_str().is_some_and(|sql| !sql.starts_with("merge"))
                && !outcome.causes.iter().any(|cause| CHANGED_ON_PURPOSE.contains(&cause.as_str()))
                && let Err(other) = self.has_its_rows(&repair.query, query).await
            {
                applied = Err(other);
            }
            match applied {
                Ok(query) => repaired.push((repair.outcome, query)),
                Err(error) => println!("  {}: {error}", outcome.name),
            }
        }
        let checks: Vec<&Value> = repaired.iter().map(|(_, query)| query).collect();
        let answer = self.check(&json!({ "checks": checks }).to_string());
        let left = findings(&answer);
        for (number, query) in &repaired {
            let of_query = left.get(query["name"].as_str().expect("a name"));
            for finding in of_query.into_iter().flatten() {
                println!("  {}: afterwards {}: {}", outcomes[*number].name, finding.cause, finding.message);
            }
            outcomes[*number].works = Some(of_query.is_none());
        }
    }

    /// Removes what fixes have added.
    async fn undo(&self, known: &[String]) {
        for name in self.objects().await {
            if !known.contains(&name) {
                let (kind, object) = name.split_once(' ').expect("a kind and a name");
                // The members of a partitioned index go with it.
                let _ = self.client.batch_execute(&format!("drop {kind} if exists {object}")).await;
            }
        }
    }

    async fn objects(&self) -> Vec<String> {
        let sql = "select 'index ' || oid::regclass from pg_class where relkind in ('i', 'I') and relnamespace::regnamespace::text in ('public', '\"Sales\"')
             union all select 'statistics ' || quote_ident(stxname) from pg_statistic_ext";
        let rows = self.client.query(sql, &[]).await.expect("the catalog");
        rows.iter().map(|row| row.get(0)).collect()
    }
}

/// A parameter of a check as SQL.
fn literal(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::String(text) => format!("'{}'", text.replace('\'', "''")),
        other => format!("'{other}'"),
    }
}

/// A fix to be tried.
struct Repair {
    /// Its position in the outcomes.
    outcome: usize,
    fix: Vec<String>,
    query: Value,
    /// Those that it changes.
    tables: Vec<String>,
}

/// The tables that statements change: what follows `on` and `analyze`.
fn tables(fix: &[String]) -> Vec<String> {
    let words: Vec<&str> = fix.iter().flat_map(|text| text.split_whitespace()).collect();
    let is_change =
        |text: &String| ["create", "analyze", "alter", "reindex"].iter().any(|verb| text.starts_with(verb));
    if !fix.iter().any(is_change) {
        return Vec::new();
    }
    let after = |pair: &[&str]| {
        ["on", "only", "analyze", "concurrently"].contains(&pair[0]).then(|| pair[1].to_owned())
    };
    words.windows(2).filter_map(after).filter(|word| word.starts_with('"')).collect()
}

/// Fixes of different tables are tried at once.
fn batches(repairs: Vec<Repair>) -> Vec<Vec<Repair>> {
    let mut batches: Vec<Vec<Repair>> = Vec::new();
    for repair in repairs {
        let is_free = |batch: &&mut Vec<Repair>| {
            batch.iter().all(|other| !other.tables.iter().any(|table| repair.tables.contains(table)))
        };
        match batches.iter_mut().find(is_free) {
            Some(batch) => batch.push(repair),
            None => batches.push(vec![repair]),
        }
    }
    batches
}

fn file(folder: &str, name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks/corpus").join(folder).join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The checks of a file, by their names.
fn queries(text: &str) -> Vec<Value> {
    let root: Value = serde_saphyr::from_str(text).expect("YAML");
    root["checks"].as_array().expect("checks").clone()
}

fn findings(answer: &Value) -> BTreeMap<String, Vec<Finding>> {
    let mut of_checks: BTreeMap<String, Vec<Finding>> = BTreeMap::new();
    for finding in answer["findings"].as_array().expect("findings") {
        if finding["is_advice"] == true {
            continue;
        }
        let text = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
        let fix: Vec<String> = finding["fix"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|fix| fix.as_str().expect("text").to_owned())
            .collect();
        let mut names: Vec<&str> = finding["unmet_expectations"]
            .as_array()
            .expect("a list")
            .iter()
            .filter_map(|unmet| unmet["check"].as_str())
            .collect();
        names.dedup();
        for name in names {
            let (cause, message, tried) = (text("cause"), text("message"), finding["tried"] == true);
            of_checks.entry(name.to_owned()).or_default().push(Finding {
                cause,
                fix: fix.clone(),
                message,
                tried,
            });
        }
    }
    of_checks
}

fn percent(part: usize, of: usize) -> f64 {
    100.0 * part as f64 / of.max(1) as f64
}

#[tokio::test]
async fn faults_in_a_shop_are_found_named_and_fixed_and_nothing_else_is() {
    reaches_the_aims("shop").await;
}

#[tokio::test]
async fn faults_in_a_clinic_are_found_named_and_fixed_and_nothing_else_is() {
    reaches_the_aims("clinic").await;
}

async fn reaches_the_aims(folder: &str) {
    let corpus = Corpus::new(folder).await;
    let text = file(folder, "faulty.yaml");
    let answer = corpus.check(&text);
    let mut found = findings(&answer);
    let known = corpus.objects().await;
    let mut outcomes: Vec<Outcome> = Vec::new();
    let mut repairs = Vec::new();
    for query in queries(&text) {
        let name = query["name"].as_str().expect("a name").to_owned();
        let mut words = query["why"].as_str().unwrap_or_default().split_whitespace().map(str::to_owned);
        let causes = words.next().unwrap_or_default().split('|').map(str::to_owned).collect();
        let is_curable = words.next().as_deref() == Some("curable");
        let found = found.remove(&name).unwrap_or_default();
        let fix: Vec<String> = found.iter().flat_map(|finding| finding.fix.clone()).collect();
        if !fix.is_empty() {
            repairs.push(Repair { outcome: outcomes.len(), tables: tables(&fix), fix, query });
        }
        outcomes.push(Outcome { name, causes, is_curable, found, works: None });
    }
    for batch in batches(repairs) {
        corpus.repair(&batch, &mut outcomes).await;
        corpus.undo(&known).await;
    }
    let faulty = Scores::of(&outcomes);

    let text = file(folder, "healthy.yaml");
    let answer = corpus.check(&text);
    let found = findings(&answer);
    let healthy = queries(&text).len();
    for (name, findings) in &found {
        println!("healthy and flagged: {name}: {}: {}", findings[0].cause, findings[0].message);
    }
    let unchecked: Vec<&Value> = answer["checks"]
        .as_array()
        .expect("checks")
        .iter()
        .filter(|check| check["status"] == "unchecked")
        .collect();
    println!("{}healthy flagged {} of {healthy}", faulty.text(), found.len());
    assert_eq!(unchecked, [&Value::Null; 0], "unchecked");
    faulty.hold();
    assert!(percent(found.len(), healthy) <= HEALTHY_FLAGGED);
}

/// The four figures, as parts of their numbers.
struct Scores {
    flagged: (usize, usize),
    named: (usize, usize),
    working: (usize, usize),
    cured: (usize, usize),
}

impl Scores {
    fn of(outcomes: &[Outcome]) -> Scores {
        let count = |is_it: fn(&Outcome) -> bool| outcomes.iter().filter(|outcome| is_it(outcome)).count();
        let is_named =
            |outcome: &Outcome| outcome.found.len() == 1 && outcome.causes.contains(&outcome.found[0].cause);
        for outcome in outcomes
            .iter()
            .filter(|outcome| !is_named(outcome) || (outcome.is_curable && outcome.works != Some(true)))
        {
            let found: Vec<String> = outcome
                .found
                .iter()
                .map(|finding| {
                    format!(
                        "{} ({}) {:?} tried {}",
                        finding.cause, finding.message, finding.fix, finding.tried
                    )
                })
                .collect();
            let causes = outcome.causes.join(" or ");
            println!("{}: {causes} expected, works {:?}; {found:#?}", outcome.name, outcome.works);
        }
        let curable = count(|outcome| outcome.is_curable);
        Scores {
            flagged: (count(|outcome| !outcome.found.is_empty()), outcomes.len()),
            named: (count(is_named), outcomes.len()),
            working: (count(|outcome| outcome.works == Some(true)), count(|outcome| outcome.works.is_some())),
            cured: (count(|outcome| outcome.is_curable && outcome.works == Some(true)), curable),
        }
    }

    fn all(&self) -> [(&'static str, (usize, usize), f64); 4] {
        [
            ("flagged", self.flagged, FLAGGED),
            ("cause named", self.named, NAMED),
            ("fixes that work", self.working, FIXES_WORK),
            ("curable with a fix that works", self.cured, CURED),
        ]
    }

    fn text(&self) -> String {
        self.all().iter().fold(String::new(), |mut text, (what, (part, of), aim)| {
            writeln!(text, "{what} {part} of {of}: {:.1} % (aim {aim} %)", percent(*part, *of))
                .expect("memory");
            text
        })
    }

    fn hold(&self) {
        for (what, (part, of), aim) in self.all() {
            assert!(percent(part, of) >= aim, "{what}: {part} of {of}");
        }
    }
}
