//! Commands that only read and a standby that streams: which server answers, how old the answer is, and whose word it
//! is. Everything by a role with no more than the grants of docs/privileges.md.

use serde_json::Value;
use tokio_postgres::Client;

use crate::common::{Cluster, Pooler, Process, Program, Run, connect, eventually_true};

const PRIVILEGES: &str = include_str!("../../docs/privileges.md");

const WORKFLOW: &str = "{name: order, version: 1.0.0, steps: [{name: ship, handler: {noop: {}}}]}";
const FLAWED: &str =
    "{name: flawed, version: 1.0.0, steps: [{name: ship, handler: {fail: {times: 1, permanent: true}}}]}";

/// Every command that asks the replica; 1 is a task, and a step of it.
const READS: [&[&str]; 10] = [
    &["task", "list"],
    &["task", "count"],
    &["task", "stats"],
    &["task", "show", "1"],
    &["task", "show", "1", "--timeline"],
    &["task", "graph", "1"],
    &["task", "why", "1"],
    &["step", "show", "1"],
    &["step", "why", "1"],
    &["check", "plans", "--query", "find_task", "--tier", "possible"],
];

/// A primary with a standby that follows it, and the program of a role that may only read.
struct Pair {
    primary: Cluster,
    standby: Cluster,
    reader: Program,
}

impl Pair {
    async fn start() -> Pair {
        let primary = Cluster::start_with(&["wal_level=replica", "max_standby_streaming_delay=0"]);
        operator(&primary, &["migrate", "up"]).success();
        give_reader(&connect(&primary.url()).await).await;
        let standby = Cluster::standby_of(&primary);
        let reader = reader_of(&primary.url_as("reader"), &standby.url_as("reader"));
        let pair = Pair { primary, standby, reader };
        let apply = |workflow| {
            let program = Program::new().env("DATABASE_URL", &pair.primary.url());
            program.run_with_stdin(&["template", "apply", "-"], workflow).success();
        };
        apply(WORKFLOW);
        apply(FLAWED);
        pair.operate(&["task", "submit", "order"]);
        pair.operate(&["worker", "run", "--drain"]);
        pair
    }

    /// Runs a command as the owner, on the primary.
    fn operate(&self, args: &[&str]) -> Run {
        operator(&self.primary, args).drained()
    }

    /// Stops the standby from replaying.
    async fn pause(&self) {
        let standby = connect(&self.standby.url()).await;
        standby.batch_execute("select pg_wal_replay_pause()").await.expect("paused");
        // It stops at the next record.
        self.operate(&["task", "submit", "order"]);
        eventually_true(&standby, "pg_get_wal_replay_pause_state() = 'paused'").await;
    }

    async fn resume(&self) {
        let standby = connect(&self.standby.url()).await;
        standby.batch_execute("select pg_wal_replay_resume()").await.expect("resumed");
    }
}

fn operator(cluster: &Cluster, args: &[&str]) -> Run {
    Program::new().env("DATABASE_URL", &cluster.url()).run(args)
}

fn reader_of(primary: &str, replica: &str) -> Program {
    Program::new().env("DATABASE_URL", primary).env("TASKER_READ_DATABASE_URL", replica)
}

/// Makes a role with the page's grants for reading.
pub async fn give_reader(owner: &Client) {
    let blocks = PRIVILEGES.split("```sql\n").skip(1).filter_map(|rest| rest.split("```").next());
    let grants = blocks.into_iter().find(|block| block.contains("grant select")).expect("the page's grants");
    let roles = "create role tasker_reader; create role tasker_submitter; create role tasker_author; \
         create role tasker_operator; create role tasker_worker; create role tasker_archiver; create role reader login in role tasker_reader";
    owner.batch_execute(&format!("{roles}; {grants}")).await.expect("a role that may read");
}

