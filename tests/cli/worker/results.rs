//! What steps return and receive, to the last digit; and what is no result.

use serde_json::{Value, json};
use tokio_postgres::Client;

use super::drain;
use crate::common::TestDatabase;

/// Applies a workflow `w` of these steps and submits a task of it.
pub(super) async fn with_task(steps: &str, context: &str) -> (TestDatabase, Client) {
    let database = TestDatabase::new().await;
    let workflow = format!("{{name: w, version: 1.0.0, steps: [{steps}]}}");
    database.tasker_with_stdin(&["template", "apply", "-"], workflow).success();
    database.tasker_with_stdin(&["task", "submit", "w", "--context", "-"], context).success();
    let client = database.client().await;
    (database, client)
}

/// Of each step, by name, its state and what it returned, or why it failed, as text.
pub(super) async fn ends(client: &Client) -> Vec<(String, String, String)> {
    let rows = client
        .query(
            "select named.name, current.to_state,
                    coalesce(current.metadata ->> 'message', step.results::text, '')
               from tasker_workflow_steps step
               join tasker_named_steps named using (named_step_id)
               join tasker_workflow_step_transitions current
                 on current.workflow_step_id = step.workflow_step_id and current.most_recent
              order by step.workflow_step_id",
            &[],
        )
        .await
        .expect("the steps");
    rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect()
}

