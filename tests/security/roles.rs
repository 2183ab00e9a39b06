//! The roles of docs/privileges.md, made from the page itself, and its table: each cell is tried, with the real
//! commands and by SQL. What is not marked is refused by PostgreSQL.

use std::collections::BTreeMap;

use nix::sys::signal::Signal;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use crate::common::{Process, Run, TestDatabase, eventually_true};

const PAGE: &str = include_str!("../../docs/privileges.md");

/// The columns of the table.
const ROLES: [&str; 7] = ["reader", "submitter", "author", "operator", "worker", "archiver", "migrator"];

const ORDER: &str = r#"
name: order
version: "1.0.0"
steps:
  - { name: reserve, handler: { command: [echo, "{}"] } }
  - { name: charge, depends_on: [reserve], handler: { sql: { statement: select 1 as charged } } }
  - name: ship
    depends_on: [charge]
    handler: { fail: { times: 1 } }
    retry: { backoff: { base: 10ms, cap: 20ms } }
  - { name: broken, depends_on: [reserve], handler: { fail: { permanent: true } } }
"#;

/// A database whose tables belong to the page's migrator, and the page's roles, under names of this test's own: roles
/// belong to the whole server, and other tests run on it.
struct Roles {
    database: TestDatabase,
    client: Client,
}

impl Roles {
    /// The statements of the page, and its table.
    async fn create() -> Roles {
        let database = TestDatabase::empty().await;
        let client = database.client().await;
        let roles = Roles { database, client };
        let blocks = sql_blocks();
        let of_migrator = blocks.iter().find(|block| block.contains("create role tasker_migrator"));
        let of_migrator = of_migrator.expect("the migrator").replace(" login password '…'", "");
        roles.client.batch_execute(&roles.renamed(&of_migrator)).await.expect("the migrator's rights");
        roles.may("migrator", &["migrate", "up"]);
        let made =
            blocks.iter().find(|block| block.contains("create role tasker_reader")).expect("the roles");
        roles.client.batch_execute(&roles.renamed(made)).await.expect("the page's roles");
        let grants = blocks.iter().find(|block| block.contains("grant select")).expect("the grants");
        let grants = format!("set role {}; {}; reset role", roles.name("migrator"), roles.renamed(grants));
        roles.client.batch_execute(&grants).await.expect("the page's grants, by the owner");
        roles
    }

    fn name(&self, role: &str) -> String {
        format!("tasker_{role}_{}", self.database.name())
    }

    fn renamed(&self, sql: &str) -> String {
        ROLES.iter().fold(sql.to_owned(), |sql, role| {
            let role = format!("tasker_{role}");
            // A table may begin with the name of a role: tasker_workers.
            let mut renamed = String::new();
            let mut rest = sql.as_str();
            while let Some(at) = rest.find(&role) {
                let end = at + role.len();
                renamed.push_str(&rest[..at]);
                let is_whole =
                    !rest[end..].starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_');
                renamed.push_str(&role);
                if is_whole {
                    renamed.push_str(&format!("_{}", self.database.name()));
                }
                rest = &rest[end..];
            }
            renamed + rest
        })
    }

    fn run(&self, role: &str, args: &[&str]) -> Run {
        let mut command = self.database.command(args);
        command.env("PGOPTIONS", format!("-c role={}", self.name(role)));
        Run::of(command)
    }

    fn may(&self, role: &str, args: &[&str]) -> Run {
        let run = self.run(role, args);
        assert_eq!(run.code, 0, "{role} may not run {args:?}\n{}", run.snapshot());
        run
    }

    fn may_not(&self, role: &str, args: &[&str]) {
        let run = self.run(role, args);
        assert_eq!(run.code, 1, "{role} may run {args:?}\n{}", run.snapshot());
        let is_refused = run.stderr.contains("42501") || run.stderr.contains("may not migrate");
        assert!(is_refused, "{role} {args:?}: {}", run.stderr);
    }

    /// What the server answers to a statement of a role; nothing of it stays.
    async fn answer(&self, role: &str, sql: &str) -> Result<(), SqlState> {
        let begin = format!("begin; set local role {}", self.name(role));
        self.client.batch_execute(&begin).await.expect("a transaction of the role");
        let answer = self.client.batch_execute(sql).await;
        self.client.batch_execute("rollback").await.expect("the transaction ends");
        answer.map_err(|error| error.code().cloned().unwrap_or_else(|| panic!("{role}, {sql}: {error}")))
    }

    async fn drop(self) {
        for role in ROLES.iter().rev() {
            let name = self.name(role);
            let sql = format!("drop owned by {name} cascade; drop role {name}");
            self.client.batch_execute(&sql).await.expect("the role goes");
        }
    }
}

