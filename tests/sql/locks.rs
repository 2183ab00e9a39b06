//! The locks that `migrate plan` announces, compared with those that the server
//! says it has given, and the rewriting of tables with their files.

use std::collections::BTreeMap;

use tasker::migrate::effect::{Work, effects};
use tasker::migrate::indexes::INDEXES;
use tasker::migrate::program::{VIEWS, ViewVersion, newest_version, version_sql};
use tasker::model::lock_mode::LockMode;
use tasker::text::statement::statements;
use tokio_postgres::Client;

use crate::common::{TestDatabase, eventually};

/// The strongest lock on each relation, and which are rewritten.
type Effects = BTreeMap<String, (LockMode, bool)>;

const LOCKS: &str = "select relation.relname::text, held.mode
    from pg_locks held join pg_class relation on relation.oid = held.relation
   where held.pid = $1 and held.granted and relation.relkind in ('r', 'v')
     and relation.relnamespace = 'public'::regnamespace";

/// What the program says of a statement, about relations that are there.
fn announced(statement: &str, there: &BTreeMap<String, u32>) -> Effects {
    let effects = effects(statement).unwrap_or_else(|| panic!("nothing is known of: {statement}"));
    let there = effects.into_iter().filter(|effect| there.contains_key(&effect.relation));
    there.map(|effect| (effect.relation, (effect.mode, effect.work == Work::Rewrite))).collect()
}

