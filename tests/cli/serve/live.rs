//! Streams of events.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use super::shop;
use crate::common::http::head;
use crate::common::page::Server;

/// Opens a stream, and returns its reader and its headers.
fn follow(server: &Server, page: &str) -> (BufReader<TcpStream>, Vec<(String, String)>) {
    let mut stream = TcpStream::connect(("127.0.0.1", server.port)).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a socket");
    let request = format!("GET /events?page={page} HTTP/1.1\r\nHost: localhost\r\n\r\n");
    stream.write_all(request.as_bytes()).expect("the request");
    let mut reader = BufReader::new(stream);
    let (status, headers) = head(&mut reader);
    assert_eq!(status, 200);
    (reader, headers)
}

/// The next tag of the page.
fn tag(stream: &mut BufReader<TcpStream>) -> String {
    loop {
        let mut line = String::new();
        stream.read_line(&mut line).expect("a line in time");
        if let Some(tag) = line.trim_end().strip_prefix("data: ") {
            return tag.to_owned();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_tells_a_change_of_its_page_and_proxies_do_not_collect_it() {
    let database = shop().await;
    let server = Server::start(|args| database.command(args), &[]).await;
    let (mut stream, headers) = follow(&server, "/tasks/2");
    for header in
        [("x-accel-buffering", "no"), ("content-type", "text/event-stream"), ("cache-control", "no-store")]
    {
        assert!(headers.contains(&(header.0.to_owned(), header.1.to_owned())), "{headers:?}");
    }
    let before = tag(&mut stream);
    assert_eq!(server.get("/tasks/2").header("etag"), Some(&*before));
    database.tasker(&["task", "cancel", "2", "--yes"]).success();
    let after = tag(&mut stream);
    assert_ne!(after, before);
    assert!(server.page("/tasks/2").contains("state cancelled"));
    assert_eq!(server.get("/events?page=/nothing").status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_tabs_follow_the_same_page() {
    let database = shop().await;
    let server = Server::start(|args| database.command(args), &[]).await;
    let mut tabs: Vec<_> = (0..10).map(|_| follow(&server, "/stuck").0).collect();
    let tags: Vec<String> = tabs.iter_mut().map(tag).collect();
    assert!(tags.iter().all(|tag| *tag == tags[0]), "{tags:?}");
}
