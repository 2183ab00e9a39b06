//! Statistics of a database, saved and restored on a server without its rows: every query gets the plan that it has
//! there, at the same cost.

use std::process::Command;
use std::time::Instant;

use serde_json::Value;
use tasker::checks::scratch::LocalServer;
use tasker::db::Session;
use tasker::db::queries::server::server_facts;
use tasker::private_pg::Programs;
use tasker::querycheck::statistics::document::Values;
use tasker::querycheck::statistics::{
    Restored, SaveOptions, Saved, SchemaFile, StatisticsFile, read, restore, save,
};
use tasker::querycheck::{QueryCheck, ScratchServer};
use tasker::text::statement::statements;
use tasker::yaml::Source;
use tokio::sync::OnceCell;

use crate::common::TestDatabase;

const SCHEMA: &str = include_str!("elsewhere/schema.sql");
const ROWS: &str = include_str!("elsewhere/rows.sql");
/// One on a line.
const QUERIES: &str = include_str!("elsewhere/queries.sql");

const SETTINGS: [(&str, &str); 3] = [
    ("serial", "set max_parallel_workers_per_gather = 0; set random_page_cost = 4; set work_mem = '4MB'"),
    (
        "parallel",
        "set max_parallel_workers_per_gather = 2; set min_parallel_table_scan_size = 0; set parallel_setup_cost = 10",
    ),
    (
        "fast disk",
        "set max_parallel_workers_per_gather = 0; set random_page_cost = 1.1; set work_mem = '32MB'; set effective_cache_size = '16GB'",
    ),
];

/// A part of the cost.
const SAME: f64 = 1e-4;

struct Production {
    session: Session,
    /// Dropped last.
    database: TestDatabase,
}

impl Production {
    async fn new() -> Production {
        static ORIGINAL: OnceCell<String> = OnceCell::const_new();
        let original = ORIGINAL.get_or_init(async || Production::filled().await.kept().await);
        let database = TestDatabase::copy_of(original.await).await;
        Production { session: database.session().await, database }
    }

    async fn filled() -> TestDatabase {
        let database = TestDatabase::empty().await;
        let client = database.client().await;
        // A column that is gone: the numbers of those after it differ from those of a new table.
        let schema = SCHEMA
            .replace("create table shop.customers (", "create table shop.customers (\n    legacy integer,")
            .replace("create table shop.readings (", "create table shop.readings (\n    legacy integer,");
        client.batch_execute(&schema).await.expect("the schema");
        let dropped =
            "alter table shop.customers drop column legacy; alter table shop.readings drop column legacy;
                       create extension pageinspect";
        client.batch_execute(dropped).await.expect("the columns");
        // `vacuum` does not run among others.
        for statement in statements(ROWS) {
            client.batch_execute(statement).await.unwrap_or_else(|error| panic!("{statement}: {error:?}"));
        }
        database
    }

    async fn saved(&self, values: Values, checks: &[QueryCheck]) -> Saved {
        let options = SaveOptions { checks, values, keep_values_of: &[] };
        save(&self.session, &options).await.expect("saved statistics")
    }
}

/// The database without its rows, and the server that it is on.
async fn restored(saved: &Saved, major: i32) -> (LocalServer, Restored) {
    // As a file has it.
    let file = StatisticsFile::read(&saved.file.text()).expect("a file of statistics");
    assert_eq!(file, saved.file);
    let server = LocalServer::new(|_, _| {}, "public");
    let dumped = format!(
        "\\restrict token\nSET no_such_setting = 0;\nSELECT pg_catalog.set_config('search_path', '', false);\n{SCHEMA}\n\
         ALTER TABLE shop.orders OWNER TO nobody_here;\nGRANT SELECT ON shop.orders TO nobody_here;\n\
         CREATE POLICY mine ON shop.orders TO nobody_here USING (true);\n"
    );
    let schema = SchemaFile { name: "schema.sql", text: &dumped };
    let restored =
        restore(&server as &dyn ScratchServer, major, &file, &schema).await.expect("restored statistics");
    (server, restored)
}

async fn major(production: &Production) -> i32 {
    server_facts(&production.session).await.expect("the server's version").major
}

fn queries() -> Vec<&'static str> {
    statements(QUERIES)
}

async fn plans(session: &Session, settings: &str) -> Vec<Value> {
    let client = session.client();
    client.batch_execute(&format!("reset all; set jit = off; {settings}")).await.expect("settings");
    let mut plans = Vec::new();
    for query in queries() {
        let explain = format!("explain (format json) {query}");
        let row = client.query_one(&explain, &[]).await;
        let row = row.unwrap_or_else(|error| panic!("{query}: {error:?}"));
        let printed: Value = row.get(0);
        plans.push(printed[0]["Plan"].clone());
    }
    plans
}

/// What of a plan is not an estimate.
fn shape(plan: &Value) -> Value {
    let estimates = ["Startup Cost", "Total Cost", "Plan Rows", "Plan Width"];
    let object = plan.as_object().expect("a node");
    let kept = object.iter().filter(|(key, _)| !estimates.contains(&key.as_str()));
    let kept = kept.map(|(key, value)| {
        let children = value.as_array().filter(|_| key == "Plans");
        (key.clone(), children.map_or_else(|| value.clone(), |plans| plans.iter().map(shape).collect()))
    });
    Value::Object(kept.collect())
}

