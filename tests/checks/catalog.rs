//! Indexes are found by the catalog, whatever plan reads their tables, and statistics that a role may not see are
//! not called missing.

use tasker::checks::builtin::Tasker;
use tasker::querycheck::{self, CauseCode, Options, QueryCheck, Report, Tier, read};
use tasker::yaml::Source;
use tokio_postgres::Client;

use crate::common::TestDatabase;
use crate::seeded::{assert_clean, assert_found, found};

const SHOP: &str = r#"
create schema shop;
create table shop.events (id bigint generated always as identity, at timestamptz not null, kind text)
    partition by range (at);
create table shop.events_old partition of shop.events for values from ('2026-01-01') to ('2026-06-01');
create table shop.events_new partition of shop.events for values from ('2026-06-01') to ('2027-01-01');
create index events_at on shop.events (at);
create table customers (id bigint primary key);
create table "Odd names" (id bigint constraint "Odd key" primary key);
create table docs (id bigint primary key, tenant int not null, body text);
create index docs_tenant on docs (tenant);
alter table docs enable row level security;
create policy own on docs using (true);
insert into shop.events (at, kind)
     select timestamptz '2026-01-01' + number * interval '10 minutes', 'kind ' || number % 9
       from generate_series(1, 50000) number;
insert into customers select generate_series(1, 20000);
insert into "Odd names" select generate_series(1, 20000);
insert into docs select number, number % 500, repeat('x', 200) from generate_series(1, 20000) number;
"#;

struct Shop {
    database: TestDatabase,
    client: Client,
}

impl Shop {
    async fn new() -> Shop {
        let database = TestDatabase::new().await;
        let client = database.client().await;
        client.batch_execute(SHOP).await.expect("the tables");
        client.batch_execute("analyze").await.expect("statistics");
        Shop { database, client }
    }

    async fn look(&self, sql: &str, expect: &str, role: Option<&str>) -> Report {
        let text = format!("checks:\n  - name: asked\n    sql: {sql}\n    expect: {{ {expect} }}\n");
        let source = Source { name: "asked.yaml".to_owned(), text };
        let checks: Vec<QueryCheck> = read(&source, &mut |_| Err(String::new())).expect("checks").checks;
        let session = self.database.session().await;
        if let Some(role) = role {
            session.client().batch_execute(&format!("set role {role}")).await.expect("the role");
        }
        let options = Options { tiers: vec![Tier::Chosen], ..Options::default() };
        let application = Tasker { schema: "public" };
        querycheck::run(&session, &application, &checks, &options, &|_| {}).await.expect("a look")
    }
}

#[tokio::test]
async fn an_index_is_found_by_any_of_its_names() {
    let shop = Shop::new().await;
    let of_events = "select kind from shop.events where at = '2026-08-01'";
    for name in ["events_at", "shop.events_at", "'\"shop\".\"events_at\"'"] {
        assert_clean(&shop.look(of_events, &format!("index_used: {name}"), None).await, name);
    }
    let odd = "select id from \"Odd names\" where id = 7";
    for name in ["Odd key", "'\"Odd key\"'", "'public.\"Odd key\"'"] {
        assert_clean(&shop.look(odd, &format!("any_index: {name}"), None).await, name);
    }
    for name in ["no_such_index", "'not.a.name.at all'", "shop.customers_pkey"] {
        let report = shop.look(odd, &format!("index_used: {name}"), None).await;
        let object = name.trim_matches('\'');
        assert_found(&report, CauseCode::IndexMissing, object, name);
    }
    // Its table is read by no plan; it is not missing.
    let report = shop.look(odd, "index_used: customers_pkey", None).await;
    assert_found(&report, CauseCode::NotChosen, "asked", "of another table");
    shop.client.batch_execute("drop index shop.events_at").await.expect("dropped");
    let report = shop.look(of_events, "index_used: events_at", None).await;
    assert_found(&report, CauseCode::IndexMissing, "events_at", "dropped");
}

#[tokio::test]
async fn partitions_without_statistics_are_one_finding() {
    let shop = Shop::new().await;
    let forget =
        "delete from pg_statistic where starelid = any ('{shop.events_old,shop.events_new}'::regclass[])";
    shop.client.batch_execute(forget).await.expect("a superuser");
    let report = shop.look("select count(*) from shop.events", "max_rows: 1", None).await;
    let finding = assert_found(&report, CauseCode::StatisticsMissing, "events", "both partitions");
    assert_eq!(finding.fix, ["analyze \"shop\".\"events\""]);
}

#[tokio::test]
async fn statistics_that_a_role_may_not_see_are_not_called_missing() {
    let shop = Shop::new().await;
    let role = format!("{}_tenant", shop.database.name());
    let grant = format!("create role {role}; grant select on docs to {role}");
    shop.client.batch_execute(&grant).await.expect("a role");
    let sql = "select id from docs where tenant = 7 limit 5";
    let report = shop.look(sql, "index_used: docs_tenant", Some(&role)).await;
    assert_eq!(found(&report), []);
    assert_eq!(report.hidden_statistics, ["\"docs\""]);
    let report = shop.look(sql, "index_used: docs_tenant", None).await;
    assert_eq!(report.hidden_statistics, [""; 0], "a superuser sees them");
    let forget = "delete from pg_statistic where starelid = 'docs'::regclass";
    shop.client.batch_execute(forget).await.expect("a superuser");
    let report = shop.look(sql, "max_rows: 9", None).await;
    assert_found(&report, CauseCode::StatisticsMissing, "docs", "and sees that they are missing");
    let revoke = format!("revoke all on docs from {role}; drop role {role}");
    shop.client.batch_execute(&revoke).await.expect("no role");
}