/// Relations by name, each with the file it is kept in.
async fn relations(client: &Client) -> BTreeMap<String, u32> {
    let rows = client
        .query("select relname::text, relfilenode from pg_class where relkind in ('r', 'v') and relnamespace = 'public'::regnamespace", &[])
        .await
        .expect("the catalog");
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

async fn locks_of(watcher: &Client, pid: i32) -> BTreeMap<String, LockMode> {
    let mut strongest = BTreeMap::new();
    for row in watcher.query(LOCKS, &[&pid]).await.expect("the locks") {
        let name: &str = row.get(1);
        let mode = LockMode::ALL.into_iter().find(|mode| mode.name() == name).expect("a lock on a table");
        // Readers' locks keep out nothing but what is announced anyway.
        if mode > LockMode::RowShare {
            let entry = strongest.entry(row.get::<_, String>(0)).or_insert(mode);
            *entry = mode.max(*entry);
        }
    }
    strongest
}

/// Runs a statement in a transaction and tells what it did; it is kept when `keep`. The
/// `watcher` still sees what the statement has dropped.
async fn observed(
    client: &Client,
    watcher: &Client,
    statement: &str,
    keep: bool,
) -> (Effects, BTreeMap<String, u32>) {
    let there = relations(client).await;
    client.batch_execute("begin").await.expect("a transaction");
    client.batch_execute(statement).await.unwrap_or_else(|error| panic!("{statement}: {error:?}"));
    let pid: i32 = client.query_one("select pg_backend_pid()", &[]).await.expect("a pid").get(0);
    let locks = locks_of(watcher, pid).await;
    let after = relations(client).await;
    client.batch_execute(if keep { "commit" } else { "rollback" }).await.expect("its end");
    let effects = locks.into_iter().filter(|(name, _)| there.contains_key(name));
    let effects = effects.map(|(name, mode)| {
        let is_rewritten = after.get(&name).is_some_and(|file| *file != there[&name]);
        (name, (mode, is_rewritten))
    });
    (effects.collect(), there)
}

#[tokio::test]
async fn every_statement_that_is_carried_locks_what_is_announced() {
    let database = TestDatabase::empty().await;
    let (client, watcher) = (database.client().await, database.client().await);
    let mut scripts: Vec<String> =
        (1..=newest_version()).map(|version| version_sql(version).expect("bundled")).collect();
    // Made, and made again in another version: then there is a view to be locked.
    for version in [ViewVersion::V3, ViewVersion::V2, ViewVersion::V1] {
        scripts.extend(VIEWS.iter().map(|view| view.sql(version).to_owned()));
    }
    scripts.extend(INDEXES.iter().map(|index| index.locking_statement()));
    let mut locked = 0;
    for statement in scripts.iter().flat_map(|script| statements(script)) {
        let (observed, there) = observed(&client, &watcher, statement, true).await;
        assert_eq!(announced(statement, &there), observed, "{statement}");
        locked += observed.len();
    }
    assert!(locked > INDEXES.len() + 2 * VIEWS.len(), "{locked}");
}

#[tokio::test]
async fn builds_and_drops_online_lock_what_is_announced() {
    let database = TestDatabase::new().await;
    let (client, mut holder) = (database.client().await, database.client().await);
    for index in INDEXES {
        client.batch_execute(&format!("drop index if exists {}", index.name)).await.expect("dropped");
        let drop = format!("drop index concurrently public.{}", index.name);
        for statement in [index.statement(), drop] {
            // Whoever works with the table keeps build and drop waiting while they hold their lock.
            let transaction = holder.transaction().await.expect("a transaction");
            let lock = format!("lock table {} in row exclusive mode", index.table());
            transaction.batch_execute(&lock).await.expect("a lock");
            let builder = database.client().await;
            let pid: i32 = builder.query_one("select pg_backend_pid()", &[]).await.expect("a pid").get(0);
            let run = statement.clone();
            let running = tokio::spawn(async move { builder.batch_execute(&run).await });
            wait_until_it_waits(&client, pid).await;
            let locks = locks_of(&client, pid).await;
            transaction.rollback().await.expect("the end of the transaction");
            running.await.expect("no panic").expect("it runs");
            let expected = BTreeMap::from([(index.table().to_owned(), LockMode::ShareUpdateExclusive)]);
            assert_eq!(locks, expected, "{statement}");
        }
    }
}

async fn wait_until_it_waits(client: &Client, pid: i32) {
    let question = "select from pg_stat_activity where pid = $1 and wait_event_type = 'Lock'";
    eventually("it waits", async || client.query_opt(question, &[&pid]).await.expect("an answer").is_some())
        .await;
}

/// Kinds of statements that no version holds yet, for those that will.
#[tokio::test]
async fn every_other_kind_of_statement_locks_what_is_announced() {
    let database = TestDatabase::empty().await;
    let (client, watcher) = (database.client().await, database.client().await);
    let tables = "create table parent (id bigint primary key, note text);
        insert into parent select n, 'note' from generate_series(1, 100) as n;
        create table child (id bigint primary key, parent_id bigint, amount integer default 0);
        insert into child select n, n, 1 from generate_series(1, 100) as n;
        create unique index child_amount on child (id, amount);
        alter table child add constraint positive check (amount > 0) not valid;
        create view reader as select id from child;
        create function touched() returns trigger language plpgsql as $$ begin return new; end $$;
        create trigger touched before update on child for each row execute function touched();";
    client.batch_execute(tables).await.expect("tables");
    let mut wrong = Vec::new();
    for statement in [
        "create table third (id bigint primary key references parent)",
        "create unique index on child (parent_id)",
        "create or replace view reader as select id from child where id > 0",
        "create or replace function touched() returns trigger language plpgsql as $$ begin return old; end $$",
        "create function other() returns integer language sql as 'select 1'",
        "comment on table child is 'a child'",
        "comment on column child.id is 'its key'",
        "create trigger again after insert on child for each row execute function touched()",
        "create or replace trigger touched after update on child for each row execute function touched()",
        "drop trigger touched on child",
        "drop view reader",
        "insert into child values (1000, 1, 1)",
        "update child set amount = 2",
        "delete from child",
        "alter table child set (fillfactor = 70)",
        "alter table child reset (fillfactor)",
        "alter table child validate constraint positive",
        "alter table child add constraint child_parent foreign key (parent_id) references parent not valid",
        "alter table child add constraint child_parent foreign key (parent_id) references parent",
        "alter table child add constraint small check (amount < 100) not valid",
        "alter table child add constraint small check (amount < 100)",
        "alter table child add constraint child_key unique (parent_id)",
        "alter table child add constraint child_key unique using index child_amount",
        "alter table child add column note text",
        "alter table child add column note text not null default 'none', add column at timestamptz default now()",
        "alter table child add column token uuid default gen_random_uuid()",
        "alter table child add column number bigint generated always as identity",
        "alter table child add column twice integer generated always as (amount * 2) stored",
        "alter table child alter column parent_id set not null",
        "alter table child alter column parent_id drop not null",
        "alter table child alter column amount set default 7",
        "alter table child alter column amount drop default",
        "alter table child alter column amount set statistics 500",
        "alter table child alter column amount type numeric",
        "alter table child drop column amount",
        "alter table child drop constraint positive",
        "alter table child rename column amount to sum",
    ] {
        let (observed, there) = observed(&client, &watcher, statement, false).await;
        let announced = announced(statement, &there);
        if announced != observed {
            wrong.push(format!("{statement}\n  announced: {announced:?}\n  observed:  {observed:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
