//! Text that others wrote reaches a terminal without acting on it: a hostile value in every column of every
//! table and in the server's errors, and the raw bytes of what each command prints.

use tokio_postgres::Client;

use crate::common::{Run, TestDatabase};

/// Clears the screen, begins an element of a page, writes the clipboard, colours and turns the rest, hides words, and
/// begins a line of its own.
const HOSTILE: &str = "x\u{1b}[2J<script>\"'&\u{1b}]52;c;eA==\u{7}\u{1b}[8mhidden\u{1b}[0m\u{9b}31m\u{7f}\u{202e}\u{2066}\u{200b}\u{2028}\r\nFORGED task 21 complete";

/// `EVIL` becomes the hostile text.
const WORKFLOWS: [&str; 2] = [
    r#"
namespace: shop
name: order
version: 1.0.0
description: EVIL
steps:
  - { name: quantity, description: EVIL, handler: { sql: { statement: "select $1::int", params: [{ context: qty }] } }, retry: { limit: 1 } }
  - { name: speak, handler: { command: [sh, -c, "printf '%s\n' EVIL >&2; exit 3"] }, retry: { limit: 1 } }
  - { name: print, handler: { command: [echo, '{"word": "EVIL"}'] } }
  - { name: wait, depends_on: [print], queue: later, handler: { noop: {} } }
"#,
    "{namespace: shop, name: hold, version: 1.0.0, steps: [{name: stay, handler: {sleep: {for: 600s}}}]}",
];

/// What reads the rows of tasks, in every form it has, and whether it shows a text that others wrote.
const COMMANDS: [(&[&str], bool); 28] = [
    (&["task", "list"], true),
    (&["task", "count"], true),
    (&["task", "show", "1"], true),
    (&["task", "show", "1", "--timeline"], true),
    (&["task", "graph", "1"], true),
    (&["task", "graph", "1", "--as", "mermaid"], true),
    (&["task", "graph", "1", "--as", "dot"], true),
    (&["task", "why", "1"], true),
    (&["task", "retry", "1", "--dry-run"], true),
    (&["task", "cancel", "1", "--dry-run"], true),
    (&["step", "show", "1"], true),
    (&["step", "show", "2", "--history"], true),
    (&["step", "show", "2", "--full"], true),
    (&["step", "show", "3"], true),
    (&["step", "show", "4", "--ancestors"], true),
    (&["step", "why", "1"], true),
    (&["step", "why", "4"], true),
    (&["step", "retry", "1", "--dry-run"], true),
    (&["stuck"], true),
    (&["queue", "list"], true),
    (&["worker", "list"], true),
    (&["template", "list"], true),
    (&["template", "show", "shop/order"], false),
    (&["check", "health"], false),
    (&["check", "consistency"], true),
    (&["check", "indexes"], false),
    (&["migrate", "status"], false),
    (&["migrate", "verify"], false),
];

/// What reads the ledgers of migrations.
const LEDGER_COMMANDS: [&[&str]; 6] = [
    &["migrate", "status"],
    &["migrate", "plan"],
    &["migrate", "up", "--dry-run"],
    &["migrate", "down", "--phase", "views", "--dry-run"],
    &["check", "health"],
    &["task", "list"],
];

/// A character that steers, hides or turns, but for the ends of lines. Written apart from the program's own table.
pub fn acts(character: char) -> bool {
    let code = u32::from(character);
    (code < 32 && character != '\n')
        || (127..160).contains(&code)
        || matches!(code, 0x200b..=0x200f | 0x2028..=0x202e | 0x2060..=0x2069 | 0xfeff)
}

fn check(what: &str, run: &Run) {
    for (stream, text) in [("standard output", &run.stdout), ("standard error", &run.stderr)] {
        let found = text.lines().find(|line| line.contains(acts) || line.starts_with("FORGED"));
        assert_eq!(found, None, "{what}, on {stream}:\n{text:?}");
    }
}