#[tokio::test]
async fn numbers_go_from_hand_to_hand_without_losing_a_digit() {
    let context = r#"{"amount": 100000000000000000.01, "p": 19.90, "$serde_json::private::Number": "1"}"#;
    let steps = "
        {name: echo, handler: {command: {shell: 'cat'}}},
        {name: sql, depends_on: [echo], handler: {sql: {
            statement: 'select $1::numeric as amount, $2::text as p, $3::jsonb as context',
            params: [$.context.amount, $.parents.echo.context.p, $.parents.echo.context]}}},
        {name: child, depends_on: [sql], handler: {command: {shell: 'cat'}}}";
    let (database, client) = with_task(steps, context).await;
    drain(&database, &[]).success();
    let read = async |what: &str| -> bool {
        let question = format!(
            "select {what} from tasker_workflow_steps step join tasker_named_steps using (named_step_id)
              where name = 'child'"
        );
        client.query_one(&question, &[]).await.expect("a truth value").get(0)
    };
    let stored: String =
        client.query_one("select context::text from tasker_tasks", &[]).await.unwrap().get(0);
    assert_eq!(
        stored,
        r#"{"p": 19.90, "amount": 100000000000000000.01, "$serde_json::private::Number": "1"}"#
    );
    assert!(read("(results #>> '{context}') = (select context::text from tasker_tasks)").await);
    assert!(read("(results #>> '{parents,sql,context}') = (select context::text from tasker_tasks)").await);
    assert!(read("(results #> '{parents,sql,amount}')::text = '100000000000000000.01'").await);
    assert!(read("(results #>> '{parents,sql,p}') = '19.90'").await);
    // And people see what is there.
    let shown = database.tasker(&["step", "show", "1/sql", "--format", "json"]).success().stdout;
    assert!(shown.contains(r#""amount": 100000000000000000.01"#), "{shown}");
    let shown = database.tasker(&["step", "show", "1/sql"]).success().stdout;
    assert!(shown.contains("  \"amount\": 100000000000000000.01"), "{shown}");
}

/// What programs print as their last words, and what comes of it.
const WORDS: [(&str, &str, &str, &str); 23] = [
    (
        "nan",
        r#"echo '{"score": NaN, "id": 7}'"#,
        "error",
        r#"expected value at line 1 column 11: NaN, "id": 7}"#,
    ),
    ("infinity", r#"echo '{"score": -Infinity}'"#, "error", "invalid number at line 1 column 12: Infinity}"),
    ("surrogate", r#"echo '{"name": "caf\ud800"}'"#, "error", "its result.name holds half a surrogate pair"),
    (
        "deep",
        "i=0; while [ $i -lt 200 ]; do printf '['; i=$((i+1)); done; printf 7; while [ $i -gt 0 ]; do printf ']'; i=$((i-1)); done; echo",
        "error",
        "its result nests deeper than 100 levels",
    ),
    (
        "truncated",
        r#"printf '{"token": "t-1", "lines": [1, 2'"#,
        "error",
        "it is cut off: EOF while parsing a list at line 1 column 31",
    ),
    (
        "single_quotes",
        r#"echo "{'token': 't-1'}""#,
        "error",
        "key must be a string at line 1 column 2: 'token': 't-1'}",
    ),
    (
        "trailing_log",
        r#"printf '{"token": "t-1"} # done\n'"#,
        "error",
        "trailing characters at line 1 column 18: # done",
    ),
    ("trailing_comma", r#"echo '[1, 2,]'"#, "error", "expected value at line 1 column 7: ]"),
    (
        "stale_value",
        r#"echo '{"progress": 10}'; echo '{"result": NaN}'"#,
        "error",
        "expected value at line 2 column 12: NaN}",
    ),
    ("utf16", r#"printf '\377\376{\000}\000'"#, "error", "it is not UTF-8; UTF-16?"),
    ("nul", r#"echo '{"name": "a\u0000b"}'"#, "error", r"its result.name contains a NUL character (\u0000)"),
    ("digits", r#"echo '{"n": [1e1000]}'"#, "error", "its result.n[0] is a number of more than 1000 digits"),
    (
        "large",
        r#"yes 1e999, | head -n 9000 | { printf '['; cat; echo '1]'; }"#,
        "error",
        "its result is larger than 1 MiB",
    ),
    ("overflow", r#"echo '{"n": 1e20, "id": 7}'"#, "complete", r#"{"n": 100000000000000000000, "id": 7}"#),
    ("bom", r#"printf '\357\273\277{"token": "t-1"}\n'"#, "complete", r#"{"token": "t-1"}"#),
    ("crlf", r#"printf '{"token": "t-1"}\r\n'"#, "complete", r#"{"token": "t-1"}"#),
    ("carriage", r#"printf 'working 10%%\rworking 100%%\r{"ok": true}\n'"#, "complete", r#"{"ok": true}"#),
    ("bigint", r#"echo '{"id": 12345678901234567890123}'"#, "complete", r#"{"id": 12345678901234567890123}"#),
    ("dup", r#"echo '{"id": 1, "id": 2}'"#, "complete", r#"{"id": 2}"#),
    ("then_a_log", r#"echo '{"token": "t-1"}'; echo '[INFO] bye'"#, "complete", r#"{"token": "t-1"}"#),
    ("log_only", r#"echo '[INFO] a'; echo '[12:30:05] b'; echo '[2/7] c'"#, "complete", "null"),
    ("repaired", r#"echo '{"a": NaN}'; echo '{"a": null}'"#, "complete", r#"{"a": null}"#),
    ("tenths", "echo 0.10", "complete", "0.10"),
];

#[tokio::test]
async fn last_words_that_look_like_json_and_are_none_fail_for_good() {
    let steps = WORDS.map(|(name, script, ..)| {
        json!({"name": name, "handler": {"command": {"shell": script}}}).to_string()
    });
    let (database, client) = with_task(&steps.join(", "), "{}").await;
    let _ = drain(&database, &[]);
    for ((name, state, end), (_, script, expected_state, expected)) in ends(&client).await.iter().zip(WORDS) {
        assert_eq!((state.as_str(), script), (expected_state, script), "{name}: {end}");
        match expected_state {
            "complete" => assert_eq!(end, expected, "{name}"),
            _ => assert!(end.contains(expected), "{name}: {end}"),
        }
    }
    let attempts = "select max(attempts) from tasker_workflow_steps";
    assert_eq!(client.query_one(attempts, &[]).await.unwrap().get::<_, i32>(0), 1);
}

#[tokio::test]
async fn a_step_may_take_its_output_for_text_lines_or_nothing() {
    let script = r#"echo 'one: {"a": NaN}'; echo; echo '{b'"#;
    let step = |form: &str| {
        json!({"name": form, "handler": {"command": {"shell": script}}, "result": form}).to_string()
    };
    let steps = ["text", "lines", "none", "json"].map(step).join(", ");
    let (database, client) = with_task(&steps, "{}").await;
    let _ = drain(&database, &[]);
    let ends = ends(&client).await;
    let found: Vec<(&str, &str)> =
        ends.iter().map(|(_, state, end)| (state.as_str(), end.as_str())).collect();
    assert_eq!(found[0], ("complete", r#""one: {\"a\": NaN}\n\n{b""#));
    assert_eq!(found[1], ("complete", r#"["one: {\"a\": NaN}", "", "{b"]"#));
    assert_eq!(found[2], ("complete", "null"));
    assert_eq!(found[3].0, "error");
    for (file, fault) in [
        (r#"{name: w, version: 2.0.0, steps: [{name: a, handler: {command: [x]}, result: yaml}]}"#, "result"),
        (r#"{name: w, version: 2.0.0, steps: [{name: a, handler: {noop: {}}, result: text}]}"#, "command"),
    ] {
        let run = database.tasker_with_stdin(&["template", "check", "-"], file);
        assert!(run.code != 0 && run.snapshot().contains(fault), "{}", run.snapshot());
    }
}

#[tokio::test]
async fn what_one_step_cannot_read_stops_no_other() {
    let steps = "
        {name: a, handler: {command: {shell: 'cat > /dev/null'}}},
        {name: b, handler: {command: {shell: 'cat > /dev/null'}}, retry: {limit: 5}}";
    let (database, client) = with_task(steps, "{}").await;
    // Neither could be submitted: it would take a gigabyte to print the one, and no JSON reader the other.
    let plant = "
        update tasker_tasks set context = (select jsonb_agg('1e131071'::jsonb) from generate_series(1, 9000));
        insert into tasker_workflow_steps (task_id, named_step_id, processed, results)
        select task_id, named_step_id, true, null from tasker_workflow_steps where false";
    client.batch_execute(plant).await.expect("a planted context");
    let nested = format!("{}7{}", "[".repeat(100), "]".repeat(100));
    database.tasker_with_stdin(&["task", "submit", "w", "--context", "-"], nested).success();
    client
        .batch_execute("update tasker_tasks set context = jsonb_build_array(jsonb_build_array(context)) where task_id = 2")
        .await
        .expect("a deep context");
    let _ = drain(&database, &["-j", "8"]);
    let ends = ends(&client).await;
    let states: Vec<&str> = ends.iter().map(|(_, state, _)| state.as_str()).collect();
    assert_eq!(states, ["error", "error", "complete", "complete"], "{ends:?}");
    assert!(ends[1].2.starts_with("its context cannot be read: "), "{ends:?}");
    let attempts = "select max(attempts) from tasker_workflow_steps";
    assert_eq!(client.query_one(attempts, &[]).await.unwrap().get::<_, i32>(0), 1);
}

#[tokio::test]
async fn depth_is_limited_at_every_entrance_alike() {
    let (database, client) = with_task("{name: a, queue: nobody, handler: {noop: {}}}", "{}").await;
    let nested = |depth: usize| format!("{}7{}", "[".repeat(depth), "]".repeat(depth));
    for (depth, is_allowed) in [(100, true), (101, false), (127, false), (50_000, false)] {
        let value = nested(depth);
        let line = format!("{{\"template\": \"w\", \"context\": {value}}}\n");
        let runs = [
            database.tasker_with_stdin(&["task", "submit", "w", "--context", "-"], &value),
            database.tasker_with_stdin(&["task", "submit", "--batch", "-"], &line),
            database.tasker_with_stdin(&["step", "resolve", "1/a", "--dry-run", "--result", "-"], &value),
        ];
        for run in runs {
            assert_eq!(run.code == 0, is_allowed, "{depth}: {}", run.stderr);
            assert!(is_allowed || run.stderr.contains("nests deeper than 100 levels"), "{}", run.stderr);
        }
    }
    let stored: i64 = client.query_one("select count(*) from tasker_tasks", &[]).await.unwrap().get(0);
    assert_eq!(stored, 3);
}

#[tokio::test]
async fn a_statement_leaves_nothing_behind_for_the_next_ones() {
    let leave = "
        select set_config('app.tenant', 'acme', false), set_config('search_path', 'pg_catalog', false),
               set_config('default_transaction_read_only', 'on', false), pg_advisory_lock(7)";
    let block = "
        do $$ begin
            create temp table scratch (id int);
            execute 'listen news';
            execute 'prepare mine as select 1';
            execute 'declare kept cursor with hold for select 1';
        end $$";
    let look = "
        select coalesce(current_setting('app.tenant', true), '') as tenant,
               current_setting('transaction_read_only') as read_only,
               to_regclass('pg_temp.scratch') is not null as scratch,
               (select count(*) from pg_prepared_statements where from_sql) as prepared,
               (select count(*) from pg_cursors where is_holdable) as cursors,
               (select count(*) from pg_listening_channels()) as channels,
               (select count(*) from pg_locks where locktype = 'advisory' and pid = pg_backend_pid()) as locks";
    let statement = |name: &str, parents: &[&str], statement: &str| {
        json!({"name": name, "depends_on": parents, "handler": {"sql": {"statement": statement}}, "retry": {"limit": 1}})
            .to_string()
    };
    // One after the other in one worker: on one connection.
    let steps = [
        statement("block", &[], block),
        statement("leave", &["block"], leave),
        statement(
            "fails",
            &["leave"],
            "select set_config('app.tenant', 'lost', false), 1 / (pg_advisory_lock(8)::text <> '')::int",
        ),
        statement("look", &["leave"], look),
    ];
    let (database, client) = with_task(&steps.join(", "), "{}").await;
    let _ = drain(&database, &["-j", "1"]);
    let ends = ends(&client).await;
    let states: Vec<&str> = ends.iter().map(|(_, state, _)| state.as_str()).collect();
    assert_eq!(states, ["complete", "complete", "error", "complete"], "{ends:?}");
    let seen: Value = serde_json::from_str(&ends[3].2).expect("what the last one saw");
    assert_eq!(
        seen,
        json!({"tenant": "", "read_only": "off", "scratch": false, "prepared": 0, "cursors": 0, "channels": 0, "locks": 0})
    );
}

#[tokio::test]
async fn a_result_written_to_its_file_takes_the_place_of_the_output() {
    let cases = [
        (
            "json",
            "echo '{\"a\": 1}'; printf '{\"b\": 19.90}' > $TASKER_RESULT_FILE",
            "",
            "complete",
            r#"{"b": 19.90}"#,
        ),
        (
            "text",
            "printf 'one\\ntwo\\n' > $TASKER_RESULT_FILE",
            ", result: text",
            "complete",
            r#""one\ntwo""#,
        ),
        (
            "lines",
            "printf 'one\\ntwo\\n' > $TASKER_RESULT_FILE",
            ", result: lines",
            "complete",
            r#"["one", "two"]"#,
        ),
        ("none", "echo 7 > $TASKER_RESULT_FILE", ", result: none", "complete", "null"),
        ("empty", "echo 7; : > $TASKER_RESULT_FILE", "", "complete", "7"),
        (
            "renamed",
            "echo 7 > $TASKER_RESULT_FILE.new; mv $TASKER_RESULT_FILE.new $TASKER_RESULT_FILE",
            "",
            "complete",
            "7",
        ),
        (
            "words",
            "echo done > $TASKER_RESULT_FILE",
            "",
            "error",
            "exit status 0, but the file of its result holds no JSON",
        ),
        (
            "large",
            "head -c 1048577 /dev/zero | tr '\\0' 7 > $TASKER_RESULT_FILE",
            ", result: text",
            "error",
            "exit status 0, but its result is larger than 1 MiB",
        ),
        (
            "link",
            "ln -s /etc/hostname $TASKER_RESULT_FILE",
            "",
            "error",
            "exit status 0, but the file of its result cannot be read: Too many levels of symbolic links (os error 40)",
        ),
        (
            "pipe",
            "mkfifo $TASKER_RESULT_FILE",
            "",
            "error",
            "exit status 0, but the file of its result cannot be read: it is not a regular file",
        ),
        (
            "later",
            "echo '{\"retry_after\": 7}' > $TASKER_RESULT_FILE; exit 75",
            ", retry: {limit: 1}",
            "error",
            "exit status 75: drwx------",
        ),
    ];
    let steps = cases.map(|(name, script, keys, ..)| {
        let script = json!(format!("ls -ld $(dirname $TASKER_RESULT_FILE) >&2; {script}"));
        format!("{{name: {name}{keys}, handler: {{command: {{shell: {script}}}}}}}")
    });
    let (database, client) = with_task(&steps.join(", "), "{}").await;
    let mut worker = database.command(&["worker", "run", "--drain"]);
    worker.env("TMPDIR", database.home()).output().unwrap();
    for ((name, .., state, outcome), (found_name, found_state, found)) in
        cases.iter().zip(ends(&client).await)
    {
        let is_as_expected = if *name == "later" { found.starts_with(outcome) } else { found == *outcome };
        assert!(
            found_name == *name && found_state == *state && is_as_expected,
            "{name} {found_state}: {found}"
        );
    }
    let wait = "select (metadata ->> 'retry_after_seconds')::int from tasker_workflow_step_transitions
                 where metadata ->> 'message' like 'exit status 75%'";
    assert_eq!(client.query_one(wait, &[]).await.unwrap().get::<_, Option<i32>>(0), Some(7));
    // Nobody else can look into the folder, and nothing of it is left.
    let left = std::fs::read_dir(database.home()).unwrap().map(|entry| entry.unwrap().file_name());
    let left: Vec<_> = left.filter(|name| name.to_string_lossy().starts_with("tasker-results")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test]
async fn a_result_that_does_not_fit_its_schema_fails_for_good() {
    let schema = "result: {type: object, required: [n], properties: {n: {type: integer, maximum: 9}}}";
    let steps = format!(
        r#"{{name: good, handler: {{command: {{shell: 'echo "{{\"n\": 7}}"'}}}}, {schema}}},
        {{name: bad, handler: {{command: {{shell: 'echo "{{\"n\": 10.5}}"'}}}}, {schema}}},
        {{name: silent, handler: {{command: ['true']}}, {schema}}},
        {{name: sql, handler: {{sql: {{statement: "insert into effects values ('x') returning n"}}}}, {schema}}},
        {{name: counted, handler: {{sql: {{statement: "insert into effects values (3) returning n::int"}}}}, {schema}}}"#
    );
    let (database, client) = with_task(&steps, "{}").await;
    client.batch_execute("create table effects (n text)").await.expect("a table");
    drain(&database, &[]);
    let refused = |faults: &str| format!("its result does not fit the schema of the step: {faults}");
    let expected = [
        ("good", "complete", r#"{"n": 7}"#.to_owned()),
        ("bad", "error", refused("/n: want integer, but got number")),
        ("silent", "error", refused("the result: want object, but got null")),
        ("sql", "error", refused("/n: want integer, but got string")),
        ("counted", "complete", r#"{"n": 3}"#.to_owned()),
    ];
    let expected = expected.map(|(name, state, said)| (name.to_owned(), state.to_owned(), said));
    assert_eq!(ends(&client).await, expected);
    // No attempt follows, and of a statement whose result is refused nothing is kept.
    let attempts = "select max(attempts) from tasker_workflow_steps";
    assert_eq!(client.query_one(attempts, &[]).await.expect("attempts").get::<_, i32>(0), 1);
    let kept = client.query_one("select string_agg(n, ' ') from effects", &[]).await.expect("the effects");
    assert_eq!(kept.get::<_, String>(0), "3");
}
