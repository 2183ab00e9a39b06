//! Who is answered.

use std::fs;

use insta::assert_snapshot;

use super::shop;
use crate::common::TestDatabase;
use crate::common::page::Server;

#[tokio::test(flavor = "multi_thread")]
async fn another_host_is_refused_whatever_it_asks_for() {
    let database = TestDatabase::new().await;
    let server = Server::start(|args| database.command(args), &["--allowed-host", "tasker.example"]).await;
    let style = server
        .page("/")
        .split_once("stylesheet\" href=\"")
        .expect("a style")
        .1
        .split('"')
        .next()
        .map(str::to_owned);
    for path in ["/", "/tasks", "/nothing", &style.expect("its path")] {
        for host in ["Host: evil.example", "Host: localhost.evil.example:8080", "Host: "] {
            let answer = server.get_with(path, &[host]);
            assert_eq!(answer.status, 421, "{path} {host}: {}", answer.body);
            assert!(!answer.body.contains("<html"), "{}", answer.body);
        }
    }
    for host in ["Host: tasker.example", "Host: localhost:1", "Host: 127.0.0.1", "Host: [::1]:9"] {
        assert_eq!(server.get_with("/tasks", &[host]).status, 200, "{host}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_does_not_listen_beyond_this_machine_without_a_token() {
    let database = TestDatabase::new().await;
    let run = database.tasker(&["serve", "--listen", "0.0.0.0", "--port", "0"]);
    assert_snapshot!(run.snapshot(), @r"
    ------- stderr -------
    error: anyone who reaches 0.0.0.0 could read every task
      hint: ask for a token: `umask 077; openssl rand -hex 32 > token; tasker serve --listen 0.0.0.0 --token-file token`
    [exit status: 2]
    ");
    let short = database.home().join("short");
    fs::write(&short, "secret\n").expect("a file");
    let run = database.tasker(&["serve", "--port", "0", "--token-file", "short"]);
    assert_snapshot!(run.snapshot(), @r"
    ------- stderr -------
    error: short: its first line has fewer than 16 characters
      hint: write one: `openssl rand -hex 32 > short`
    [exit status: 2]
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn with_a_token_only_those_who_know_it_read() {
    let database = shop().await;
    fs::write(database.home().join("token"), "0123456789abcdef0123\n").expect("a file");
    let server = Server::start(|args| database.command(args), &["--token-file", "token"]).await;
    let refused = server.get("/tasks");
    assert_eq!(refused.status, 401);
    assert!(refused.body.contains("type=\"password\"") && !refused.body.contains("shop"), "{}", refused.body);
    assert_eq!(server.get_with("/tasks", &["Authorization: Bearer wrong"]).status, 401);
    let known = server.get_with("/tasks", &["Authorization: Bearer 0123456789abcdef0123"]);
    assert!(known.status == 200 && known.body.contains("shop/order"), "{}", known.body);

    assert_eq!(server.post("/login", &[], "token=wrong").status, 401);
    let login = server.post("/login", &[], "token=0123456789abcdef0123");
    assert_eq!((login.status, login.header("location")), (303, Some("/")));
    let cookie = login.header("set-cookie").expect("a cookie");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{cookie}");
    assert!(!cookie.contains("0123456789abcdef"), "{cookie}");
    let cookie = format!("Cookie: {}", cookie.split(';').next().expect("its value"));
    assert_eq!(server.get_with("/tasks", &[&cookie]).status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn behind_a_proxy_a_request_without_a_user_is_refused() {
    let database = shop().await;
    let server = Server::start(
        |args| database.command(args),
        &["--user-header", "X-Forwarded-User", "--base-path", "/tasker"],
    )
    .await;
    assert_eq!(server.get("/tasker/tasks").status, 401);
    let page = server.get_with("/tasker/tasks", &["X-Forwarded-User: ann"]);
    assert_eq!(page.status, 200);
    // Every address on the page is below the path.
    let outside = page
        .body
        .split("href=\"")
        .skip(1)
        .find(|rest| !rest.starts_with("/tasker/") && !rest.starts_with('#'));
    assert_eq!(outside, None);
    let to_slash = server.get_with("/tasker", &["X-Forwarded-User: ann"]);
    assert_eq!((to_slash.status, to_slash.header("location")), (303, Some("/tasker/")));
    assert_eq!(server.get_with("/tasks", &["X-Forwarded-User: ann"]).status, 404);
}
