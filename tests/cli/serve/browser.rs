//! The pages in a real Chromium.

use crate::common::browser::Browser;
use crate::common::page::Server;
use crate::common::{Process, Program};

/// Whether the page shows these words.
fn shows(words: &str) -> String {
    format!("document.getElementById('main')?.innerText.includes({words:?}) ?? false")
}

/// Whether the page is that of a step in a state.
fn is_in(state: &str) -> String {
    format!("!!document.querySelector('main p > .state.{state}')")
}

fn click(selector: &str) -> String {
    format!("document.querySelector({selector:?}).click()")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stuck_task_of_the_demo_is_found_understood_fixed_and_seen_to_go_on() {
    let Some(mut browser) = Browser::start() else { return };
    let program = Program::new();
    let demo = program.run(&["demo", "--format", "json"]).success().json();
    let url = demo["database_url"].as_str().expect("its address").to_owned();
    let command = |args: &[&str]| program.command(&[args, &["--database-url", &url]].concat());
    let server = Server::start(command, &["--allow-changes"]).await;

    browser.open(&format!("http://127.0.0.1:{}/", server.port));
    browser.eventually("!!document.querySelector('nav a[href=\"/stuck\"]')");
    browser.run(&click("nav a[href=\"/stuck\"]"));
    browser.eventually(&shows("not_retryable"));
    // No wider than a phone.
    assert_eq!(browser.run("document.documentElement.scrollWidth <= innerWidth"), true);
    browser.run(&click("main td a[href^=\"/steps/\"]"));
    browser.eventually(&shows("STATION_TOKEN is not set"));
    browser.run(&click("main a[href$=\"/retry\"]"));
    browser.eventually(&shows("would change 1 step"));
    browser.run("document.getElementById('reason').value = 'the token is there'");
    browser.run(&click("main form button"));
    browser.eventually(&is_in("pending"));

    // It is seen to go on in the same document.
    browser.run("window.isTheSame = true");
    let folder = std::path::Path::new(demo["report"].as_str().expect("a path")).parent().expect("its folder");
    let mut worker = command(&["worker", "run", "--drain"]);
    worker.env("STATION_TOKEN", "anything").current_dir(folder);
    let worker = Process::start(worker);
    browser.eventually(&is_in("complete"));
    assert_eq!(browser.run("window.isTheSame"), true);
    assert_eq!(browser.run("document.getElementById('live').textContent"), "live");
    worker.ended().await.success();
    let history = command(&["task", "watch", "1"]).output().expect("it runs");
    let history = String::from_utf8(history.stdout).expect("UTF-8");
    assert!(history.contains("error → pending: the token is there"), "{history}");
}
