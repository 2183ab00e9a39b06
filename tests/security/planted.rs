//! Overloads of built-in functions and operators, planted where a search path may lead: none is ever called.
//!
//! An overload whose argument types fit a call better than the built-in's wins wherever its schema stands in
//! the path. Whoever may create functions in such a schema runs code as everybody who calls the built-in.

use std::collections::BTreeSet;

use crate::common::{Cluster, Pooler, Program, Run, TestDatabase, connect, eventually_true};
use tasker::db::{Purpose, Source, Target, connect as open, queries, quote_identifier};
use tasker::migrate::program::{VIEWS, ViewVersion, newest_version, version_sql};
use tasker::text::statement::words;
use tokio::sync::OnceCell;
use tokio_postgres::Client;

/// Plants them in a schema: for each name that our SQL uses, one for every combination of these types.
const PLANT: &str = r#"
set search_path = pg_catalog;
set client_min_messages = warning;
create or replace procedure pg_temp.plant(place text, names text[]) language plpgsql as $plant$
declare
    kinds constant text[] := '{bigint,integer,smallint,text,name,jsonb,timestamptz,interval,text[],bigint[]}';
    more constant text[] := kinds || '{boolean,oid,float8,numeric,integer[],smallint[],jsonb[],regtype[],"\"char\""}';
    -- It does nothing but be counted.
    body constant text := 'begin return null; end';
    one record; left_kind text; right_kind text; answer text; nth int := 0;
begin
    for one in select distinct proname, pronargs, min(provariadic) as provariadic,
                      bool_and(not is_pseudo.yes) as is_plain, min(prorettype::regtype::text) as returned
                 from pg_proc cross join lateral (select typtype = 'p' as yes from pg_type where oid = prorettype) is_pseudo
                where pronamespace = 'pg_catalog'::regnamespace and prokind in ('f', 'a', 'w')
                  and proname = any (names) and pronargs between 1 and 2
                group by proname, pronargs loop
        foreach left_kind in array case one.pronargs when 1 then more else kinds end loop
            answer := case when one.is_plain then one.returned else left_kind end;
            if one.pronargs = 1 and one.provariadic = 0 then
                execute format('create function %I.%I(%s) returns %s language plpgsql as %L', place, one.proname, left_kind, answer, body);
                continue;
            end if;
            foreach right_kind in array kinds loop
                execute format('create or replace function %I.%I(%s, %s) returns %s language plpgsql as %L',
                               place, one.proname, left_kind, right_kind, answer, body);
                if one.provariadic <> 0 then
                    execute format('create or replace function %I.%I(text, %s, text, %s) returns %s language plpgsql as %L',
                                   place, one.proname, left_kind, right_kind, answer, body);
                end if;
            end loop;
        end loop;
    end loop;
    foreach left_kind in array more loop
        foreach right_kind in array more loop
            nth := nth + 1;
            execute format('create function %I.operate_%s(%s, %s) returns boolean language plpgsql as %L', place, nth, left_kind, right_kind, body);
            for one in select distinct oprname from pg_operator
                        where oprnamespace = 'pg_catalog'::regnamespace and oprkind = 'b' and oprname = any (names) loop
                execute format('create operator %I.%s (leftarg = %s, rightarg = %s, function = %I.operate_%s)',
                               place, one.oprname, left_kind, right_kind, place, nth);
            end loop;
        end loop;
    end loop;
end $plant$;
"#;

/// Every statement of the program that is a file.
fn our_sql() -> Vec<String> {
    let queries = queries::ALL.iter().map(|query| query.sql.to_owned());
    let views = VIEWS.iter().flat_map(|view| ViewVersion::ALL.map(|version| view.sql(version).to_owned()));
    let versions = (1..=newest_version()).filter_map(version_sql);
    queries.chain(views).chain(versions).collect()
}

/// The names of functions and operators in them, with those that the grammar has its own words for.
fn names_in_use() -> Vec<String> {
    let mut names = BTreeSet::new();
    for sql in our_sql() {
        for word in words(&sql) {
            // The body of a function is a statement too.
            match word.strip_prefix("$$").and_then(|body| body.strip_suffix("$$")) {
                Some(body) => names.extend(words(body).into_iter().map(str::to_lowercase)),
                None => _ = names.insert(word.to_lowercase()),
            }
        }
    }
    let signs = ["=", "<>", "<=", ">=", "||", "->", "->>", "#>", "#>>", "@>", "<@", "!~", "~*", "~~", "!~~"];
    names.extend(signs.map(str::to_owned));
    names.into_iter().collect()
}