fn cost(plan: &Value) -> f64 {
    plan["Total Cost"].as_f64().expect("a cost")
}

/// The nodes of a plan with their tables and indexes, and no conditions: values may have been replaced.
fn outline(plan: &Value) -> Vec<String> {
    let own = ["Node Type", "Relation Name", "Index Name", "Join Type"].map(|key| plan[key].to_string());
    let children = plan["Plans"].as_array().into_iter().flatten().flat_map(outline);
    std::iter::once(own.join(" ")).chain(children).collect()
}

#[tokio::test]
async fn every_plan_and_its_cost_are_those_of_the_database_with_the_rows() {
    let production = Production::new().await;
    let begun = Instant::now();
    let saved = production.saved(Values::All, &[]).await;
    println!("saved in {:?}: {} bytes; {:?}", begun.elapsed(), saved.file.text().len(), saved.remarks);
    assert!(saved.file.hidden.is_empty(), "{:?}", saved.file.hidden);
    let begun = Instant::now();
    let (_server, restored) = restored(&saved, major(&production).await).await;
    println!("restored in {:?}: {:?}", begun.elapsed(), restored.losses);
    let losses = &restored.losses;
    assert_eq!(losses.skipped.len(), 1, "{losses:?}");
    assert!(losses.skipped[0].starts_with("schema.sql:2: "), "{losses:?}");
    let lists = [
        &losses.missing_relations,
        &losses.new_tables,
        &losses.new_indexes,
        &losses.columns,
        &losses.extended,
        &losses.ends,
    ];
    assert!(lists.iter().all(|list| list.is_empty()), "{losses:?}");
    let mut different = Vec::new();
    for (name, settings) in SETTINGS {
        let there = plans(&production.session, settings).await;
        let here = plans(&restored.database.session, settings).await;
        for ((query, there), here) in queries().into_iter().zip(&there).zip(&here) {
            let ratio = cost(here) / cost(there);
            if shape(there) != shape(here) || (ratio - 1.0).abs() > SAME {
                different.push(format!("{name}: {query}\ncost × {ratio}\nthere {there:#}\nhere {here:#}"));
            }
        }
    }
    let total = queries().len() * SETTINGS.len();
    assert!(different.is_empty(), "{} of {total} differ:\n{}", different.len(), different.join("\n"));
    assert!(total > 120, "{total}");
}

#[tokio::test]
async fn most_plans_stay_without_the_values() {
    let production = Production::new().await;
    let checks = checks();
    let saved = production.saved(Values::Replaced, &checks).await;
    let text = saved.file.text();
    // No text of the database, but for those of the queries.
    assert!(text.contains("Bern") && !text.contains("Basel") && !text.contains("@example.org"), "{text}");
    let (_server, restored) = restored(&saved, major(&production).await).await;
    let (_, settings) = SETTINGS[0];
    let there = plans(&production.session, settings).await;
    let here = plans(&restored.database.session, settings).await;
    let differing: Vec<&str> = queries()
        .into_iter()
        .zip(there.iter().zip(&here))
        .filter(|(_, (there, here))| outline(there) != outline(here))
        .map(|(query, _)| query)
        .collect();
    let equal = queries().len() - differing.len();
    println!("{equal} of {} plans are the same; {:?}; not {differing:#?}", queries().len(), saved.remarks);
    assert!(equal * 10 >= queries().len() * 9, "{differing:#?}");
}

/// The queries as a file of checks.
fn checks() -> Vec<QueryCheck> {
    let mut text = "checks:\n".to_owned();
    for (number, query) in queries().iter().enumerate() {
        let query = query.replace('\n', " ");
        text += &format!("- name: query {number}\n  sql: >-\n    {query}\n  expect: {{ max_cost: 1 }}\n");
    }
    let mut no_files = |_: &str| Err("each statement is in the file".to_owned());
    let source = Source { name: "checks.yaml".to_owned(), text };
    tasker::querycheck::read(&source, &mut no_files).unwrap_or_else(|_| panic!("checks")).checks
}

#[tokio::test]
async fn statistics_that_pg_dump_wrote_make_the_same_plans_but_for_close_ones() {
    let production = Production::new().await;
    let major = major(&production).await;
    if major < 18 {
        // The pg_dump of this server writes none.
        return;
    }
    let programs = Programs::of_major(major as u32).expect("the server's programs");
    let mut dump = Command::new(programs.path("pg_dump"));
    let dumped =
        dump.args(["--statistics-only", "--dbname", production.database.url()]).output().expect("pg_dump");
    assert!(dumped.status.success(), "{}", String::from_utf8_lossy(&dumped.stderr));
    let file = read(&String::from_utf8_lossy(&dumped.stdout)).expect("statistics");
    let server = LocalServer::new(|_, _| {}, "public");
    let schema = SchemaFile { name: "schema.sql", text: SCHEMA };
    let restored = restore(&server, major, &file, &schema).await.expect("restored statistics");
    assert_eq!(restored.losses.columns, [""; 0]);
    let (_, settings) = SETTINGS[0];
    let there = plans(&production.session, settings).await;
    let here = plans(&restored.database.session, settings).await;
    let equal = there.iter().zip(&here).filter(|(there, here)| outline(there) == outline(here)).count();
    println!("{equal} of {} plans are the same", there.len());
    assert!(equal * 10 >= there.len() * 8, "{equal} of {}", there.len());
}
