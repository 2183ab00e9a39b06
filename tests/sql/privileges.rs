//! The roles of docs/privileges.md, made from the page itself: each can do what
//! the page says, and no more.

use nix::sys::signal::Signal;
use tokio_postgres::Client;

use crate::common::{Process, Run, TestDatabase, eventually_true};

const PAGE: &str = include_str!("../../docs/privileges.md");

const ROLES: [&str; 5] =
    ["tasker_reader", "tasker_submitter", "tasker_author", "tasker_operator", "tasker_worker"];

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

/// The page's roles, under names of this test's own: roles belong to the whole
/// server, and other tests run on it.
struct Roles<'a> {
    database: &'a TestDatabase,
    client: Client,
}

impl<'a> Roles<'a> {
    async fn create(database: &'a TestDatabase) -> Roles<'a> {
        let roles = Roles { database, client: database.client().await };
        for block in sql_blocks() {
            roles.client.batch_execute(&roles.renamed(&block)).await.expect("the page's SQL");
        }
        roles
    }

    fn name(&self, role: &str) -> String {
        format!("{role}_{}", self.database.name())
    }

    fn renamed(&self, sql: &str) -> String {
        ROLES.iter().fold(sql.to_owned(), |sql, role| {
            // A table may begin with the name of a role: tasker_workers.
            let mut renamed = String::new();
            let mut rest = sql.as_str();
            while let Some(at) = rest.find(role) {
                let end = at + role.len();
                renamed.push_str(&rest[..at]);
                let is_whole =
                    !rest[end..].starts_with(|next: char| next.is_ascii_alphanumeric() || next == '_');
                renamed.push_str(&if is_whole { self.name(role) } else { role.to_string() });
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
        assert!(run.stderr.contains("42501"), "{role} {args:?}: {}", run.stderr);
    }

    async fn drop(self) {
        for role in ROLES.iter().rev() {
            let name = self.name(role);
            let sql = format!("drop owned by {name}; drop role {name}");
            self.client.batch_execute(&sql).await.expect("the role goes");
        }
    }
}

/// The page's statements that make the roles and grant; not the example of a login.
fn sql_blocks() -> Vec<String> {
    let blocks: Vec<String> = PAGE
        .split("```sql\n")
        .skip(1)
        .map(|rest| rest.split("```").next().expect("a closed block").to_owned())
        .filter(|block| !block.contains("password"))
        .collect();
    assert_eq!(blocks.len(), 2);
    blocks
}

#[tokio::test]
async fn each_role_runs_its_commands_and_no_others() {
    let database = TestDatabase::new().await;
    let roles = Roles::create(&database).await;
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), ORDER).expect("a template");
    let file = file.path().to_str().expect("a UTF-8 path");

    for role in ROLES.iter().filter(|role| **role != "tasker_author") {
        roles.may_not(role, &["template", "apply", file]);
    }
    roles.may("tasker_author", &["template", "apply", file]);
    for role in ROLES.iter().filter(|role| **role != "tasker_submitter") {
        roles.may_not(role, &["task", "submit", "order"]);
    }
    roles.may("tasker_submitter", &["task", "submit", "order", "--identity", "first"]);
    roles.may("tasker_submitter", &["task", "submit", "order", "--identity", "first"]);
    let mut batch = tempfile::NamedTempFile::new().expect("a file");
    std::io::Write::write_all(&mut batch, b"{\"priority\": 3}\n{\"tags\": [\"x\"]}\n").expect("a batch");
    let batch = batch.path().to_str().expect("a UTF-8 path").to_owned();
    roles.may("tasker_submitter", &["task", "submit", "order", "--batch", &batch]);

    for role in ROLES.iter().filter(|role| **role != "tasker_worker") {
        // Without it a worker waits for a grant that somebody has taken away for a moment.
        roles.may_not(role, &["worker", "run", "--drain", "--no-wait"]);
    }
    for role in ["tasker_reader", "tasker_submitter", "tasker_author"] {
        roles.may_not(role, &["task", "cancel", "3", "--yes"]);
        roles.may_not(role, &["task", "resolve", "2", "--yes"]);
        roles.may_not(role, &["queue", "pause", "default"]);
    }
    roles.may("tasker_operator", &["queue", "pause", "default", "--reason", "not now"]);
    roles.may("tasker_operator", &["queue", "pause", "default"]);
    roles.may_not("tasker_reader", &["queue", "resume", "default"]);
    roles.may("tasker_operator", &["queue", "resume", "default"]);
    roles.may("tasker_operator", &["task", "cancel", "3", "--yes", "--reason", "not needed"]);
    roles.may("tasker_operator", &["task", "resolve", "2", "--yes"]);
    roles.may("tasker_reader", &["task", "why", "1"]);
    roles.may("tasker_reader", &["stuck"]);
    // A dead worker's claim, for the live one to rescue.
    roles
        .client
        .batch_execute(
            "insert into tasker_workers (host, pid, version, concurrency, lease_seconds, last_heartbeat_at)
             values ('gone', 1, '0', 1, 1, now() - interval '1 minute');
             delete from tasker_ready_steps where workflow_step_id = 1;
             update tasker_workflow_steps set in_process = true, attempts = 1,
                    claimed_by = (select max(worker_id) from tasker_workers)
              where workflow_step_id = 1;
             insert into tasker_workflow_step_transitions (workflow_step_id, to_state, sort_key, most_recent)
             values (1, 'in_progress', 10, true)",
        )
        .await
        .expect("a dead worker");
    let _ = roles.run("tasker_worker", &["worker", "run", "--drain"]).drained();
    let failed = roles.may("tasker_reader", &["task", "show", "first", "--format", "json"]).json();
    assert_eq!((&failed["state"], &failed["completed_steps"]), (&"error".into(), &3.into()), "{failed:#}");

    for role in ROLES {
        roles.may(role, &["task", "list"]);
        roles.may(role, &["task", "show", "first", "--all"]);
        roles.may(role, &["step", "show", "first/broken"]);
        roles.may(role, &["template", "list"]);
        roles.may(role, &["template", "show", "order"]);
        roles.may(role, &["worker", "list"]);
        roles.may(role, &["queue", "list"]);
        roles.may(role, &["migrate", "status", "--check"]);
        roles.may(role, &["migrate", "views"]);
        roles.may(role, &["check", "indexes"]);
        roles.may(role, &["check", "consistency"]);
        // What other users' sessions do is not for everybody, and passes for nobody.
        let budget = ["check", "health", "--budget", "10s"];
        assert_eq!(roles.run(role, &budget).code, 4, "{role}");
        roles.may(role, &[&budget[..], &["--skip", "horizon"]].concat());
        assert_eq!(
            roles.run(role, &["task", "watch", "first"]).code,
            1,
            "the task failed, the command did not"
        );
    }
    let broken = "insert into tasker_ready_steps (workflow_step_id, queue, priority)
                      select workflow_step_id, queue, priority from tasker_workflow_steps;
                  update tasker_tasks set active_steps = 7; delete from tasker_queue_priorities;
                  update tasker_workflow_step_transitions set most_recent = false where workflow_step_id = 1";
    roles.client.batch_execute(broken).await.expect("broken rows");
    for role in ROLES.iter().filter(|role| **role != "tasker_worker") {
        roles.may_not(role, &["check", "consistency", "--repair"]);
    }
    roles.may("tasker_worker", &["check", "consistency", "--repair"]);
    roles.may("tasker_operator", &["task", "cancel", "first", "--yes"]);
    roles.drop().await;
}

#[tokio::test]
async fn a_worker_without_a_privilege_names_the_grants_and_goes_on_with_them() {
    let database = TestDatabase::new().await;
    let roles = Roles::create(&database).await;
    database.tasker_with_stdin(&["template", "apply", "-"], ORDER).success();
    database.tasker(&["task", "submit", "order"]).success();
    // As after an upgrade: of what a newer version needs for claims, heartbeats and failures, nothing is granted.
    let revoke = roles.renamed(
        "revoke update (claim_number) on tasker_workflow_steps from tasker_worker;
         revoke update (running_step_ids) on tasker_workers from tasker_worker;
         revoke insert on tasker_backoff_steps from tasker_worker",
    );
    roles.client.batch_execute(&revoke).await.expect("privileges less");
    let start = |args: &[&str]| {
        let mut command = database
            .command(&[&["worker", "run", "--poll-interval", "100ms", "--lease", "8s"], args].concat());
        command.env("PGOPTIONS", format!("-c role={}", roles.name("tasker_worker")));
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
    let grant = sql_blocks().remove(1);
    let to_reader = grant.split("to tasker_reader;").nth(1).expect("the reader's grant");
    for relation in relations {
        let name: String = relation.get(0);
        let is_named = to_reader
            .split(|character: char| !character.is_ascii_alphanumeric() && character != '_')
            .any(|word| word == name);
        assert!(is_named, "docs/privileges.md does not let the reader read {name}");
    }
}