/// Asserts that the replica gave the answer, as of now.
#[track_caller]
fn is_fresh(run: &Run) {
    let json = run.json();
    assert_eq!(json["replica"]["lag_ms"], 0, "{}", run.snapshot());
    assert_eq!((run.code, run.stderr.as_str()), (0, ""), "{}", run.snapshot());
}

/// Asserts that the primary gave the answer, and that one line says why.
#[track_caller]
fn is_of_primary(run: &Run, why: &str) -> Value {
    assert_eq!(run.code, 0, "{}", run.snapshot());
    let json = run.json();
    assert_eq!(json.get("replica"), None, "{}", run.snapshot());
    let line = run.stderr.trim_end();
    assert!(line.starts_with("reading from the primary, not from the replica /tmp/"), "{}", run.snapshot());
    assert!(line.contains(why) && !line.contains('\n'), "{}", run.snapshot());
    json
}

fn json(program: &Program, args: &[&str]) -> Run {
    program.run(&[args, &["--format", "json"]].concat())
}

#[tokio::test]
async fn a_replica_that_follows_answers_as_of_now() {
    let pair = Pair::start().await;
    for args in READS {
        // The last transaction was a while ago, and nothing has happened since: that is no lag.
        is_fresh(&json(&pair.reader, &[args, &["--max-lag", "0s"]].concat()));
    }
    is_fresh(&json(&pair.reader, &["stuck"]));
    let run = pair.reader.run(&["task", "list"]).success();
    let last = run.stdout.lines().last().unwrap_or_default();
    assert!(last.starts_with("as of now, from the replica /tmp/"), "{}", run.snapshot());

    // A change is there at once for the next command.
    for _ in 0..5 {
        let task = operator(&pair.primary, &["task", "submit", "order", "--format", "json"]).success().json();
        let run = json(&pair.reader, &["task", "list", "--limit", "1"]);
        is_fresh(&run);
        assert_eq!(run.json()["tasks"][0]["task_id"], task["task_id"]);
    }

    // Other programs read these.
    let run = pair.reader.run(&["task", "graph", "1", "--as", "dot"]).success();
    assert!(run.stdout.trim_end().ends_with('}'), "{}", run.snapshot());
    assert!(run.stderr.starts_with("as of now, from the replica "), "{}", run.snapshot());
    let run = json(&pair.reader, &["task", "watch", "1"]);
    let lines: Vec<Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert!(lines.len() > 2 && lines.iter().all(|line| line["replica"]["lag_ms"] == 0), "{}", run.snapshot());

    // Without the primary it is the replica's own word: it receives, and has replayed all of it.
    let alone = reader_of("postgres://reader@127.0.0.1:1/postgres", &pair.standby.url_as("reader"));
    let run = json(&alone, &["task", "list", "--max-lag", "0s"]).success();
    assert_eq!(run.json()["replica"]["lag_ms"], 0, "{}", run.snapshot());
    assert!(run.stderr.starts_with("only the replica answers, the primary does not: "), "{}", run.snapshot());

    // An empty one names none, whatever else does.
    let run = json(&pair.reader, &["task", "list", "--read-url", ""]);
    assert_eq!((run.json().get("replica"), run.stderr.as_str()), (None, ""));
    // The primary's statistics and counters are its own.
    let run = pair.reader.run(&["check", "health", "--budget", "10s", "--format", "json"]);
    let horizon = run.json()["checks"].as_array().expect("checks").clone();
    let horizon = horizon.iter().find(|check| check["check"] == "horizon").cloned().expect("it is one");
    assert!(!horizon["detail"].to_string().contains("standby; only"), "{horizon}");

    let pooler = Pooler::before_server(&pair.standby.url_as("reader"), &[]);
    let through = reader_of(&pair.primary.url_as("reader"), &pooler.url("postgres"));
    for args in READS.iter().filter(|args| args[0] != "check") {
        is_fresh(&json(&through, &[&["--pooler"], *args].concat()));
    }
    is_of_primary(&json(&through, &["task", "list"]), "; behind a pooler such as pgbouncer, add --pooler");
}

