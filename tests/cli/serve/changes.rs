//! Changes by forms: who may make them, and who is recorded.

use insta::assert_snapshot;

use super::shop;
use crate::common::page::Server;
use crate::common::{Cluster, Program, TestDatabase, connect};

const RETRY: &str = "/steps/2/retry";

async fn serve(database: &TestDatabase, more: &[&str]) -> Server {
    Server::start(|args| database.command(args), &[&["--allow-changes"], more].concat()).await
}

/// The cookie and the token of a form.
fn form(server: &Server, path: &str) -> (String, String) {
    let page = server.get(path);
    assert_eq!(page.status, 200, "{}", page.body);
    let cookie = page.header("set-cookie").expect("a cookie");
    assert!(cookie.contains("; HttpOnly; SameSite=Strict"), "{cookie}");
    let token = page.body.split_once("name=\"token\" value=\"").expect("a token").1;
    (
        format!("Cookie: {}", cookie.split(';').next().expect("its value")),
        token.split('"').next().expect("it ends").to_owned(),
    )
}

fn origin(server: &Server) -> [String; 2] {
    [format!("Host: localhost:{}", server.port), format!("Origin: http://localhost:{}", server.port)]
}

async fn states(database: &TestDatabase) -> String {
    let run = database.tasker(&["task", "show", "2", "--format", "json"]).success().json();
    run["steps"]
        .as_array()
        .expect("steps")
        .iter()
        .map(|step| format!("{} ", step["state"].as_str().expect("a state")))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_is_retried_with_a_preview_a_reason_and_a_name() {
    let database = shop().await;
    let server = serve(&database, &["--user-header", "X-User"]).await;
    let [host, origin] = origin(&server);
    let user = "X-User: ann";
    assert!(server.get_with("/steps/2", &[user]).body.contains("href=\"/steps/2/retry\""));
    let page = server.get_with(RETRY, &[user]);
    let preview = page.body.split_once("<pre tabindex=\"0\">").expect("a preview").1;
    assert_snapshot!(preview.split_once("</pre>").expect("it ends").0, @r"
    would change 1 step of task 2; the task would be pending
      ○ charge (step 2): error → pending
      ready now: charge
      still waiting: ship
      undo: tasker step cancel 2, before a worker completes it
    ");
    assert_eq!(states(&database).await, "error pending ", "a preview changes nothing");
    let cookie =
        format!("Cookie: {}", page.header("set-cookie").expect("a cookie").split(';').next().expect("one"));
    let token = page
        .body
        .split_once("name=\"token\" value=\"")
        .expect("a token")
        .1
        .split('"')
        .next()
        .expect("it ends");
    let body = format!("token={token}&reason=the+bank+is+back");
    let done = server.post(RETRY, &[user, &host, &origin, &cookie], &body);
    assert_eq!((done.status, done.header("location")), (303, Some("/steps/2")), "{}", done.body);
    assert_eq!(states(&database).await, "pending pending ");
    let metadata =
        "select metadata ->> 'by' || ': ' || (metadata ->> 'reason') from tasker_workflow_step_transitions
                     where workflow_step_id = 2 and most_recent";
    let by: String = database.client().await.query_one(metadata, &[]).await.expect("a row").get(0);
    assert_eq!(by, "ann: the bank is back");
    // The page shows it at once.
    assert!(server.get_with("/steps/2", &[user]).body.contains("state pending"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_not_ours_changes_nothing() {
    let database = shop().await;
    let server = serve(&database, &[]).await;
    let [host, origin] = origin(&server);
    let (cookie, token) = form(&server, RETRY);
    let (other_cookie, _) = form(&server, RETRY);
    let good = format!("token={token}");
    let elsewhere = "Origin: http://localhost:1";
    for (headers, body) in [
        (vec![&*host, &*origin, &*cookie], "token=wrong"),
        (vec![&*host, &*origin, &*cookie], ""),
        (vec![&*host, &*origin], &*good),
        (vec![&*host, &*origin, &*other_cookie], &*good),
        (vec![&*host, &*cookie], &*good),
        (vec![&*host, elsewhere, &*cookie], &*good),
        (vec![&*host, "Origin: null", &*cookie], &*good),
        (vec![&*host, &*origin, &*cookie, "Sec-Fetch-Site: same-site"], &*good),
        (vec!["Host: evil.example", "Origin: http://evil.example", &*cookie], &*good),
    ] {
        let refused = server.post(RETRY, &headers, body);
        assert!([403, 421, 422].contains(&refused.status), "{headers:?} {body}: {refused:?}");
    }
    assert_eq!(states(&database).await, "error pending ");
    assert_eq!(server.post(RETRY, &[&host, &origin, &cookie], &good).status, 303);
    assert_eq!(states(&database).await, "pending pending ");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_is_resolved_a_task_cancelled_and_a_queue_paused() {
    let database = shop().await;
    let server = serve(&database, &[]).await;
    let [host, origin] = origin(&server);
    let change = |path: &str, more: &str| {
        let (cookie, token) = form(&server, path);
        server.post(path, &[&host, &origin, &cookie], &format!("token={token}{more}"))
    };
    let wrong = change("/steps/2/resolve", "&result=%7B");
    assert!(wrong.status == 400 && wrong.body.contains("the result is not valid"), "{wrong:?}");
    assert_eq!(change("/steps/2/resolve", "&result=%7B%22n%22%3A1%7D&reason=").status, 303);
    assert_eq!(states(&database).await, "resolved_manually pending ");
    assert_eq!(change("/queues/one/pause?name=default", "&reason=bank").status, 303);
    assert!(server.page("/queues").contains("by web: bank"));
    assert_eq!(change("/queues/one/resume?name=default", "").status, 303);
    assert!(!server.page("/queues").contains("by web: bank"));
    assert_eq!(change("/tasks/2/cancel", "").status, 303);
    assert_eq!(states(&database).await, "resolved_manually cancelled ");
    // As the command refuses it.
    let refused = server.get("/tasks/1/retry");
    assert!(refused.status == 404 && refused.body.contains("task 1 "), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_right_to_change_the_actions_are_gone_with_the_reason() {
    let database = shop().await;
    for (flags, reason) in [
        (&[][..], "without --allow-changes"),
        (&["--read-only"], "with --read-only"),
        (&["--allow-changes", "--read-only"], "with --read-only"),
    ] {
        let server = Server::start(|args| database.command(args), flags).await;
        let page = server.page("/steps/2");
        assert!(page.contains(reason) && !page.contains("/retry\""), "{page}");
        let refused = server.get(RETRY);
        assert!(refused.status == 403 && refused.body.contains(reason), "{refused:?}");
        let [host, origin] = origin(&server);
        assert_eq!(server.post(RETRY, &[&host, &origin], "token=x").status, 403);
    }
    assert_eq!(states(&database).await, "error pending ");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_standby_and_a_role_that_only_reads_offer_no_change() {
    let primary = Cluster::start_with(&["wal_level=replica"]);
    let owner = Program::new().env("DATABASE_URL", &primary.url());
    owner.run(&["migrate", "up"]).success();
    crate::replica::give_reader(&connect(&primary.url()).await).await;
    let standby = Cluster::standby_of(&primary);
    for (url, reason) in [
        (primary.url_as("reader"), "the role of this server may not change tasks"),
        (standby.url(), "the database is a standby"),
    ] {
        let program = Program::new().env("DATABASE_URL", &url);
        let server = Server::start(|args| program.command(args), &["--allow-changes"]).await;
        let page = server.page("/queues");
        assert!(page.contains(reason), "{page}");
        assert_eq!(server.get("/queues/one/pause?name=default").status, 403);
    }
}
