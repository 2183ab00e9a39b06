//! The `sql` handler on a real server: parameters, results, failures, and what
//! is left of the transaction around it.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tasker::handlers::Secrets;
use tasker::handlers::http::Clients;
use tasker::handlers::{InputValue, StepInput, sql};
use tasker::model::handler::{Outcome, ResultForm, SqlSpec, StepFailure};
use tokio_postgres::Client;

use crate::common::{LIMIT, TestDatabase};

struct Bench {
    client: Client,
    /// Dropped after the connection, and the database with it.
    _database: TestDatabase,
}

impl Bench {
    /// An open transaction on a database with a table of its own.
    async fn open() -> Bench {
        let database = TestDatabase::empty().await;
        let client = database.client().await;
        let set_up = "create table ledger (id int primary key, note text not null, amount numeric check (amount > 0)); begin";
        client.batch_execute(set_up).await.unwrap();
        Bench { client, _database: database }
    }

    async fn run(&self, statement: &str, params: Value) -> Outcome {
        self.run_with(statement, params, input()).await
    }

    async fn run_with(&self, statement: &str, params: Value, input: StepInput) -> Outcome {
        let params = params.as_array().expect("a list of parameters").clone();
        let spec = SqlSpec { statement: Some(statement.into()), params, ..SqlSpec::default() };
        match sql::values(&spec, &input).await {
            Ok(values) => sql::run(&self.client, &spec, &input, &values).await,
            Err(failure) => Outcome::Failed(failure),
        }
    }

    /// The result of a statement that must succeed.
    #[track_caller]
    fn result(&self, statement: &str, params: Value) -> impl Future<Output = Value> {
        let caller = std::panic::Location::caller();
        async move {
            match self.run(statement, params).await {
                Outcome::Succeeded { result } => serde_json::from_str(result.get()).unwrap(),
                other => panic!("{caller}: {other:?}"),
            }
        }
    }

    async fn failure(&self, statement: &str, params: Value) -> StepFailure {
        failure(self.run(statement, params).await)
    }
}

fn failure(outcome: Outcome) -> StepFailure {
    match outcome {
        Outcome::Failed(failure) => failure,
        other => panic!("{other:?}"),
    }
}

fn input() -> StepInput {
    let reserve = json!({"token": "t-1", "lines": [{"sku": "a\"b"}, {"sku": "c,d"}]});
    StepInput {
        task_id: 42,
        step_id: 7,
        step_name: "charge".into(),
        task_name: "shop/order@1.0.0".into(),
        attempt: 2,
        key: "order-7/charge".into(),
        context: json!({"order_id": 7, "paid": null, "tags": ["x", "y \"z\"", "{}", null, ""]}).into(),
        parents: [("reserve".to_owned(), reserve.into())].into(),
        result: ResultForm::default(),
        secrets: Secrets::default(),
        result_schema: None,
        http: Clients::default(),
        timeout: None,
    }
}

#[tokio::test]
async fn parameters_of_every_kind_reach_the_server() {
    let bench = Bench::open().await;
    let statement = "select $1::int as int, $2::bigint as big, $3::numeric as exact, $4::float8 as float,
            $5::bool as truth, $6::text as text, $7::date as day, $8::timestamptz as moment,
            $9::jsonb as document, $10::uuid as id, $11::interval as wait, $12::bytea as bytes, $13::int as nothing";
    let params = json!([
        7,
        9_007_199_254_740_993_i64,
        "12345.678900",
        0.1,
        true,
        "it's a \"text\" \\ with $$ ünïcode",
        "2014-08-11",
        "2014-08-11T12:00:00+02:00",
        {"a": [1, {"b": null}]},
        "6f9619ff-8b86-d011-b42d-00c04fc964ff",
        "90 minutes",
        "\\xdeadbeef",
        null
    ]);
    assert_eq!(
        bench.result(statement, params).await,
        json!({
            "int": 7, "big": 9_007_199_254_740_993_i64, "exact": 12345.6789, "float": 0.1, "truth": true,
            "text": "it's a \"text\" \\ with $$ ünïcode", "day": "2014-08-11",
            "moment": "2014-08-11T10:00:00+00:00", "document": {"a": [1, {"b": null}]},
            "id": "6f9619ff-8b86-d011-b42d-00c04fc964ff", "wait": "01:30:00", "bytes": "\\xdeadbeef",
            "nothing": null,
        })
    );
}

