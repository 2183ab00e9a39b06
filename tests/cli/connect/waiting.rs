//! `--wait-for-database`: a database that is away, starts, or has no name yet is waited for; a refused login is not.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};

use tokio::net::TcpListener as Listener;

use crate::common::{Process, Program, Proxy, Run, TestDatabase};

/// An address at which nothing listens.
fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").and_then(|port| port.local_addr()).expect("a port")
}

/// Answers one connection as a server that starts does.
fn say_starting(address: SocketAddr) {
    let listener = TcpListener::bind(address).expect("the port");
    let (mut client, _) = listener.accept().expect("a client");
    let _ = client.read(&mut [0; 1024]).expect("the startup packet");
    let fields = "SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0";
    let length = u32::try_from(fields.len() + 4).expect("a short text").to_be_bytes();
    client.write_all(&[b"E", &length[..], fields.as_bytes()].concat()).expect("sent");
}

#[tokio::test]
async fn a_database_that_is_away_and_then_starts_is_waited_for() {
    let database = TestDatabase::empty().await;
    for args in [&["migrate", "up"][..], &["worker", "run", "--drain"]] {
        let address = free_address();
        let url = format!("postgres://postgres@{address}/{}?sslmode=disable", database.name());
        let mut command = database.command(&[args, &["--wait-for-database", "10m"]].concat());
        let process = Process::start({
            command.env("DATABASE_URL", url);
            command
        });
        process.says("onnection refused").await;
        tokio::task::spawn_blocking(move || say_starting(address)).await.expect("no panic");
        let _proxy = Proxy::before_at(&database, Listener::bind(address).await.expect("the same port"));
        let run = process.ended().await.success();
        let lines = run.stderr.lines().filter(|line| line.contains("onnection refused"));
        assert_eq!(lines.count(), 1, "{}", run.snapshot());
    }
    database.tasker(&["task", "list"]).success();
}

#[tokio::test]
async fn no_longer_than_asked_for_and_not_for_what_waiting_cannot_change() {
    let database = TestDatabase::new().await;
    let client = database.client().await;
    let role = format!("{}_shut_out", database.name());
    client.batch_execute(&format!("create role {role} nologin")).await.expect("a role");
    let away = format!("postgres://u@{}/d?sslmode=disable", free_address());
    let nowhere = "postgres://u@tasker.invalid/d".to_owned();
    let refused = database.url().replace("user=postgres", &format!("user={role}"));
    for args in [&["migrate", "up"][..], &["worker", "run"]] {
        let run = |url: &str, limit: &str| -> Run {
            Program::new().env("DATABASE_URL", url).env("TASKER_WAIT_FOR_DATABASE", limit).run(args)
        };
        for url in [&away, &nowhere] {
            let run = run(url, "300ms");
            assert_eq!(run.code, 4, "{args:?} {url}: {}", run.snapshot());
            let waited = run.stderr.contains("waiting for the database: ")
                || run.stderr.contains("the database is out of reach: ");
            assert!(waited && run.stderr.contains("error: cannot connect"), "{args:?}: {}", run.snapshot());
        }
        // A test that hangs here has waited for it.
        let run = run(&refused, "30days");
        assert_eq!(run.code, 4, "{args:?}: {}", run.snapshot());
        assert!(run.stderr.contains("is not permitted to log in"), "{args:?}: {}", run.snapshot());
    }
    client.batch_execute(&format!("drop role {role}")).await.expect("dropped");
}