#[tokio::test]
async fn an_answer_that_is_too_old_is_the_primarys() {
    let pair = Pair::start().await;
    pair.operate(&["task", "submit", "flawed", "--identity", "flawed"]);
    pair.operate(&["worker", "run", "--drain"]);
    let whys: [&[&str]; 3] = [&["task", "why", "flawed"], &["step", "why", "flawed/ship"], &["stuck"]];
    // Commands come from the primary, even if the replica knows the same.
    for args in whys {
        let run = pair.reader.run(args);
        assert!(run.stdout.contains("tasker step retry"), "{}", run.snapshot());
        assert!(!run.stdout.contains("from the replica"), "{}", run.snapshot());
    }
    pair.pause().await;
    let retried =
        operator(&pair.primary, &["task", "retry", "flawed", "--yes", "--reason", "it is right now"]);
    let _ = retried.success();
    let newest = pair.operate(&["task", "submit", "order", "--format", "json"]).json()["task_id"].clone();

    let run = json(&pair.reader, &["task", "list", "--max-lag", "1ms"]);
    let list = is_of_primary(&run, " behind, more than --max-lag 1ms");
    assert_eq!(list["tasks"][0]["task_id"], newest);
    let patient = ["--max-lag", "1h"];
    let run = json(&pair.reader, &[&["task", "list"], &patient[..]].concat());
    assert!(run.json()["replica"]["lag_ms"].as_u64() > Some(0), "{}", run.snapshot());
    assert_ne!(run.json()["tasks"][0]["task_id"], newest);
    let run = pair.reader.run(&[&["task", "count"], &patient[..]].concat()).success();
    assert!(run.stdout.contains("\nas of ") && run.stdout.contains(" ago, from the replica "), "{run:?}");

    // The replica has not heard of it; the primary has.
    let run = json(&pair.reader, &[&["task", "show", &newest.to_string()], &patient[..]].concat());
    assert_eq!((run.json()["task_id"].clone(), run.stderr.as_str()), (newest, ""));
    // On the primary the step was retried: no command is named that it would contradict.
    for args in whys {
        let run = pair.reader.run(&[args, &patient].concat()).success();
        assert!(!run.stdout.contains("tasker step retry"), "{}", run.snapshot());
        assert!(!run.stdout.contains("from the replica"), "{}", run.snapshot());
    }

    // Without the primary, the old state is told, and no command.
    let mut pair = pair;
    pair.primary.kill();
    for args in whys {
        let run = pair.reader.run(&[args, &patient].concat()).success();
        assert!(!run.stdout.contains("tasker step"), "{}", run.snapshot());
        assert!(run.stdout.contains("from the replica"), "{}", run.snapshot());
        assert!(run.stderr.contains("no fix is named: only the primary knows"), "{}", run.snapshot());
    }
    let run = pair.reader.run(&["task", "list", "--max-lag", "1ms"]);
    assert_eq!((run.code, run.stdout.as_str()), (4, ""), "{}", run.snapshot());
    assert!(run.stderr.contains(" behind, more than --max-lag 1ms"), "{}", run.snapshot());
    pair.resume().await;
}