fn sql_blocks() -> Vec<String> {
    let blocks = PAGE.split("```sql\n").skip(1);
    blocks.map(|rest| rest.split("```").next().expect("a closed block").to_owned()).collect()
}

/// The table of the page: for each line, who can do it.
fn table() -> BTreeMap<&'static str, [&'static str; 7]> {
    let rows = PAGE.lines().filter(|line| line.starts_with("| ") && line.matches('|').count() == 9);
    let rows = rows.map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        (cells[0], cells[1..].try_into().expect("a cell for each role"))
    });
    let table: BTreeMap<_, [&str; 7]> = rows.collect();
    assert_eq!(table[""], ROLES);
    table
}

/// Statements for the lines of the table that are no commands. Each must be refused to those who are not marked.
const STATEMENTS: &[(&str, &[&str])] = &[
    (
        "call `tasker_submit`, `tasker_submit_batch`",
        &["select tasker_submit('order')", "select tasker_submit_batch('order', '[{}]')"],
    ),
    (
        "read contexts, results and error output of every task",
        &[
            "select context from tasker_tasks",
            "select results from tasker_workflow_steps",
            "select metadata from tasker_workflow_step_transitions",
            "select * from tasker_task_workflow_summaries",
        ],
    ),
    (
        "write the result of a step, or mark it as done",
        &[
            r#"update tasker_workflow_steps set results = '{"approved_by": "the CFO"}'"#,
            "update tasker_workflow_steps set processed = true",
            "insert into tasker_workflow_step_transitions (workflow_step_id, to_state, sort_key, most_recent) values (2, 'complete', 70, false)",
        ],
    ),
    (
        "put a step into the ready queue",
        &[
            "insert into tasker_ready_steps (workflow_step_id, queue, priority) values (2, 'default', 0)",
            "update tasker_workflow_steps set remaining_parents = 0",
        ],
    ),
    (
        "add a task, a step or an edge by SQL",
        &[
            "insert into tasker_tasks (named_task_id) select min(named_task_id) from tasker_named_tasks",
            "insert into tasker_workflow_steps (task_id, named_step_id, processed, results) values (1, 1, true, '{}')",
            "insert into tasker_workflow_step_edges (from_step_id, to_step_id) values (1, 2)",
        ],
    ),
    (
        "change the context, the workflow or the identity of a task",
        &[
            "update tasker_tasks set context = '{}'",
            "update tasker_tasks set named_task_id = named_task_id",
            "update tasker_tasks set identity_hash = identity_hash",
        ],
    ),
    (
        "move a step to another task, another name or another edge",
        &[
            "update tasker_workflow_steps set task_id = task_id",
            "update tasker_workflow_steps set named_step_id = named_step_id",
            "update tasker_workflow_step_edges set from_step_id = to_step_id",
        ],
    ),
    (
        "change a transition that has been recorded",
        &[
            "update tasker_workflow_step_transitions set to_state = to_state",
            "update tasker_workflow_step_transitions set metadata = null",
            "update tasker_task_transitions set to_state = to_state",
            "update tasker_task_transitions set created_at = now()",
        ],
    ),
    (
        "add steps or edges to an applied version, change or delete them",
        &[
            // A self-loop, and a cycle of two.
            "insert into tasker_named_tasks_edges select named_task_id, named_step_id, named_step_id from tasker_named_tasks_named_steps limit 1",
            "insert into tasker_named_tasks_edges (named_task_id, from_named_step_id, to_named_step_id)
             select named_task_id, to_named_step_id, from_named_step_id from tasker_named_tasks_edges",
            "update tasker_named_tasks_edges set from_named_step_id = to_named_step_id",
            "delete from tasker_named_tasks_edges",
            "insert into tasker_named_tasks_named_steps (named_task_id, named_step_id) select min(named_task_id), 1000 from tasker_named_tasks_edges",
            "update tasker_named_tasks_named_steps set queue = 'payments'",
            "delete from tasker_named_tasks_named_steps",
            "update tasker_named_steps set name = name || 'x'",
        ],
    ),
    (
        "change or delete the definition of an applied version",
        &[
            "update tasker_named_tasks set definition = definition",
            "update tasker_named_tasks set namespace = 'mine'",
            "delete from tasker_named_tasks",
        ],
    ),
    (
        "bind a queue by SQL, keep a namespace for some roles",
        &[
            "insert into tasker_queue_namespaces (queue, namespace, bound_by) values ('default', 'mine', 'me')",
            "delete from tasker_queue_namespaces",
            "insert into tasker_namespace_roles values ('shop', 'me')",
            "delete from tasker_namespace_roles",
        ],
    ),
    (
        "call the functions that others are made of",
        &[
            "select tasker_submit_tasks(1, null, null, null, null, null, null, null)",
            "select tasker_context_fault('{}')",
            "select tasker_insert_tasks(1, null, null, null, null, null, null, null)",
            "select tasker_with_defaults('{}', '{}', '{}')",
            "select tasker_schema_faults('{}', '{}', '$')",
            "select tasker_check_namespace('x')",
        ],
    ),
    (
        "delete a task, a step, an edge or a transition, lock their tables",
        &[
            "delete from tasker_tasks",
            "delete from tasker_workflow_steps",
            "delete from tasker_workflow_step_edges",
            "delete from tasker_workflow_step_transitions",
            "delete from tasker_task_transitions",
            "lock table tasker_tasks in access exclusive mode",
        ],
    ),
    (
        "empty, alter or drop a table of tasks",
        &[
            "truncate tasker_ready_steps",
            "alter table tasker_tasks disable trigger user",
            "alter table tasker_tasks enable row level security",
            "drop table tasker_tasks cascade",
        ],
    ),
    (
        "replace a function or a view, create a trigger",
        &[
            "create or replace function tasker_context_fault(context jsonb) returns text language sql as ''",
            "create or replace view tasker_task_workflow_summaries as select 1",
            "create trigger spy after insert on tasker_tasks for each row execute function suppress_redundant_updates_trigger()",
            "alter function tasker_context_fault(jsonb) reset search_path",
        ],
    ),
    (
        "write a ledger of migrations",
        &[
            "update tasker_schema_history set checksum = ''",
            "delete from tasker_installed_views",
            "insert into tasker_installed_indexes (name, checksum) values ('x', 'x')",
        ],
    ),
];