/// Leaves out the colours that the program itself writes, and nothing else.
fn without_colors(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("\u{1b}[") {
        let code = &rest[at + 2..];
        let end = code.find('m').filter(|end| {
            let is_color = |part: &str| matches!(part.parse(), Ok(0..=4 | 31..=37 | 90..=97_u8));
            code[..*end].split(';').all(is_color)
        });
        let next = end.map_or(at + 2, |end| at + 2 + end + 1);
        kept.push_str(&rest[..if end.is_some() { at } else { next }]);
        rest = &rest[next..];
    }
    kept + rest
}

/// Which columns receive the hostile text.
pub enum Columns {
    /// What one ledger of migrations records.
    Ledger(&'static str),
    /// The states in transitions: with these, most commands end with an error.
    States,
    Others,
}

/// Puts the hostile text into every column of text or JSON that takes it, and returns their names.
pub async fn poison(client: &Client, chosen: Columns) -> Vec<String> {
    let condition = match chosen {
        Columns::Ledger(table) => &format!("c.relname = '{table}'"),
        Columns::States => "a.attname in ('from_state', 'to_state')",
        Columns::Others => {
            "c.relname not in ('tasker_schema_history', 'tasker_installed_views', 'tasker_installed_indexes')
                and a.attname not in ('from_state', 'to_state')"
        }
    };
    let columns = client
        .query(
            &format!(
                "select c.relname, a.attname, format_type(a.atttypid, null)
               from pg_class c join pg_attribute a on a.attrelid = c.oid
              where c.relname like 'tasker\\_%' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
                and a.attgenerated = '' and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype, 'jsonb'::regtype)
                and {condition} order by 1, 2"
            ),
            &[],
        )
        .await
        .expect("the catalog");
    client.batch_execute("begin; set session_replication_role = replica").await.expect("a superuser");
    let mut poisoned = Vec::new();
    for row in columns {
        let (table, column, kind): (String, String, String) = (row.get(0), row.get(1), row.get(2));
        // Names that must agree between tables do.
        let (text, own) = match column.as_str() {
            "queue" => ("$1::text".to_owned(), HOSTILE.to_owned()),
            _ => ("$1::text || ' ' || ctid::text".to_owned(), format!("{HOSTILE} {table}.{column}")),
        };
        let value = match kind.as_str() {
            "text[]" => "array[$1::text]".to_owned(),
            "jsonb" => format!(
                "replace(case when jsonb_typeof({column}) = 'object' then {column} || jsonb_build_object('hostile', 'EVIL',
                   'message', 'EVIL', 'stderr', 'EVIL', 'by', 'EVIL', 'reason', 'EVIL', 'worker', 'EVIL') else {column} end::text,
                   'EVIL', trim('\"' from to_json($1::text)::text))::jsonb"
            ),
            _ => text,
        };
        let update = format!("update {table} set {column} = {value} where {column} is not null");
        client.batch_execute("savepoint one").await.expect("a savepoint");
        match client.execute(&update, &[&own]).await {
            Ok(0) => {}
            Ok(_) => poisoned.push(format!("{table}.{column}")),
            // A check: the column holds words of the schema only.
            Err(_) => client.batch_execute("rollback to one").await.expect("the savepoint"),
        }
    }
    client.batch_execute("commit").await.expect("the changes");
    poisoned
}

pub async fn shop() -> TestDatabase {
    let database = TestDatabase::with_workflows(&WORKFLOWS).await;
    let context = serde_json::json!({ "qty": HOSTILE }).to_string();
    let submit = ["task", "submit", "shop/order", "--context", &context, "--tag", "EVIL", "--reason", "EVIL"];
    database.tasker(&submit).success();
    let _ = database.tasker(&["worker", "run", "--drain", "--queue", "default"]);
    database.tasker(&["queue", "pause", "later", "--reason", "EVIL"]).success();
    let worker = "insert into tasker_workers (host, pid, version, queues, concurrency, lease_seconds)
                  values ('host', 1, '0.1.0', array['later'], 1, 3600)";
    database.client().await.batch_execute(worker).await.expect("a worker");
    database
}

