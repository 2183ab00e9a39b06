//! The program is killed between any two statements of any phase: the next run goes on, and what comes of it is what comes
//! of a run that nobody killed.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};

use super::{Generation, adopt, assert_same, engine, rows_of, schema_of, states_of};
use crate::common::{Process, TestDatabase};

/// Passes everything on, and kills a process instead of passing on its message of a number.
pub struct Executioner {
    port: u16,
    left: Arc<AtomicI64>,
    pid: Arc<AtomicI64>,
    /// The words of the first message that counts.
    first: Arc<Mutex<&'static str>>,
}

impl Executioner {
    pub async fn before(database: &TestDatabase) -> Executioner {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (left, pid) = (Arc::new(AtomicI64::new(i64::MAX)), Arc::new(AtomicI64::new(0)));
        let first = Arc::new(Mutex::new(""));
        let server: tokio_postgres::Config = database.url().parse().expect("a URL that was used already");
        let (host, its_port) =
            (server.get_hosts()[0].clone(), server.get_ports().first().copied().unwrap_or(5432));
        let (counted, doomed, begins) = (left.clone(), pid.clone(), first.clone());
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (counted, doomed, begins) = (counted.clone(), doomed.clone(), begins.clone());
                match &host {
                    tokio_postgres::config::Host::Unix(folder) => {
                        let server = UnixStream::connect(folder.join(format!(".s.PGSQL.{its_port}"))).await;
                        tokio::spawn(pass_on(client, server.expect("the server"), counted, doomed, begins));
                    }
                    tokio_postgres::config::Host::Tcp(host) => {
                        let server = TcpStream::connect((host.as_str(), its_port)).await;
                        tokio::spawn(pass_on(client, server.expect("the server"), counted, doomed, begins));
                    }
                }
            }
        });
        Executioner { port, left, pid, first }
    }

    /// Runs a phase, and kills it before its message of this number, counted from the first with these words. Returns whether it was killed.
    pub async fn kill(
        &self,
        database: &TestDatabase,
        words: &[&str],
        number: i64,
        first: &'static str,
    ) -> bool {
        *self.first.lock().expect("no holder panics") = first;
        let url = format!("postgres://postgres@127.0.0.1:{}/{}?sslmode=disable", self.port, database.name());
        let args = [&["--database-url", &url, "migrate", "adopt"], words].concat();
        self.left.store(i64::MAX, Ordering::SeqCst);
        let process = Process::start(database.command(&args));
        self.pid.store(process.pid().as_raw().into(), Ordering::SeqCst);
        // From now on: what it has sent until here is no part of a phase.
        self.left.store(number, Ordering::SeqCst);
        let run = process.ended().await;
        // Killed after its last change, it has nothing to go on with.
        let is_over = run.code == 1 && run.stderr.contains("nothing was adopted");
        assert!(
            matches!(run.code, 0 | 137) || is_over,
            "{words:?}, killed before message {number}: {}",
            run.snapshot()
        );
        run.code == 137
    }
}

/// Whether a message counts: the first with the words and, once it was there, each one.
fn counts(first: &Mutex<&'static str>, message: &[u8]) -> bool {
    let mut words = first.lock().expect("no holder panics");
    if message.windows(words.len().max(1)).any(|part| part == words.as_bytes()) {
        *words = "";
    }
    words.is_empty()
}

async fn pass_on(
    client: TcpStream,
    server: impl tokio::io::AsyncRead + tokio::io::AsyncWrite + Send + 'static,
    left: Arc<AtomicI64>,
    pid: Arc<AtomicI64>,
    first: Arc<Mutex<&'static str>>,
) {
    let ((mut from_client, mut to_client), (mut from_server, mut to_server)) =
        (client.into_split(), tokio::io::split(server));
    let back = tokio::spawn(async move {
        let _ = tokio::io::copy(&mut from_server, &mut to_client).await;
    });
    let mut buffer = vec![0; 65536];
    while let Ok(length @ 1..) = from_client.read(&mut buffer).await {
        let counts = counts(&first, &buffer[..length]);
        if counts && left.fetch_sub(1, Ordering::SeqCst) == 1 {
            let _ = kill(Pid::from_raw(pid.load(Ordering::SeqCst) as i32), Signal::SIGKILL);
            break;
        }
        if to_server.write_all(&buffer[..length]).await.is_err() {
            break;
        }
    }
    back.abort();
}