#[tokio::test]
async fn a_server_that_is_away_is_replaced_by_the_other() {
    let mut pair = Pair::start().await;
    // It accepts connections and says nothing.
    pair.standby.freeze(true);
    let short = format!("{}&connect_timeout=1", pair.standby.url_as("reader"));
    let run = json(&pair.reader, &["task", "list", "--read-url", &short]);
    is_of_primary(&run, "no answer within 1s");
    pair.standby.freeze(false);
    // The same behind a pooler, which accepts them in its place.
    let pooler = Pooler::before_server(&pair.standby.url_as("reader"), &[]);
    let through = reader_of(&pair.primary.url_as("reader"), &pooler.url("postgres"));
    is_fresh(&json(&through, &["--pooler", "task", "list"]));
    pooler.freeze(true);
    let run = json(
        &through,
        &["--pooler", "task", "list", "--read-url", &format!("{}&connect_timeout=1", pooler.url("postgres"))],
    );
    is_of_primary(&run, "no answer within 1s");
    drop(pooler);

    pair.standby.end("INT");
    is_of_primary(&json(&pair.reader, &["task", "list"]), "No such file or directory");
    pair.standby.start_again();
    is_fresh(&json(&pair.reader, &["task", "list"]));

    pair.primary.end("INT");
    let run = json(&pair.reader, &["task", "list", "--max-lag", "1h"]).success();
    assert_eq!(run.json()["tasks"][0]["task_id"], 1);
    assert!(run.json()["replica"]["server"].is_string(), "{}", run.snapshot());
    assert!(run.stderr.starts_with("only the replica answers, the primary does not: "), "{}", run.snapshot());
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.snapshot());
    pair.standby.end("INT");
    let run = json(&pair.reader, &["task", "list"]);
    assert_eq!((run.code, run.stdout.as_str()), (4, ""), "{}", run.snapshot());
    assert!(run.stderr.contains("cannot connect to database"), "{}", run.snapshot());
}

/// Rows that take their time on a standby, and only there.
const SLOW_THERE: &str = "
    create function linger() returns boolean language plpgsql as $$
        begin if pg_is_in_recovery() then perform pg_sleep(600); end if; return true; end $$;
    alter table tasker_tasks enable row level security;
    create policy linger on tasker_tasks using (linger())";

#[tokio::test]
async fn a_query_that_replay_cancels_is_asked_again_on_the_primary() {
    let pair = Pair::start().await;
    let (primary, standby) = (connect(&pair.primary.url()).await, connect(&pair.standby.url()).await);
    primary.batch_execute(SLOW_THERE).await.expect("a policy");
    for end in
        ["begin; lock table tasker_tasks in access exclusive mode; select pg_current_xact_id(); commit", ""]
    {
        let process = Process::start(pair.reader.command(&["task", "list", "--format", "json"]));
        eventually_true(&standby, "exists (select from pg_stat_activity where wait_event = 'PgSleep')").await;
        let why = match end {
            // A person cancels it there.
            "" => {
                let cancel =
                    "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'";
                standby.batch_execute(cancel).await.expect("cancelled");
                "canceling statement due to user request (SQLSTATE 57014)"
            }
            lock => {
                primary.batch_execute(lock).await.expect("locked");
                "canceling statement due to conflict with recovery (SQLSTATE 40001)"
            }
        };
        let list = is_of_primary(&process.ended().await, why);
        assert_eq!(list["tasks"][0]["task_id"], 1);
    }
}