#[tokio::test]
async fn json_arrays_become_arrays_of_the_server() {
    let bench = Bench::open().await;
    let statement =
        "select $1::int[] as ints, $2::text[] as texts, $3::int[][] as grid, $4::jsonb[] as documents";
    let texts = json!(["plain", "quo\"ted", "back\\slash", "comma, {brace}", "null", null, ""]);
    let params = json!([[1, null, 3], texts, [[1, 2], [3, 4]], [{"a": 1}, [2], "three"]]);
    assert_eq!(
        bench.result(statement, params).await,
        json!({"ints": [1, null, 3], "texts": texts, "grid": [[1, 2], [3, 4]], "documents": [{"a": 1}, [2], "three"]})
    );
    assert_eq!(
        bench.result("select 7 = any($1::int[]) as found", json!([[5, 7]])).await,
        json!({"found": true})
    );
}

#[tokio::test]
async fn paths_are_followed_before_they_are_bound() {
    let bench = Bench::open().await;
    let statement = "select $1::int as order_id, $2::text as token, $3::text as sku, $4::bigint as task,
            $5::text as key, $6::int as attempt, $7::text as paid, $8::text[] as tags, $9::text as plain";
    let params = json!([
        "$.context.order_id",
        "$.parents.reserve.token",
        "$.parents.reserve.lines[1].sku",
        "$.task.id",
        "$.step.key",
        "$.step.attempt",
        "$.context.paid",
        "$.context.tags",
        "$$5"
    ]);
    assert_eq!(
        bench.result(statement, params).await,
        json!({
            "order_id": 7, "token": "t-1", "sku": "c,d", "task": 42, "key": "order-7/charge", "attempt": 2,
            "paid": null, "tags": ["x", "y \"z\"", "{}", null, ""], "plain": "$5",
        })
    );
}

#[tokio::test]
async fn a_value_is_never_read_as_sql() {
    let bench = Bench::open().await;
    let nasty = "'); drop table ledger; --";
    bench.result("insert into ledger values (1, $1, 1)", json!([nasty])).await;
    assert_eq!(bench.result("select note from ledger", json!([])).await, json!({ "note": nasty }));
}

#[tokio::test]
async fn the_shape_of_the_result_follows_the_rows() {
    let bench = Bench::open().await;
    let result = async |statement| bench.result(statement, json!([])).await;
    assert_eq!(
        result("insert into ledger values (1, 'a', 1), (2, 'b', 2)").await,
        json!({"rows_affected": 2})
    );
    assert_eq!(
        result("update ledger set amount = 9 where id = 2 returning id, note;").await,
        json!({"id": 2, "note": "b"})
    );
    assert_eq!(result("select id from ledger order by id desc").await, json!([{"id": 2}, {"id": 1}]));
    assert_eq!(result("select id from ledger where false").await, json!([]));
    assert_eq!(result("values (1), (2)").await, json!([{"column1": 1}, {"column1": 2}]));
    assert_eq!(result("create index on ledger (note)").await, json!({"rows_affected": 0}));
    assert_eq!(
        result("select 1 as tasker_result -- a comment; at the end").await,
        json!({"tasker_result": 1})
    );
}

#[tokio::test]
async fn many_rows_keep_their_order() {
    let bench = Bench::open().await;
    let rows = bench.result("select n from generate_series(1, 5000) n order by n desc", json!([])).await;
    let numbers: Vec<i64> = rows.as_array().unwrap().iter().map(|row| row["n"].as_i64().unwrap()).collect();
    assert!(numbers.into_iter().eq((1..=5000).rev()));
}

#[tokio::test]
async fn data_modifying_common_tables_may_return_rows() {
    let bench = Bench::open().await;
    bench.result("insert into ledger select n, 'n', n from generate_series(1, 3) n", json!([])).await;
    let statement = "
        with gone as (delete from ledger where id > $1 returning id, amount), -- and then
             kept (n) as (select count(*) from ledger)
        insert into ledger select 10, 'sum', sum(amount) from gone
        returning amount, (select n from kept) as seen";
    assert_eq!(bench.result(statement, json!([1])).await, json!({"amount": 5, "seen": 3}));
    let left = bench.result("select array_agg(id order by id) as ids from ledger", json!([])).await;
    assert_eq!(left, json!({"ids": [1, 10]}));
}