/// The schema of the tables, and those that a role's own path leads to.
const PLACES: [&str; 3] = ["jobs", "public", "postgres"];

/// The body of the planted functions, which does nothing but be counted.
const COUNTED: &str = "begin return null; end";

async fn plant_in(client: &Client, places: &[&str], body: &str) {
    assert!(PLANT.contains(COUNTED));
    client.batch_execute(&PLANT.replace(COUNTED, body)).await.expect("the procedure");
    let names = names_in_use();
    for place in places {
        let make = format!("create schema if not exists {place}");
        client.batch_execute(&make).await.expect("a schema");
        client.execute("call pg_temp.plant($1, $2)", &[place, &names]).await.expect("planted overloads");
    }
}

/// A database that has them, and nothing of ours: views, defaults and predicates are bound when they are made.
async fn planted() -> TestDatabase {
    static ORIGINAL: OnceCell<String> = OnceCell::const_new();
    let original = ORIGINAL.get_or_init(async || {
        let database = TestDatabase::empty().await;
        let client = database.client().await;
        plant_in(&client, &PLACES, COUNTED).await;
        drop(client);
        database.kept().await
    });
    let database = TestDatabase::copy_of(original.await).await;
    let client = database.client().await;
    // Counted even where the transaction is rolled back.
    let track = format!("alter database {} set track_functions = 'all'", quote_identifier(database.name()));
    client.batch_execute(&track).await.expect("a setting");
    database
}

/// The planted functions that anybody has called. A session reports its calls at its end, at the latest.
async fn called(database: &TestDatabase) -> Vec<String> {
    let alone = "not exists (select from pg_catalog.pg_stat_activity
                              where datname operator(pg_catalog.=) pg_catalog.current_database()
                                and pid operator(pg_catalog.<>) pg_catalog.pg_backend_pid())";
    database.eventually(alone).await;
    let client = database.client().await;
    client.batch_execute("set search_path = pg_catalog").await.expect("a setting");
    // Tasker's own run under its own path.
    let calls = "select schemaname || '.' || funcname from pg_stat_user_functions
                  where calls > 0 and funcname not like 'tasker\\_%' order by 1";
    client.query(calls, &[]).await.expect("the counts").iter().map(|row| row.get(0)).collect()
}

const ORDER: &str = r#"
namespace: shop
name: order
version: "1.0.0"
steps:
  - { name: reserve, handler: { command: [echo, '{"ok": 1}'] } }
  - name: charge
    depends_on: [reserve]
    handler: { sql: { statement: "select 1 as charged", params: [] } }
  - { name: flaky, depends_on: [reserve], handler: { fail: { times: 1 } }, retry: { backoff: { base: 10ms, cap: 20ms } } }
  - { name: broken, depends_on: [reserve], handler: { fail: { permanent: true } } }
  - { name: after, depends_on: [broken], handler: { noop: {} } }
"#;