/// Runs each command for people, for programs and with colours.
fn check_all(database: &TestDatabase, commands: &[(&[&str], bool)]) {
    for (command, shows_it) in commands {
        let words = command.join(" ");
        let run = database.tasker(command);
        check(&words, &run);
        let shown = format!("{}{}", run.stdout, run.stderr).contains("hidden");
        assert_eq!(shown, *shows_it, "{words}:\n{}{}", run.stdout, run.stderr);
        let json = database.tasker(&[command, &["--format", "json"][..]].concat());
        check(&format!("{words} --format json"), &json);
        if !command.get(1).is_some_and(|verb| ["show", "list", "health"].contains(verb)) {
            continue;
        }
        let mut colored = database.command(&[command, &["--color", "always"][..]].concat());
        colored.env_remove("NO_COLOR");
        let mut run = Run::of(colored);
        run.stdout = without_colors(&run.stdout);
        run.stderr = without_colors(&run.stderr);
        check(&format!("{words} --color always"), &run);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_servers_error_cannot_forge_a_line_of_the_log() {
    let database = TestDatabase::with_workflows(&WORKFLOWS).await;
    let context = serde_json::json!({ "qty": HOSTILE }).to_string();
    database.tasker(&["task", "submit", "shop/order", "--context", &context]).success();
    let run = database.tasker(&["worker", "run", "--drain", "--queue", "default"]);
    assert!(run.stderr.contains("invalid input syntax for type integer"), "{}", run.stderr);
    check("worker run", &run);
    // Each event is one line, which begins with its time.
    let forged = run
        .stderr
        .lines()
        .find(|line| line.contains("FORGED") && !line.starts_with(|c: char| c.is_ascii_digit()));
    assert_eq!(forged, None, "{}", run.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_column_of_any_table_reaches_a_terminal_raw() {
    let database = shop().await;
    let poisoned = poison(&database.client().await, Columns::Others).await;
    for column in [
        "tasker_named_steps.name",
        "tasker_named_tasks.name",
        "tasker_paused_queues.reason",
        "tasker_workers.host",
        "tasker_workflow_step_transitions.metadata",
    ] {
        assert!(poisoned.iter().any(|name| name == column), "{column} is not among {poisoned:?}");
    }
    check_all(&database, &COMMANDS);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_unknown_state_reaches_a_terminal_raw() {
    let database = shop().await;
    let poisoned = poison(&database.client().await, Columns::States).await;
    assert!(poisoned.iter().any(|name| name == "tasker_task_transitions.to_state"), "{poisoned:?}");
    for command in
        [&["task", "show", "1"][..], &["task", "list"], &["step", "show", "2", "--history"], &["stuck"]]
    {
        check(&command.join(" "), &database.tasker(command));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_ledger_of_migrations_reaches_a_terminal_raw() {
    for ledger in ["tasker_schema_history", "tasker_installed_views"] {
        let database = TestDatabase::new().await;
        let poisoned = poison(&database.client().await, Columns::Ledger(ledger)).await;
        assert!(poisoned.contains(&format!("{ledger}.name")), "{poisoned:?}");
        let mut shows_it = false;
        for command in LEDGER_COMMANDS {
            for form in [&[][..], &["--format", "json"]] {
                let run = database.tasker(&[command, form].concat());
                check(&format!("{} {}", command.join(" "), form.join(" ")), &run);
                shows_it |= format!("{}{}", run.stdout, run.stderr).contains('\u{fffd}');
            }
        }
        // A row of the other ledger counts only if its view exists.
        assert!(
            shows_it || ledger == "tasker_installed_views",
            "none of the commands shows what was written"
        );
    }
}