/// Whether the server itself refused, whatever the statement would have met next.
fn is_denied(answer: &Result<(), SqlState>) -> bool {
    *answer == Err(SqlState::INSUFFICIENT_PRIVILEGE)
}

#[tokio::test]
async fn every_cell_of_the_table_is_as_the_page_says() {
    let roles = Roles::create().await;
    let mut table = table();
    table.remove("");
    // Takes a line of the table, so that one that nobody tries is noticed.
    let mut who = |line: &str| {
        let (_, cells) = table.remove_entry(line).unwrap_or_else(|| panic!("the page has no line {line:?}"));
        ROLES.into_iter().zip(cells)
    };
    let file = |text: &str| {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), text).expect("a file of ours");
        file
    };
    let (template, batch) = (file(ORDER), file(&"{\"priority\": 3}\n{\"tags\": [\"x\"]}\n".repeat(12)));
    let (template, batch) = (template.path().to_str().unwrap(), batch.path().to_str().unwrap());
    // Those who may not come first: they change nothing.
    let all = |line: std::iter::Zip<
        std::array::IntoIter<&'static str, 7>,
        std::array::IntoIter<&'static str, 7>,
    >,
               commands: &[&[&str]]| {
        let (mut those_who_may, mut others) = (Vec::new(), Vec::new());
        for (role, cell) in line {
            if cell == "yes" { those_who_may.push(role) } else { others.push(role) }
        }
        for role in others {
            commands.iter().for_each(|args| roles.may_not(role, args));
        }
        for role in &those_who_may {
            commands.iter().for_each(|args| drop(roles.may(role, args)));
        }
        those_who_may
    };

    all(who("`template apply`"), &[&["template", "apply", template]]);
    all(
        who("`task submit`, `task submit --batch`"),
        &[
            &["task", "submit", "order", "--identity", "first"],
            &["task", "submit", "order", "--batch", batch],
        ],
    );
    for (role, cell) in who("`task submit --wait`, `--dedupe`, `--dry-run`") {
        let args = ["task", "submit", "order", "--dedupe", "--dry-run"];
        match cell {
            "yes" => drop(roles.may(role, &args)),
            "with reader" => {
                roles.may_not(role, &args);
                let (reader, role_name) = (roles.name("reader"), roles.name(role));
                let grant = format!("grant {reader} to {role_name}");
                roles.client.batch_execute(&grant).await.expect("a grant");
                roles.may(role, &args);
                let revoke = format!("revoke {reader} from {role_name}");
                roles.client.batch_execute(&revoke).await.expect("it is taken back");
            }
            // What a reader may read is no submission.
            _ => roles.may_not(role, &["task", "submit", "order", "--dedupe"]),
        }
    }
    all(who("`queue bind`, `queue unbind`"), &[&["queue", "bind", "payments", "--namespace", "shop"]]);
    all(
        who("`queue pause`, `queue resume`"),
        &[&["queue", "pause", "default", "--reason", "not now"], &["queue", "resume", "default"]],
    );
    let surgeons = who(
        "`task cancel`, `task retry`, `task resolve`, `step retry`, `step reset`, `step resolve`, `step cancel`",
    );
    let surgeons: Vec<_> = surgeons.collect();
    for (role, _) in surgeons.iter().filter(|(_, cell)| *cell != "yes") {
        for verb in [&["task", "cancel"], &["step", "resolve"]] {
            roles.may_not(role, &[&verb[..], &["1", "--yes"]].concat());
        }
    }
    // A dead worker's claim, for the live one to rescue.
    let dead =
        "insert into tasker_workers (host, pid, version, concurrency, lease_seconds, last_heartbeat_at)
                values ('gone', 1, '0', 1, 1, now() - interval '1 minute');
                delete from tasker_ready_steps where workflow_step_id = 1;
                update tasker_workflow_steps set in_process = true, attempts = 1,
                       claimed_by = (select max(worker_id) from tasker_workers), last_attempted_at = now()
                 where workflow_step_id = 1;
                insert into tasker_worker_exchanges (worker_id, lane, held_step_ids, held_claim_numbers)
                select max(worker_id), 0, '{1}', '{0}' from tasker_workers";
    roles.client.batch_execute(dead).await.expect("a dead worker");
    for (role, cell) in who("`worker run`") {
        match cell {
            "yes" => drop(roles.run(role, &["worker", "run", "--drain"]).drained()),
            // Without --no-wait a worker waits for a grant that somebody has taken away for a moment.
            _ => roles.may_not(role, &["worker", "run", "--drain", "--no-wait"]),
        }
    }
    let failed = roles.may("reader", &["task", "show", "first", "--format", "json"]).json();
    assert_eq!((&failed["state"], &failed["completed_steps"]), (&"error".into(), &3.into()), "{failed:#}");
    let mut task = 1;
    for (role, _) in surgeons.iter().filter(|(_, cell)| *cell == "yes") {
        for verb in [
            "task cancel",
            "task retry",
            "task resolve",
            "step retry",
            "step reset",
            "step resolve",
            "step cancel",
        ] {
            task += 1;
            let (noun, verb) = verb.split_once(' ').expect("two words");
            let what = if noun == "step" { format!("{task}/broken") } else { task.to_string() };
            roles.may(role, &[noun, verb, &what, "--yes", "--reason", "a trial"]);
        }
    }

    all(who("`upkeep run`"), &[&["upkeep", "run"]]);
    let reads: [&[&str]; 11] = [
        &["task", "list"],
        &["task", "show", "first", "--all"],
        &["task", "why", "first"],
        &["step", "show", "first/broken"],
        &["stuck"],
        &["template", "show", "order"],
        &["queue", "list"],
        &["worker", "list"],
        &["task", "count"],
        &["upkeep", "status"],
        &["migrate", "status", "--check"],
    ];
    for (role, cell) in who(
        "`task list`, `task show`, `task why`, `step show`, `stuck`, `template show`, `queue list`, `worker list`, `task count`, `upkeep status`, `migrate status`, `check health`",
    ) {
        if cell == "yes" {
            // The others have the reader's rights by membership.
            let tried = if role == "reader" { reads.len() } else { 3 };
            reads.iter().take(tried).for_each(|args| drop(roles.may(role, args)));
            // It finds what the surgery has left. What other users' sessions do is not for everybody.
            if role == "reader" {
                let run = roles.run(role, &["check", "health", "--budget", "10s"]);
                let denied =
                    run.stdout.matches("pg_read_all_stats").count() + run.stdout.matches("42501").count();
                assert!(run.code == 3 && denied <= 1, "{role}: {}", run.snapshot());
            }
        } else {
            roles.may_not(role, reads[0]);
        }
    }

    let broken = "insert into tasker_ready_steps (workflow_step_id, queue, priority)
                      select workflow_step_id, queue, priority from tasker_workflow_steps on conflict do nothing;
                  update tasker_tasks set active_steps = 7; delete from tasker_queue_priorities;
                  update tasker_workflow_step_transitions set most_recent = false where workflow_step_id = 1";
    for (role, cell) in who("`check consistency --repair`") {
        roles.client.batch_execute(broken).await.expect("broken rows");
        match cell {
            "yes" => drop(roles.may(role, &["check", "consistency", "--repair"])),
            _ => roles.may_not(role, &["check", "consistency", "--repair"]),
        }
    }
    // Each takes one of the tasks that the surgery has ended, and the owner brings them back.
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().to_str().expect("a name");
    for (role, cell) in who("`archive run`") {
        let run =
            ["archive", "run", "--older-than", "0s", "--limit", "1", "--to", to, "--yes", "--format", "json"];
        match cell {
            "yes" => assert_eq!(roles.may(role, &run).json()["tasks"], 1, "{role}"),
            _ => roles.may_not(role, &run),
        }
    }
    all(who("`archive restore`"), &[&["archive", "restore", "--from", to]]);
    all(who("`migrate up`, `migrate down`, `migrate views`"), &[&["migrate", "views", "--to", "v2"]]);

    for (line, statements) in STATEMENTS {
        for (role, cell) in who(line) {
            for sql in *statements {
                let answer = roles.answer(role, sql).await;
                let is_as_said = match cell {
                    "yes" => !is_denied(&answer),
                    _ => is_denied(&answer),
                };
                assert!(is_as_said, "{line}: {role} ({cell}) is answered {answer:?} to: {sql}");
            }
        }
    }
    assert!(table.is_empty(), "nobody tries these lines of the page: {:?}", table.keys());
    roles.drop().await;
}