/// What people and workers run, in an order in which each has something to do.
fn commands(file: &str, batch: &str, is_pooled: bool) -> Vec<Vec<String>> {
    let mut lines = vec![
        format!("template apply {file}"),
        "template list".to_owned(),
        "template list shop".to_owned(),
        "template show shop/order".to_owned(),
        "template graph shop/order".to_owned(),
        "task submit shop/order --identity first --tag x".to_owned(),
        "task submit shop/order --identity first --tag x".to_owned(),
        format!("task submit shop/order --batch {batch}"),
        "queue pause default --reason lunch".to_owned(),
        "queue list".to_owned(),
        "stuck".to_owned(),
        "task why first".to_owned(),
        "queue resume default".to_owned(),
        "worker run --drain -j 2".to_owned(),
        "worker list".to_owned(),
        "task list".to_owned(),
        "task list --name order --state error --tag x --since 1h".to_owned(),
        "task list --namespace shop --limit 1".to_owned(),
        "task count".to_owned(),
        "task show first --all".to_owned(),
        "task show first --timeline".to_owned(),
        "task graph first".to_owned(),
        "task watch first --format json".to_owned(),
        "task why first".to_owned(),
        "step show first/charge".to_owned(),
        "step why first/after".to_owned(),
        "stuck".to_owned(),
        "check health".to_owned(),
        "check consistency".to_owned(),
        "check consistency --repair".to_owned(),
        "check indexes".to_owned(),
        "check plans --analyze".to_owned(),
        "step reset first/broken --yes".to_owned(),
        "step cancel first/after --yes".to_owned(),
        "step resolve first/broken --yes".to_owned(),
        "step retry 2/broken --yes".to_owned(),
        "task cancel 2 --yes".to_owned(),
        "task retry 3 --yes".to_owned(),
        "task resolve 3 --yes".to_owned(),
    ];
    if !is_pooled {
        lines.extend(
            [
                "migrate status --check",
                "migrate plan",
                "migrate plan --sql",
                "migrate verify",
                "migrate views --to v2",
                "migrate views --to v3",
                "migrate views",
                "migrate up --indexes all",
                "migrate down --yes --phase indexes",
                "migrate up",
            ]
            .map(str::to_owned),
        );
    }
    lines.iter().map(|line| line.split(' ').map(str::to_owned).collect()).collect()
}

/// Runs them all, and returns what each answered.
fn run_all(schema: &str, database: &TestDatabase, pooler: Option<&Pooler>) -> Vec<(String, Run)> {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, batch) = (folder.path().join("order.yaml"), folder.path().join("batch.jsonl"));
    std::fs::write(&file, ORDER).expect("a template");
    std::fs::write(&batch, "{\"priority\": 3}\n{\"tags\": [\"y\"], \"identity\": \"b\"}\n").expect("a batch");
    let (file, batch) = (file.to_str().expect("UTF-8"), batch.to_str().expect("UTF-8"));
    let run = |args: Vec<String>| {
        let url = pooler.map(|pooler| pooler.url(database.name()));
        let mut all = vec!["--schema", schema];
        if let Some(url) = &url {
            all.extend(["--pooler", "--database-url", url]);
        }
        all.extend(args.iter().map(String::as_str));
        (args.join(" "), database.tasker(&all))
    };
    commands(file, batch, pooler.is_some()).into_iter().map(run).collect()
}

async fn assert_none_called(database: &TestDatabase, runs: &[(String, Run)]) {
    for (line, run) in runs {
        // Findings and unchecked things are answers; an error may be what an overload made of a statement.
        assert!(!run.stderr.contains("error:"), "{line}\n{}", run.snapshot());
    }
    assert_eq!(called(database).await, [""; 0]);
}

#[tokio::test]
async fn the_planted_overloads_win_where_the_path_leads_to_them() {
    let database = planted().await;
    let client = database.client().await;
    for place in PLACES {
        client.batch_execute(&format!("set search_path = {place}, pg_temp")).await.expect("a path");
        client
            .batch_execute("select 2 ^ 3, unnest(array[1::bigint]), jsonb_agg(1::bigint)")
            .await
            .expect("calls");
    }
    drop(client);
    assert_eq!(called(&database).await.len(), 3 * PLACES.len());
}

#[tokio::test]
async fn no_command_calls_a_planted_overload() {
    for schema in ["jobs", "public"] {
        let database = planted().await;
        let up = database.tasker(&["--schema", schema, "migrate", "up"]);
        assert_eq!(up.code, 0, "{}", up.snapshot());
        let runs = run_all(schema, &database, None);
        assert_none_called(&database, &runs).await;
    }
}

#[tokio::test]
async fn no_command_calls_one_through_a_pooler_either() {
    let database = planted().await;
    database.tasker(&["--schema", "jobs", "migrate", "up"]).success();
    let path = format!("alter database {} set search_path = jobs, public", quote_identifier(database.name()));
    database.client().await.batch_execute(&path).await.expect("a path");
    let pooler = Pooler::before(&database);
    let runs = run_all("jobs", &database, Some(&pooler));
    drop(pooler);
    assert_none_called(&database, &runs).await;
}

