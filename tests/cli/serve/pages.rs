//! What the pages show.

use super::shop;
use crate::common::page::Server;
use crate::common::{Cluster, Process, Program, TestDatabase, connect, eventually};

/// Every page of the database of [`shop`].
const PAGES: [&str; 10] = [
    "/",
    "/tasks",
    "/tasks?state=error&name=broken&since=2h&tag=night%20ly",
    "/tasks/2",
    "/tasks/2/timeline",
    "/tasks/2/history",
    "/tasks/2/context",
    "/steps/2",
    "/stuck",
    "/queues",
];

/// The parts of a page between two texts.
fn between<'a>(page: &'a str, start: &str, end: &str) -> Vec<&'a str> {
    page.split(start).skip(1).map(|rest| rest.split(end).next().expect("a part")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_small_and_has_no_script_or_style_of_its_own() {
    let database = shop().await;
    let server =
        Server::start(|args| database.command(args), &["--name", "production", "--accent", "red"]).await;
    for path in PAGES.into_iter().chain(["/indexes"]) {
        let answer = server.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        let policy = answer.header("content-security-policy").expect("a policy");
        assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        let page = &answer.body;
        assert!(
            !page.contains(" style=") && !page.contains("<style") && !page.contains(" onclick"),
            "{path}"
        );
        let scripts = between(page, "<script", "</script>");
        assert!(scripts.len() == 1 && scripts[0].starts_with(" defer src=\"/static/"), "{path}: {scripts:?}");
        assert!(page.contains("production") && page.contains("<a class=\"skip\" href=\"#main\""), "{path}");
        assert_eq!(page.matches("<h1").count(), 1, "{path}");
        let unlabelled =
            between(page, "<table>", "</table>").into_iter().find(|table| !table.contains("<caption>"));
        assert_eq!(unlabelled, None, "{path}");
    }
    // To first sight: the page, its style, its script and its icon.
    let overview = server.page("/");
    let mut bytes = overview.len();
    for path in between(&overview, "\"/static/", "\"") {
        let asset = server.get(&format!("/static/{path}"));
        assert_eq!(asset.status, 200, "{path}");
        assert_eq!(asset.header("cache-control"), Some("public, max-age=31536000, immutable"));
        bytes += asset.body.len();
    }
    assert!(bytes < 60_000, "{bytes} bytes");
    assert!(server.page("/").contains("production"));
    assert_eq!(server.get("/static/other.css").status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stuck_task_is_found_with_its_error_its_graph_and_its_fix() {
    let database = shop().await;
    let server = Server::start(|args| database.command(args), &[]).await;
    let overview = server.page("/");
    assert!(overview.contains("<a href=\"/tasks?state=error\"><strong>1</strong>"), "{overview}");
    let list = server.page("/tasks?state=error");
    assert!(list.contains("1 tasks match") && list.contains("<a href=\"/steps/2\">charge</a>: "), "{list}");
    assert!(list.contains("exit status 7") && !list.contains("/tasks/1\""), "{list}");
    let task = server.page("/tasks/2");
    assert!(task.contains("attempts_exhausted") && task.contains("fix: tasker step retry 2"), "{task}");
    assert_eq!(between(&task, "<path class=\"edge", "\"").len(), 1);
    assert!(task.contains("class=\"node error\"") && task.contains("Failed and running steps"), "{task}");
    assert!(server.page("/stuck").contains("<code>tasker step retry 2</code>"));
    assert!(server.page("/steps/2").contains("exit status 7"));
    assert!(server.page("/tasks/2/history").contains("exit status 7"));
    assert!(server.page("/tasks/2/timeline").contains("<rect class=\"stuck\""));
    let found = server.get("/find?task=shop-broken");
    assert_eq!((found.status, found.header("location")), (303, Some("/tasks/2")));
    for (path, words) in
        [("/tasks/99", "there is no task 99"), ("/steps/99", "there is no step 99"), ("/x", "no such page")]
    {
        let missing = server.get(path);
        assert!(missing.status == 404 && missing.body.contains(words), "{path}: {missing:?}");
    }
    let wrong = server.get("/tasks?since=yesterday");
    assert!(wrong.status == 400 && wrong.body.contains("is not a valid time"), "{wrong:?}");
    assert_eq!(server.post("/tasks/2", &[], "").status, 405);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unchanged_page_is_not_sent_again() {
    let database = shop().await;
    let server = Server::start(|args| database.command(args), &[]).await;
    let tag = server.get("/tasks/1").header("etag").expect("a tag").to_owned();
    let again = server.get_with("/tasks/1", &[&format!("If-None-Match: {tag}")]);
    assert_eq!((again.status, again.body.as_str()), (304, ""));
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_go_on_by_key() {
    let database = shop().await;
    let lines = "{\"template\":\"shop/order\"}\n".repeat(3);
    database.tasker_with_stdin(&["task", "submit", "--batch", "-"], lines).success();
    let server = Server::start(|args| database.command(args), &[]).await;
    let first = server.page("/tasks?limit=2");
    assert!(
        first.contains("/tasks/5\"") && first.contains("/tasks/4\"") && !first.contains("/tasks/3\""),
        "{first}"
    );
    let next = between(&first, "<a href=\"/tasks?", "\" rel=\"next\"");
    let next =
        next.last().expect("a next page").rsplit("/tasks?").next().expect("its query").replace("&amp;", "&");
    assert_eq!(next, "limit=2&after=4");
    assert!(server.page(&format!("/tasks?{next}")).contains("/tasks/3\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_steps_are_folded_and_fetched_by_key() {
    let steps: Vec<String> =
        (0..1_000).map(|number| format!("{{name: s{number}, handler: {{noop: {{}}}}}}")).collect();
    let workflow = format!("{{name: wide, version: 1.0.0, steps: [{}]}}", steps.join(", "));
    let database = TestDatabase::with_workflows(&[&workflow]).await;
    database.tasker(&["task", "submit", "wide"]).success();
    let server = Server::start(|args| database.command(args), &[]).await;
    let page = server.page("/tasks/1");
    assert!(page.contains("<summary>1000 other steps</summary>"), "{page}");
    assert!(page.contains("980 more steps in the list below"));
    assert!(page.len() < 100_000, "{}", page.len());
    let mut seen = 0;
    let mut path = "/tasks/1".to_owned();
    loop {
        let page = server.page(&path);
        seen += between(&page, "<th scope=\"row\"><a href=\"/steps/", "\"").len();
        match between(&page, "<p><a href=\"/tasks/1?after=", "\"").first() {
            Some(after) => path = format!("/tasks/1?after={after}"),
            None => break,
        }
    }
    assert_eq!(seen, 1_000);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_role_that_only_reads_is_enough_and_connections_are_few() {
    let cluster = Cluster::start();
    let owner = Program::new().env("DATABASE_URL", &cluster.url());
    owner.run(&["migrate", "up"]).success();
    for workflow in super::WORKFLOWS {
        owner.run_with_stdin(&["template", "apply", "-"], workflow).success();
    }
    owner.run(&["task", "submit", "shop/order"]).success();
    owner.run(&["task", "submit", "shop/broken"]).success();
    owner.run(&["worker", "run", "--drain"]).drained();
    let client = connect(&cluster.url()).await;
    crate::replica::give_reader(&client).await;
    let reader = Program::new().env("DATABASE_URL", &cluster.url_as("reader"));
    let server = Server::start(|args| reader.command(args), &[]).await;
    std::thread::scope(|scope| {
        for number in 0..40 {
            let server = &server;
            scope.spawn(move || server.page(PAGES[number % PAGES.len()]));
        }
    });
    let sessions = "select count(*) from pg_stat_activity where application_name = 'tasker serve'";
    let sessions: i64 = client.query_one(sessions, &[]).await.expect("a number").get(0);
    assert!((1..=4).contains(&sessions), "{sessions}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_replica_answers_where_one_is_named() {
    let primary = Cluster::start_with(&["wal_level=replica"]);
    let owner = Program::new().env("DATABASE_URL", &primary.url());
    owner.run(&["migrate", "up"]).success();
    let standby = Cluster::standby_of(&primary);
    let program =
        Program::new().env("DATABASE_URL", &primary.url()).env("TASKER_READ_DATABASE_URL", &standby.url());
    let server = Server::start(|args| program.command(args), &[]).await;
    let mut page = String::new();
    eventually("the replica has caught up", async || {
        page = server.page("/tasks");
        page.contains("from the replica")
    })
    .await;
    assert!(page.contains("as of "), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_ends_it() {
    let database = TestDatabase::new().await;
    let process = Process::start(database.command(&["serve", "--port", "0"]));
    process.says("serving http://127.0.0.1:").await;
    process.signal(nix::sys::signal::Signal::SIGTERM);
    assert_eq!(process.ended().await.code, 0);
}
