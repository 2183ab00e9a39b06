//! The program is killed between any two statements of any phase: the next run goes on, and what comes of it is what comes
//! of a run that nobody killed.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};

use super::{Generation, adopt, engine, rows_of, schema_of, states_of};
use crate::common::{Process, TestDatabase};

/// Passes everything on, and kills a process instead of passing on its message of a number.
struct Executioner {
    port: u16,
    left: Arc<AtomicI64>,
    pid: Arc<AtomicI64>,
}

impl Executioner {
    async fn before(database: &TestDatabase) -> Executioner {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let (left, pid) = (Arc::new(AtomicI64::new(i64::MAX)), Arc::new(AtomicI64::new(0)));
        let server: tokio_postgres::Config = database.url().parse().expect("a URL that was used already");
        let (host, its_port) =
            (server.get_hosts()[0].clone(), server.get_ports().first().copied().unwrap_or(5432));
        let (counted, doomed) = (left.clone(), pid.clone());
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let (counted, doomed) = (counted.clone(), doomed.clone());
                match &host {
                    tokio_postgres::config::Host::Unix(folder) => {
                        let server = UnixStream::connect(folder.join(format!(".s.PGSQL.{its_port}"))).await;
                        tokio::spawn(pass_on(client, server.expect("the server"), counted, doomed));
                    }
                    tokio_postgres::config::Host::Tcp(host) => {
                        let server = TcpStream::connect((host.as_str(), its_port)).await;
                        tokio::spawn(pass_on(client, server.expect("the server"), counted, doomed));
                    }
                }
            }
        });
        Executioner { port, left, pid }
    }

    /// Runs a phase, and kills it before its message of this number. Returns whether it was killed.
    async fn kill(&self, database: &TestDatabase, words: &[&str], number: i64) -> bool {
        let url = format!("postgres://postgres@127.0.0.1:{}/{}?sslmode=disable", self.port, database.name());
        let args = [&["--database-url", &url, "migrate", "adopt"], words].concat();
        self.left.store(i64::MAX, Ordering::SeqCst);
        let process = Process::start(database.command(&args));
        self.pid.store(process.pid().as_raw().into(), Ordering::SeqCst);
        // From now on: what it has sent until here is no part of a phase.
        self.left.store(number, Ordering::SeqCst);
        let run = process.ended().await;
        assert!(matches!(run.code, 0 | 137), "{words:?}, killed before message {number}: {}", run.snapshot());
        run.code == 137
    }
}

async fn pass_on(
    client: TcpStream,
    server: impl tokio::io::AsyncRead + tokio::io::AsyncWrite + Send + 'static,
    left: Arc<AtomicI64>,
    pid: Arc<AtomicI64>,
) {
    let ((mut from_client, mut to_client), (mut from_server, mut to_server)) =
        (client.into_split(), tokio::io::split(server));
    let back = tokio::spawn(async move {
        let _ = tokio::io::copy(&mut from_server, &mut to_client).await;
    });
    let mut buffer = vec![0; 65536];
    while let Ok(length @ 1..) = from_client.read(&mut buffer).await {
        if left.fetch_sub(1, Ordering::SeqCst) == 1 {
            let _ = kill(Pid::from_raw(pid.load(Ordering::SeqCst) as i32), Signal::SIGKILL);
            break;
        }
        if to_server.write_all(&buffer[..length]).await.is_err() {
            break;
        }
    }
    back.abort();
}

const PHASES: [&[&str]; 4] =
    [&["prepare", "--short-cut-over"], &["cut-over", "--in-progress", "error"], &["derive"], &["verify"]];

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
    let schema = schema_of(database).await.into_iter().filter(|line| !line.starts_with("table ")).collect();
    (rows_of(database).await, states_of(database).await, schema, queues)
}

#[tokio::test]
async fn a_killed_phase_is_gone_on_with() {
    let whole = engine(Generation::Versioned).await;
    for phase in PHASES {
        adopt(&whole, phase).success();
    }
    let expected = outcome(&whole).await;
    let database = engine(Generation::Versioned).await;
    let executioner = Executioner::before(&database).await;
    let mut killed = 0;
    for phase in PHASES {
        // Each time a little later, up to the end.
        let mut number = 1 + fastrand::i64(0..4);
        while executioner.kill(&database, phase, number).await {
            killed += 1;
            number += 3 + fastrand::i64(0..12);
            // Of the statement under way, the server learns late.
            database
                .eventually(
                    "not exists (select from pg_stat_activity
                                  where datname = current_database() and application_name like 'tasker migrate adopt%')",
                )
                .await;
            super::alone(&database).await;
        }
        adopt(&database, phase).success();
    }
    assert!(killed > 12, "killed {killed} times");
    assert_eq!(outcome(&database).await, expected);
    database.tasker(&["migrate", "status", "--check"]).success();
}