/// The phases, each with how many messages later the next run of it is killed.
const PHASES: [(&[&str], i64); 4] = [
    (&["prepare", "--short-cutover"], 12),
    (&["cut-over", "--in-progress", "error"], 8),
    (&["derive"], 8),
    (&["verify"], 8),
];

impl Executioner {
    /// Kills a phase again and again, each time a little later, until it comes to its end. Returns how often it was killed.
    async fn kill_until_done(&self, database: &TestDatabase, phase: &[&str], stride: i64) -> usize {
        let (mut killed, mut number) = (0, 1 + fastrand::i64(0..stride));
        while self.kill(database, phase, number, "").await {
            killed += 1;
            number += stride + fastrand::i64(0..2 * stride);
            // The server learns late that nobody waits for the statement under way.
            super::alone(database).await;
        }
        killed
    }
}

/// What an adoption makes, but for what the clock says.
async fn outcome(database: &TestDatabase) -> (Vec<(String, String)>, String, Vec<String>, String) {
    let queues: String = database
        .client()
        .await
        .query_one(
            "select (select string_agg(workflow_step_id || queue || handler, ',' order by workflow_step_id) from tasker_ready_steps)
                    || (select string_agg(workflow_step_id::text, ',' order by workflow_step_id) from tasker_backoff_steps)
                    || (select string_agg(concat_ws(' ', task_id, complete, remaining_steps, active_steps, recorded_state), ',' order by task_id)
                          from tasker_tasks)
                    || (select string_agg(concat_ws(' ', workflow_step_id, processed, attempts, remaining_parents, last_sort_key), ','
                                          order by workflow_step_id) from tasker_workflow_steps)",
            &[],
        )
        .await
        .expect("the queues")
        .get(0);
    // A table has other files in another database.
    // A table has other files in another database.
    let is_same = |line: &String| !line.starts_with("table ");
    let schema = schema_of(database).await.into_iter().filter(is_same).collect();
    (rows_of(database).await, states_of(database).await, schema, queues)
}

#[tokio::test]
async fn a_killed_phase_is_gone_on_with() {
    let whole = engine(Generation::Versioned).await;
    for (phase, _) in PHASES {
        adopt(&whole, phase).success();
    }
    let expected = outcome(&whole).await;
    let database = engine(Generation::Versioned).await;
    let executioner = Executioner::before(&database).await;
    let mut killed = 0;
    for (phase, stride) in PHASES {
        killed += executioner.kill_until_done(&database, phase, stride).await;
        adopt(&database, phase).success();
    }
    assert!(killed > 6, "killed {killed} times");
    let (rows, states, schema, queues) = outcome(&database).await;
    assert_eq!((rows, states, queues), (expected.0, expected.1, expected.3));
    assert_same(&schema, &expected.2);
    database.tasker(&["migrate", "status", "--check"]).success();
    database.tasker(&["check", "consistency"]).success();
}

#[tokio::test]
async fn a_killed_way_back_is_gone_on_with() {
    let database = engine(Generation::Unversioned).await;
    let before = (schema_of(&database).await, rows_of(&database).await, states_of(&database).await);
    super::alone(&database).await;
    let executioner = Executioner::before(&database).await;
    adopt(&database, &["prepare", "--short-cutover"]).success();
    adopt(&database, &["cut-over", "--in-progress", "pending"]).success();
    let mut killed = 0;
    for _ in 0..2 {
        killed += executioner.kill_until_done(&database, &["undo"], 8).await;
    }
    assert!(killed > 2, "killed {killed} times");
    assert_same(&schema_of(&database).await, &before.0);
    assert_eq!((rows_of(&database).await, states_of(&database).await), (before.1, before.2));
}