#[tokio::test]
async fn a_failure_says_what_the_server_said_and_whether_to_try_again() {
    let bench = Bench::open().await;
    bench.result("insert into ledger values (1, 'a', 1)", json!([])).await;
    for (statement, params, message, sqlstate, permanent) in [
        ("selct 1", json!([]), "syntax error at or near \"selct\" (SQLSTATE 42601)", "42601", true),
        (
            "select 1\n\nfrom from x",
            json!([]),
            "syntax error at or near \"from\" at line 3 (SQLSTATE 42601)",
            "42601",
            true,
        ),
        (
            "select $1::int",
            json!(["seven"]),
            "invalid input syntax for type integer: \"seven\" (SQLSTATE 22P02)",
            "22P02",
            true,
        ),
        ("select 1 / $1::int", json!([0]), "division by zero (SQLSTATE 22012)", "22012", true),
        ("insert into ledger values (2, null, 1)", json!([]), "null value in column \"note\"", "23502", true),
        ("insert into ledger values (2, 'b', -1)", json!([]), "violates check constraint", "23514", true),
        // What another one may yet put right is tried again.
        (
            "insert into ledger values (1, 'b', 1)",
            json!([]),
            "duplicate key value violates unique constraint \"ledger_pkey\": Key (id)=(1) already exists (SQLSTATE 23505)",
            "23505",
            false,
        ),
        ("select * from not_yet", json!([]), "relation \"not_yet\" does not exist", "42P01", false),
    ] {
        let failure = bench.failure(statement, params).await;
        assert!(failure.message.contains(message), "{statement}: {}", failure.message);
        assert_eq!(failure.sqlstate.as_deref(), Some(sqlstate), "{statement}");
        assert_eq!(failure.permanent, permanent, "{statement}");
    }
    // The transaction is as usable as before the first of them.
    assert_eq!(bench.result("select count(*) from ledger", json!([])).await, json!({"count": 1}));
}

#[tokio::test]
async fn a_failed_statement_leaves_nothing_behind() {
    let bench = Bench::open().await;
    let statement = "with written as (insert into ledger values (1, 'a', 1) returning id) select 1 / (id - 1) from written";
    assert_eq!(bench.failure(statement, json!([])).await.sqlstate.as_deref(), Some("22012"));
    assert_eq!(bench.result("select count(*) from ledger", json!([])).await, json!({"count": 0}));
}

#[tokio::test]
async fn templates_that_cannot_work_fail_for_good_and_say_why() {
    let bench = Bench::open().await;
    for (statement, params, message) in [
        ("select $1::int, $2::int", json!([1]), "the statement has 2 parameters, the template gives 1"),
        ("select $1::int", json!(["$.contxt"]), "parameter $1 (\"$.contxt\"): a path starts with"),
        ("commit", json!([]), "commit would end the transaction that records the step"),
        ("explain select 1", json!([]), "a statement that returns rows must be select"),
        ("copy ledger from stdin", json!([]), "copy cannot be used in a step"),
    ] {
        let failure = bench.failure(statement, params).await;
        assert!(failure.message.starts_with(message), "{statement}: {}", failure.message);
        assert!(failure.permanent, "{statement}");
    }
    let unread = SqlSpec { file: Some("charge.sql".into()), ..SqlSpec::default() };
    let unread = failure(sql::run(&bench.client, &unread, &input(), &[]).await);
    assert_eq!(unread.message, "the template holds no statement: file charge.sql was never read");
    assert_eq!(bench.result("select 1 as alive", json!([])).await, json!({"alive": 1}));
}

#[tokio::test]
async fn a_deferred_constraint_speaks_while_the_step_can_be_blamed() {
    let bench = Bench::open().await;
    let tables = "create table orders (id int primary key);
        create table lines (order_id int references orders deferrable initially deferred)";
    bench.client.batch_execute(tables).await.unwrap();
    let failure = bench.failure("insert into lines values (7)", json!([])).await;
    assert_eq!((failure.sqlstate.as_deref(), failure.permanent), (Some("23503"), false));
    assert_eq!(bench.result("select count(*) from lines", json!([])).await, json!({"count": 0}));
}