/// A temporary database is made from a template, in which somebody has planted them. What they do is seen even where the
/// database is dropped with its counts.
#[tokio::test]
async fn no_benchmark_and_no_first_file_of_checks_calls_one() {
    let cluster = Cluster::start_with(&["shared_preload_libraries=pg_stat_statements"]);
    let of_template = cluster.url().replace(":///postgres?", ":///template1?");
    let client = connect(&of_template).await;
    // Within a text.
    let body = "begin raise exception ''a planted overload was called''; end";
    plant_in(&client, &["public"], body).await;
    let call = "set search_path = public, pg_temp; select unnest(array[1::bigint])";
    let called = client.batch_execute(call).await.expect_err("it is called by such a path");
    assert!(called.as_db_error().is_some_and(|said| said.message().contains("planted")), "{called}");
    let installed = "set search_path = pg_catalog; create extension pg_stat_statements schema public";
    client.batch_execute(installed).await.expect("the extension");
    // Nobody may be connected to a template that is copied.
    drop(client);
    let admin = connect(&cluster.url()).await;
    let gone = "not exists (select from pg_stat_activity where datname = 'template1')";
    eventually_true(&admin, gone).await;
    admin.batch_execute("create database shop").await.expect("a copy");
    let shop = cluster.url().replace(":///postgres?", ":///shop?");
    let program = Program::new().env("DATABASE_URL", &shop);
    for line in [
        "migrate up",
        "bench seed --tasks 20",
        "bench throughput --tasks 20 --workers 1",
        "bench latency --rounds 2",
        "bench readiness --sizes 20,40",
        "task list",
        "check plans --init checks.yaml",
    ] {
        let run = program.run(&line.split(' ').collect::<Vec<_>>());
        assert!(!run.snapshot().contains("planted overload"), "{line}\n{}", run.snapshot());
        assert_eq!(run.code, 0, "{line}\n{}", run.snapshot());
    }
}

/// Each of our queries as the body of a procedure, whose dependencies the catalog has.
#[tokio::test]
async fn no_query_depends_on_a_planted_overload() {
    let database = planted().await;
    database.tasker(&["--schema", "jobs", "migrate", "up"]).success();
    let target = Target::from_url(database.url(), Source::Flag).expect("a URL");
    let session = open(&target, "jobs", Purpose::Command).await.expect("a session");
    let mut checked = 0;
    let mut found_by_path = BTreeSet::new();
    for query in queries::ALL {
        let sql = session.qualified(query.sql);
        let Ok(statement) = session.client().prepare(&sql).await else { continue };
        let types: Vec<&str> = statement.params().iter().map(|kind| kind.name()).collect();
        for path in ["pg_catalog, pg_temp", "jobs, public, pg_temp"] {
            let make = format!(
                "set search_path = {path};
                 drop procedure if exists pg_temp.probe;
                 create procedure pg_temp.probe({}) language sql begin atomic\n{sql};\nend",
                types.join(", ")
            );
            let made = session.client().batch_execute(&make).await;
            session.client().batch_execute("set search_path = pg_catalog, pg_temp").await.expect("the path");
            let is_ours = path.starts_with("pg_catalog");
            if made.is_err() {
                // DDL; by the other path also a call that an overload made meaningless.
                if !is_ours {
                    found_by_path.insert(query.name);
                }
                continue;
            }
            let depends = "select count(*) from pg_depend
                            where objid = 'pg_temp.probe'::regproc and classid = 'pg_proc'::regclass
                              and (refclassid = 'pg_operator'::regclass
                                   or refclassid = 'pg_proc'::regclass
                                      and refobjid not in (select oid from pg_proc where proname like 'tasker\\_%'))
                              and refobjid >= 16384";
            let depends: i64 = session.client().query_one(depends, &[]).await.expect("a count").get(0);
            if is_ours {
                checked += 1;
                assert_eq!(depends, 0, "{} calls something that a user made", query.name);
            } else if depends > 0 {
                found_by_path.insert(query.name);
            }
        }
    }
    assert!(checked > 100, "{checked} queries have a body that can be checked");
    assert!(found_by_path.len() > 50, "by another path they would: {found_by_path:?}");
}