#[tokio::test]
async fn a_worker_without_a_privilege_names_the_grants_and_goes_on_with_them() {
    let roles = Roles::create().await;
    let database = &roles.database;
    database.tasker_with_stdin(&["template", "apply", "-"], ORDER).success();
    database.tasker(&["task", "submit", "order"]).success();
    // As after an upgrade: of what a newer version needs for claims, heartbeats and failures, nothing is granted.
    let revoke = roles.renamed(
        "revoke update (claim_number) on tasker_workflow_steps from tasker_worker;
         revoke update (running_step_ids) on tasker_workers from tasker_worker;
         revoke insert on tasker_backoff_steps from tasker_worker;
         revoke update (next_attempt_at) on tasker_backoff_steps from tasker_worker;
         revoke update (queue, priority) on tasker_ready_steps from tasker_worker",
    );
    roles.client.batch_execute(&revoke).await.expect("privileges less");
    let start = |args: &[&str]| {
        let mut command = database
            .command(&[&["worker", "run", "--poll-interval", "100ms", "--lease", "8s"], args].concat());
        command.env("PGOPTIONS", format!("-c role={}", roles.name("worker")));
        Process::start(command)
    };
    let worker = start(&[]);
    worker.says("lacks privileges").await;
    worker.says("to tasker_worker").await;
    let told = worker.said();
    let fix = told.split('`').nth(1).unwrap_or_else(|| panic!("no command\n{told}"));
    assert!(told.contains("docs/privileges.md"), "{told}");
    for missing in
        ["update (claim_number)", "update (running_step_ids)", "insert on public.tasker_backoff_steps"]
    {
        assert!(fix.contains(missing), "{missing} is not in {fix}");
    }
    assert_eq!(fix.matches("grant ").count(), 3, "more than it needs to run steps: {fix}");
    roles.client.batch_execute(fix).await.expect("the command works as it is");
    eventually_true(&roles.client, "(select count(*) = 3 from tasker_workflow_steps where processed)").await;
    worker.signal(Signal::SIGTERM);
    let run = worker.ended().await.success();
    assert_eq!(run.stderr.matches("lacks privileges").count(), 1, "{}", run.stderr);

    let usage = roles.renamed("revoke all on all tables in schema public from tasker_reader");
    roles.client.batch_execute(&usage).await.expect("privileges less");
    let run = start(&["--no-wait"]).ended().await;
    assert_eq!(run.code, 1, "{}", run.snapshot());
    assert!(run.stderr.contains("hint: ") && run.stderr.contains("42501"), "{}", run.stderr);
    roles.drop().await;
}

#[tokio::test]
async fn the_page_names_every_table_and_view() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let relations = client
        .query(
            "select relname from pg_class
              where relnamespace = 'public'::regnamespace and relkind in ('r', 'v', 'p', 'm')",
            &[],
        )
        .await
        .expect("the relations");
    let grant = sql_blocks().into_iter().find(|block| block.contains("grant select")).expect("the grants");
    let grant = grant.split("to tasker_reader;").next().expect("the reader's grant").to_owned();
    for relation in relations {
        let name: String = relation.get(0);
        let is_named = grant
            .split(|character: char| !character.is_ascii_alphanumeric() && character != '_')
            .any(|word| word == name);
        assert!(is_named, "docs/privileges.md does not let the reader read {name}");
    }
}
