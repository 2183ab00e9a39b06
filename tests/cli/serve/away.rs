//! The database goes away and comes back.

use crate::common::page::Server;
use crate::common::{Cluster, Program, eventually};

#[tokio::test(flavor = "multi_thread")]
async fn pages_say_that_the_database_is_away_and_come_back() {
    let mut cluster = Cluster::start();
    let program = Program::new().env("DATABASE_URL", &cluster.url());
    program.run(&["migrate", "up"]).success();
    let server = Server::start(|args| program.command(args), &[]).await;
    server.page("/tasks");
    cluster.kill();
    // The answer of a second before is still given.
    eventually("the page tells it", async || server.get("/tasks").status == 503).await;
    let away = server.get("/tasks");
    assert!(away.body.contains("The database is away") && away.body.contains("hint:"), "{}", away.body);
    assert_eq!(away.header("retry-after"), Some("2"));
    assert!(away.header("content-security-policy").is_some());
    cluster.start_again();
    eventually("the page is back", async || server.get("/tasks").status == 200).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_starts_before_its_database() {
    let mut cluster = Cluster::start();
    let program = Program::new().env("DATABASE_URL", &cluster.url());
    program.run(&["migrate", "up"]).success();
    cluster.kill();
    let server = Server::start(|args| program.command(args), &[]).await;
    assert_eq!(server.get("/").status, 503);
    cluster.start_again();
    eventually("the page is there", async || server.get("/").status == 200).await;
}