#[tokio::test]
async fn what_is_no_replica_of_the_primary_is_never_read() {
    let pair = Pair::start().await;
    let list = |primary: &str, replica: &str| json(&reader_of(primary, replica), &["task", "list"]);
    // The primary itself, and another database of its server.
    let (here, there) = (pair.primary.url_as("reader"), pair.standby.url_as("reader"));
    is_of_primary(&list(&here, &here), "it is no standby");
    let other = |url: &str| url.replace("///postgres?", "///other?").replace("reader", "postgres");
    connect(&pair.primary.url()).await.batch_execute("create database other").await.expect("a database");
    let _ = Program::new().env("DATABASE_URL", &other(&here)).run(&["migrate", "up"]).success();
    let list_of_other =
        is_of_primary(&list(&other(&here), &there), "it is another database of the primary's server");
    assert_eq!(list_of_other["tasks"], Value::Array(Vec::new()));
    // Another server.
    let stranger = Cluster::start_with(&["wal_level=replica"]);
    let _ = operator(&stranger, &["migrate", "up"]).success();
    let run = list(&stranger.url(), &there);
    is_of_primary(&run, "it is a copy of another server than the primary");
    // One that has not replayed the schema.
    connect(&stranger.url()).await.batch_execute("create database late").await.expect("a database");
    let late = Cluster::standby_of(&stranger);
    let replay = connect(&late.url()).await;
    replay.batch_execute("select pg_wal_replay_pause()").await.expect("paused");
    let of_late = |url: String| url.replace("///postgres?", "///late?");
    let program = Program::new().env("DATABASE_URL", &of_late(stranger.url()));
    let _ = program.run(&["migrate", "up"]).success();
    let run = list(&of_late(stranger.url()), &of_late(late.url()));
    is_of_primary(&run, "database \"late\" has no Tasker schema");
    replay.batch_execute("select pg_wal_replay_resume()").await.expect("resumed");

    // One that was promoted, and one that follows it, beside the primary that is named.
    let promoted = connect(&pair.standby.url()).await;
    promoted.batch_execute("select pg_promote(); checkpoint").await.expect("promoted");
    is_of_primary(&list(&here, &there), "it is no standby");
    let follower = Cluster::standby_of(&pair.standby);
    let run = list(&here, &follower.url_as("reader"));
    is_of_primary(&run, "it follows a server that was promoted beside the primary");
    is_fresh(&list(&there, &follower.url_as("reader")));
}

#[tokio::test]
async fn a_task_is_watched_on_the_replica_until_it_is_lost() {
    let mut pair = Pair::start().await;
    let workflow = "{name: two, version: 1.0.0, steps: [{name: a, handler: {noop: {}}}, {name: b, depends_on: [a], handler: {noop: {}}}]}";
    let program = Program::new().env("DATABASE_URL", &pair.primary.url());
    program.run_with_stdin(&["template", "apply", "-"], workflow).success();
    pair.operate(&["task", "submit", "two", "--identity", "two"]);
    let watch = Process::start(pair.reader.command(&["task", "watch", "two", "--interval", "50ms"]));
    let standby = connect(&pair.standby.url()).await;
    let is_read = "exists (select from pg_stat_activity where application_name = 'tasker task watch')";
    eventually_true(&standby, is_read).await;
    drop(standby);
    pair.standby.end("QUIT");
    watch.says("reading from the primary, not from the replica ").await;
    pair.operate(&["worker", "run", "--drain"]);
    let run = watch.ended().await.success();
    let ended = run.stdout.lines().filter(|line| line.contains("complete")).count();
    assert_eq!(ended, 3, "two steps and their task, each once: {}", run.snapshot());
}

#[test]
fn a_replica_that_cannot_be_one_is_named_without_its_password() {
    let url = "postgres://u:geheim@h/d?sslmod=require";
    for program in [Program::new().env("TASKER_READ_DATABASE_URL", url), Program::new()] {
        let run = program.run(&["--read-url", url, "task", "list"]);
        assert_eq!(run.code, 2, "{}", run.snapshot());
        assert!(run.stderr.contains("named by --read-url cannot be used"), "{}", run.stderr);
        assert!(!run.stderr.contains("geheim"), "{}", run.stderr);
    }
    let run = Program::new().env("TASKER_READ_DATABASE_URL", url).run(&["task", "list"]);
    assert!(run.stderr.contains("named by TASKER_READ_DATABASE_URL cannot"), "{}", run.snapshot());
    let program = Program::new();
    std::fs::write(program.home().join("tasker.toml"), format!("read_database_url = \"{url}\"\n"))
        .expect("written");
    let run = program.run(&["task", "list"]);
    assert!(run.stderr.contains("named by read_database_url in tasker.toml cannot"), "{}", run.snapshot());
    std::fs::write(program.home().join("tasker.toml"), "max_lag = \"1000years\"\n").expect("written");
    let run = program.run(&["task", "list"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("max_lag cannot be"), "{}", run.snapshot());
}