#[tokio::test]
async fn the_timeout_cuts_the_statement_and_nothing_after_it() {
    let bench = Bench::open().await;
    let limited = |limit| StepInput { timeout: Some(limit), ..input() };
    let started = Instant::now();
    let outcome =
        bench.run_with("select pg_sleep(600)", json!([]), limited(Duration::from_millis(200))).await;
    let late = failure(outcome);
    assert!(started.elapsed() < LIMIT);
    assert_eq!((late.message.as_str(), late.timed_out), ("timed out after 200ms", true));
    assert!(!late.permanent);

    let setting = "select current_setting('statement_timeout') as limit";
    let inside = bench.run_with(setting, json!([]), limited(Duration::from_secs(3))).await;
    assert_eq!(inside, Outcome::Succeeded { result: json!({"limit": "3s"}).into() });
    assert_eq!(bench.result(setting, json!([])).await, json!({"limit": "0"}));
    let after: String = bench.client.query_one("show statement_timeout", &[]).await.unwrap().get(0);
    assert_eq!(after, "30s", "the limit of the completion");
}

#[tokio::test]
async fn a_result_of_parents_may_be_unpacked_into_rows() {
    let bench = Bench::open().await;
    let load = json!([{"id": 1, "note": "a"}, {"id": 2, "note": "b"}]);
    let input = StepInput { parents: [("load".to_owned(), load.into())].into(), ..input() };
    let statement = "insert into ledger (id, note)
        select id, note from jsonb_to_recordset($1) as row (id int, note text)";
    let outcome = bench.run_with(statement, json!(["$.parents.load"]), input).await;
    assert_eq!(outcome, Outcome::Succeeded { result: json!({"rows_affected": 2}).into() });
}

#[tokio::test]
async fn numbers_keep_every_digit() {
    let bench = Bench::open().await;
    let context = r#"{"amount": 100000000000000000.01, "price": 19.90, "big": 12345678901234567890123, "list": [0.10, 7.0]}"#;
    let input = StepInput { context: InputValue::Read(Arc::new(context.to_owned())), ..input() };
    let statement = "select $1::numeric as amount, $2::text as price, $3::jsonb as big, $4::numeric[] as list, $5::int as seven";
    let params = json!([
        "$.context.amount",
        "$.context.price",
        "$.context.big",
        "$.context.list",
        "$.context.list[1]"
    ]);
    let Outcome::Succeeded { result } = bench.run_with(statement, params, input).await else {
        panic!("it must succeed")
    };
    assert_eq!(
        result.get(),
        r#"{"big": 12345678901234567890123, "list": [0.10, 7.0], "price": "19.90", "seven": 7, "amount": 100000000000000000.01}"#
    );
}

#[tokio::test]
async fn a_result_that_no_child_could_read_fails_for_good() {
    let bench = Bench::open().await;
    let large = bench.run("select 10::numeric ^ 400 as x", json!([])).await;
    let Outcome::Succeeded { result } = large else { panic!("{large:?}") };
    assert!(result.get().starts_with(r#"{"x": 1000000"#) && result.get().len() > 400, "{result:?}");
    for (statement, message) in [
        ("select 10::numeric ^ 1200 as x", "its result.x is a number of more than 1000 digits"),
        (
            "select (repeat('[', 100) || repeat(']', 100))::jsonb as x",
            "its result nests deeper than 100 levels",
        ),
        ("select jsonb_agg('1e131071'::jsonb) as x from generate_series(1, 9000)", ""),
    ] {
        let failure = bench.failure(statement, json!([])).await;
        assert!(failure.permanent, "{failure:?}");
        assert!(failure.message.starts_with(message), "{failure:?}");
    }
    let quoted = bench.failure("select $1::int", json!(["x".repeat(1 << 20)])).await;
    assert!(quoted.message.len() < 5_000 && quoted.message.ends_with("… (SQLSTATE 22P02)"), "{quoted:?}");
    assert_eq!(bench.result("select 1 as still", json!([])).await, json!({"still": 1}));
}

#[tokio::test]
async fn a_lost_race_and_a_lost_connection_are_interruptions() {
    let bench = Bench::open().await;
    for code in ["40001", "40P01"] {
        let raise = format!("do $$ begin raise exception using errcode = '{code}', message = 'lost'; end $$");
        let outcome = bench.run(&raise, json!([])).await;
        let Outcome::Interrupted(failure) = outcome else { panic!("{outcome:?}") };
        assert_eq!((failure.sqlstate.as_deref(), failure.permanent), (Some(code), false));
    }
    let outcome = bench.run("select pg_terminate_backend(pg_backend_pid())", json!([])).await;
    assert!(matches!(outcome, Outcome::Interrupted(_)), "{outcome:?}");
}
