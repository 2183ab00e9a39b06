//! `http` steps against a server on loopback.

use std::fs;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::fmt::rfc2822;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::ServerConfig;
use rustls::pki_types::{PrivateKeyDer, pem::PemObject};
use serde_json::json;

use super::drain;
use super::results::{ends, with_task};
use crate::common::{Process, TestDatabase, eventually};
use crate::fixture::http_server::{Answer, HttpServer, Seen, answer, json};

/// A step without waits between its attempts.
fn step(name: &str, http: &str) -> String {
    let retry = "retry: {limit: 2, backoff: {base: 1ms, cap: 1ms}}";
    format!("{{name: {name}, {retry}, handler: {{http: {{{http}}}}}}}")
}

/// An answer by the path of its request.
fn by_path(seen: &Seen) -> Answer {
    let path = seen.line().split_whitespace().nth(1).unwrap_or_default();
    match path.split(['/', '?']).nth(1).unwrap_or_default() {
        "number" => json(r#"{"amount": 100000000000000000.010}"#),
        "problem" => answer("200 OK", &["content-type: application/vnd.x+json; charset=utf-8"], "[1]"),
        "text" => answer("200 OK", &["Content-Type: text/plain"], "hello\n"),
        "latin" => answer("200 OK", &["Content-Type: text/plain"], b"caf\xe9\0"),
        "empty" => answer("204 No Content", &[], ""),
        "created" => {
            answer("201 Created", &["ETag: \"7\"", "Set-Cookie: a=1", "Set-Cookie: b=2", "X-Other: x"], "")
        }
        "conflict" => answer("409 Conflict", &["Content-Type: application/json"], r#"{"id": 7}"#),
        "missing" => answer("404 Not Found", &[], "no such order"),
        "early" => answer("425 Too Early", &[], ""),
        "broken" => answer("500 Internal Server Error", &["Retry-After: 0"], "out of order"),
        "accepted" => answer("202 Accepted", &[], ""),
        "lie" => answer("200 OK", &["Content-Type: application/json"], "<html>"),
        "packed" => answer("200 OK", &["Content-Encoding: gzip"], b"\x1f\x8b"),
        "large" => answer("200 OK", &[], vec![b'x'; (1 << 20) + 1]),
        // Of a body without an end its length is not known before.
        "endless" => Answer::Last([b"HTTP/1.1 200 OK\r\n\r\n".as_slice(), &vec![b'x'; 3 << 20]].concat()),
        "largest" => answer("200 OK", &[], vec![b'x'; 1 << 20]),
        "half" => Answer::Last(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc".to_vec()),
        "silent" => Answer::Never,
        "gone" => Answer::Last(Vec::new()),
        "other" => Answer::Last(b"SSH-2.0-OpenSSH_9.2\r\n\r\n".to_vec()),
        _ => json("{}"),
    }
}

#[tokio::test]
async fn each_answer_completes_its_step_or_fails_it_for_a_while_or_for_good() {
    let server = HttpServer::start(by_path);
    let large = r#"the body is longer than 1 MiB"#;
    let cases: [(&str, &str, &str, u32, &str); 22] = [
        (
            "number",
            "",
            "complete",
            1,
            r#"{"body": {"amount": 100000000000000000.010}, "status": 200, "headers": {}}"#,
        ),
        ("problem", "", "complete", 1, r#"{"body": [1], "status": 200, "headers": {}}"#),
        ("text", "", "complete", 1, r#"{"body": "hello\n", "status": 200, "headers": {}}"#),
        ("latin", "", "complete", 1, "{\"body\": \"caf\u{fffd}\u{fffd}\", \"status\": 200, \"headers\": {}}"),
        ("empty", "", "complete", 1, r#"{"body": null, "status": 204, "headers": {}}"#),
        (
            "created",
            ", keep_headers: [ETag, Set-Cookie, X-Absent]",
            "complete",
            1,
            r#"{"body": null, "status": 201, "headers": {"etag": "\"7\"", "set-cookie": ["a=1", "b=2"]}}"#,
        ),
        (
            "conflict",
            ", expect: {status: [2xx, 409]}",
            "complete",
            1,
            r#"{"body": {"id": 7}, "status": 409, "headers": {}}"#,
        ),
        ("conflict", "", "error", 1, r#"status 409 Conflict: {"id": 7}"#),
        ("missing", "", "error", 1, "status 404 Not Found"),
        ("early", "", "error", 2, "status 425 Too Early"),
        ("broken", "", "error", 2, "status 500 Internal Server Error"),
        ("accepted", ", expect: {status: [200]}", "error", 2, "status 202 Accepted"),
        ("text", ", expect: {status: [201]}", "error", 1, "status 200 OK: hello"),
        (
            "lie",
            "",
            "error",
            1,
            "the body is not the JSON that it is said to be: expected value at line 1 column 1",
        ),
        ("packed", "", "error", 1, "the body is encoded (gzip), although the request forbids it"),
        ("large", "", "error", 1, large),
        ("endless", "", "error", 1, large),
        (
            "half",
            "",
            "error",
            2,
            "the answer breaks off: error reading a body from connection: end of file before message length reached",
        ),
        ("silent", ", timeout: 50ms", "error", 2, "timed out after 50ms"),
        ("gone", "", "error", 2, "no answer: connection closed before message completed"),
        ("other", "", "error", 2, "no answer: invalid HTTP version parsed"),
        (
            "missing/a%20b?key=hunter2",
            ", query: {q: $.context.q}, headers: {X-Key: $.context.key}",
            "error",
            1,
            "status 404 Not Found",
        ),
    ];
    let steps = (0..).zip(&cases).map(|(number, (path, keys, ..)): (u32, _)| {
        step(&format!("s{number}"), &format!("url: '{}/{path}'{keys}", server.url()))
    });
    let steps: Vec<String> = steps.collect();
    let (database, client) =
        with_task(&steps.join(", "), r#"{"q": "swordfish", "key": "open-sesame"}"#).await;
    let said = drain(&database, &[]).stderr;

    let attempts = "select attempts from tasker_workflow_steps order by workflow_step_id";
    let attempts: Vec<i32> =
        client.query(attempts, &[]).await.unwrap().iter().map(|row| row.get(0)).collect();
    let ends = ends(&client).await;
    for ((path, _, state, tries, outcome), ((_, found_state, found), found_tries)) in
        cases.iter().zip(ends.iter().zip(attempts))
    {
        let shown = match path.split_once('?') {
            Some((path, _)) => format!("{path}?…"),
            None => (*path).to_owned(),
        };
        let expected = match *state {
            "error" => format!("GET {}/{shown}: {outcome}", server.url()),
            _ => (*outcome).to_owned(),
        };
        assert_eq!((found_state.as_str(), found_tries as u32, found), (*state, *tries, &expected), "{path}");
        for secret in ["hunter2", "swordfish", "open-sesame"] {
            assert!(!found.contains(secret) && !said.contains(secret), "{secret}: {said}");
        }
    }
}

#[tokio::test]
async fn a_body_of_a_mebibyte_is_a_result() {
    let server = HttpServer::start(by_path);
    let (database, client) = with_task(&step("a", &format!("url: '{}/largest'", server.url())), "{}").await;
    drain(&database, &[]).success();
    let length = "select length(results ->> 'body') from tasker_workflow_steps";
    assert_eq!(client.query_one(length, &[]).await.unwrap().get::<_, i32>(0), 1 << 20);
}

#[tokio::test]
async fn a_server_names_the_wait_in_seconds_or_by_a_date() {
    let server = HttpServer::start(|seen| {
        let in_two_seconds = Timestamp::now() + jiff::SignedDuration::from_secs(2);
        let date =
            rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&in_two_seconds).expect("a date");
        match seen.line() {
            "GET /seconds" => answer("429 Too Many Requests", &["Retry-After: 1"], ""),
            "GET /date" => answer("503 Service Unavailable", &[&format!("Retry-After: {date}")], ""),
            _ => answer("404 Not Found", &["Retry-After: 7"], ""),
        }
    });
    let steps =
        ["seconds", "date", "missing"].map(|path| step(path, &format!("url: '{}/{path}'", server.url())));
    let (database, client) = with_task(&steps.join(", "), "{}").await;
    let _ = drain(&database, &[]);
    let waits =
        "select array_agg(coalesce((metadata ->> 'retry_after_seconds')::int, 0) order by workflow_step_id)
                   from tasker_workflow_step_transitions where to_state = 'error' and most_recent";
    let waits: Vec<i32> = client.query_one(waits, &[]).await.unwrap().get(0);
    // The date has no fractions of a second, and the way here takes a while.
    assert!(waits[0] == 1 && (1..=2).contains(&waits[1]) && waits[2] == 0, "{waits:?}");
    assert_eq!(server.seen().len(), 5, "a 404 is permanent");
}

#[tokio::test]
async fn a_request_is_made_of_the_values_of_its_step() {
    let server = HttpServer::start(by_path);
    let steps = format!(
        "{{name: first, handler: {{http: {{url: '{url}/number'}}}}}},
         {{name: second, depends_on: [first], handler: {{http: {{
            method: POST, url: '{url}/orders/{{$.context.id}}/lines',
            query: {{ n: $.context.lines, flag: true, none: $.context.absent, q: [a, $.context.id] }},
            headers: {{ X-Order: $.context.number, X-None: $.context.absent, Content-Type: application/vnd.shop+json }},
            json: {{ amount: $.parents.first.body.amount, deep: [$.context.lines, $$5 off, null], key: $.step.key }} }}}}}},
         {{name: third, depends_on: [second], handler: {{http: {{ method: PUT, url: '{url}/text', body: $.context.id }}}}}}",
        url = server.url()
    );
    let context = r#"{"id": "a/../b c", "number": 19.90, "lines": [1, "x&y"]}"#;
    let (database, _client) = with_task(&steps, context).await;
    drain(&database, &[]).success();

    let [first, second, third] = &server.seen()[..] else { panic!("{:?}", server.seen()) };
    assert_eq!(first.line(), "GET /number");
    assert_eq!(second.line(), "POST /orders/a%2F..%2Fb%20c/lines?flag=true&n=1&n=x%26y&q=a&q=a%2F..%2Fb+c");
    assert_eq!((second.header("x-order"), second.header("x-none")), (Some("19.90"), None));
    assert_eq!(second.header("content-type"), Some("application/vnd.shop+json"));
    let key = second.header("idempotency-key").expect("a key");
    assert!(key.ends_with("/second"), "{key}");
    assert_eq!(
        second.body(),
        format!(r#"{{"key":"{key}","deep":[[1, "x&y"],"$5 off",null],"amount":100000000000000000.010}}"#)
    );
    assert_eq!((third.line(), third.body()), ("PUT /text", "a/../b c"));
    assert_eq!(first.connection, third.connection, "a connection is used again");
}

#[tokio::test]
async fn a_value_that_cannot_be_sent_fails_its_step_for_good_and_is_not_shown() {
    let server = HttpServer::start(by_path);
    let cases = [
        ("url: 'U/orders/{$.context.dots}'", "url: a segment of its path is . or .."),
        ("url: 'U/orders/{$.context.absent}'", "url: $.context.absent is missing or empty"),
        (
            "url: 'U/', headers: {X-Key: $.context.lines}",
            "header X-Key: its value holds a character that no header can hold",
        ),
        ("url: 'U/', query: {q: [$.context.object]}", "query parameter q: its value is a list or an object"),
        ("url: $.context.url", "url: it holds a user"),
    ];
    let steps: Vec<String> = (0..)
        .zip(&cases)
        .map(|(number, (http, _)): (u32, _)| step(&format!("s{number}"), &http.replace('U', &server.url())))
        .collect();
    let context = r#"{"dots": "..", "lines": "a\r\nX-Evil: hunter2", "object": {}, "url": "http://u:hunter2@127.0.0.1/"}"#;
    let (database, client) = with_task(&steps.join(", "), context).await;
    let said = drain(&database, &[]).stderr;
    let messages: Vec<String> = ends(&client).await.into_iter().map(|(_, _, message)| message).collect();
    assert_eq!(messages, cases.map(|(_, message)| message.to_owned()));
    assert!(!said.contains("hunter2"), "{said}");
    assert!(server.seen().is_empty(), "{:?}", server.seen());
}

/// Runs steps with these hosts in the worker's configuration; returns their ends.
async fn with_hosts(steps: &[String], context: &str, hosts: &[String]) -> Vec<(String, String)> {
    let (database, client) = with_task(&steps.join(", "), context).await;
    fs::write(database.home().join("tasker.toml"), format!("[worker]\nhttp_hosts = {hosts:?}")).unwrap();
    let _ = drain(&database, &[]);
    ends(&client).await.into_iter().map(|(_, state, text)| (state, text)).collect()
}

#[tokio::test]
async fn redirects_are_followed_without_credentials_and_never_to_metadata() {
    let there = HttpServer::start(|seen| json(&format!("{:?}", seen.line())));
    let url = there.url();
    let locations = move |seen: &Seen| {
        let status = match seen.line() {
            "POST /kept" => "307 Temporary Redirect",
            _ => "302 Found",
        };
        let location = match seen.line().split('/').nth(1).unwrap_or_default() {
            "there" | "kept" => format!("{url}/other?a=1"),
            "home" => "end".to_owned(),
            "end" => return json(r#""home""#),
            "user" => url.replace("http://", "http://me:hunter2@"),
            "metadata" => "http://169.254.169.254/latest/meta-data/".to_owned(),
            "mapped" => "http://[::ffff:a9fe:a9fe]/".to_owned(),
            "number" => "http://2852039166/".to_owned(),
            "file" => "file:///etc/passwd".to_owned(),
            _ => "loop".to_owned(),
        };
        answer(status, &[&format!("Location: {location}")], "")
    };
    let here = HttpServer::start(locations);
    let with = |path: &str| {
        let keys =
            "headers: {Authorization: Bearer hunter2, Cookie: a=hunter2, X-Key: hunter2}, json: {a: 1}";
        step(path, &format!("method: POST, url: '{}/{path}', {keys}", here.url()))
    };
    let steps = ["there", "kept", "home", "user", "metadata", "mapped", "number", "file", "loop"].map(with);
    let found = with_hosts(&steps, "{}", &[there.url()]).await;
    let refused = "is link-local or serves metadata: no step can call it";
    let expected = [
        ("complete", r#"{"body": "GET /other?a=1", "status": 200, "headers": {}}"#.to_owned()),
        ("complete", r#"{"body": "POST /other?a=1", "status": 200, "headers": {}}"#.to_owned()),
        ("complete", r#"{"body": "home", "status": 200, "headers": {}}"#.to_owned()),
        ("error", format!("POST {}/user: redirected to an address that holds a user", here.url())),
        (
            "error",
            format!(
                "GET http://169.254.169.254/latest/meta-data/: 169.254.169.254 has the address 169.254.169.254, which {refused}"
            ),
        ),
        (
            "error",
            format!(
                "GET http://[::ffff:a9fe:a9fe]/: [::ffff:a9fe:a9fe] has the address ::ffff:169.254.169.254, which {refused}"
            ),
        ),
        (
            "error",
            format!(
                "GET http://169.254.169.254/: 169.254.169.254 has the address 169.254.169.254, which {refused}"
            ),
        ),
        ("error", format!("POST {}/file: redirected to an address that is not of http", here.url())),
        ("error", format!("GET {}/loop: status 302 after 5 redirects: no more are followed", here.url())),
    ];
    assert_eq!(found, expected.map(|(state, text)| (state.to_owned(), text)));
    for seen in there.seen() {
        assert!(!seen.text.contains("hunter2"), "{seen:?}");
        assert!(seen.header("idempotency-key").is_some());
        assert_eq!(seen.body(), if seen.line().starts_with("POST") { r#"{"a":1}"# } else { "" });
    }
    assert!(here.seen().iter().any(|seen| seen.line() == "GET /end" && seen.text.contains("Bearer hunter2")));
}

#[tokio::test]
async fn only_the_template_and_the_configuration_name_private_hosts() {
    let (there, listed) = (HttpServer::start(by_path), HttpServer::start(by_path));
    let location = format!("Location: {}/number", there.url());
    let here = HttpServer::start(move |_| answer("302 Found", &[&location], ""));
    let steps = [
        step("redirected", &format!("url: '{}/'", here.url())),
        step("whole", "url: $.context.there"),
        step("host", "url: 'http://{$.context.host}/text'"),
        step("listed", "url: 'http://{$.context.listed}/text'"),
    ];
    let context = json!({
        "there": there.url(),
        "host": format!("127.0.0.1:{}", there.port()),
        "listed": format!("127.0.0.1:{}", listed.port()),
    });
    let found = with_hosts(&steps, &context.to_string(), &[listed.url()]).await;
    let unlisted = "the input of the step names this host, and `http_hosts` of the worker does not list it";
    let private = "is private: only the template, or `http_hosts` of the worker, can name its host";
    let at = format!("127.0.0.1:{}", there.port());
    let expected = [
        ("error", format!("GET {}/number: {at} has the address 127.0.0.1, which {private}", there.url())),
        ("error", format!("GET {}/: {unlisted}", there.url())),
        ("error", format!("GET {}/text: {unlisted}", there.url())),
        ("complete", r#"{"body": "hello\n", "status": 200, "headers": {}}"#.to_owned()),
    ];
    assert_eq!(found, expected.map(|(state, text)| (state.to_owned(), text)));
    assert!(there.seen().is_empty(), "{:?}", there.seen());
}

#[tokio::test]
async fn the_configuration_lists_hosts_or_the_worker_does_not_start() {
    let database = TestDatabase::new().await;
    fs::write(database.home().join("tasker.toml"), "[worker]\nhttp_hosts = [\"shop.example/orders\"]")
        .unwrap();
    let run = drain(&database, &[]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains(r#""shop.example/orders" among `http_hosts` names no host"#),
        "{}",
        run.stderr
    );
}

#[tokio::test]
async fn a_server_must_prove_who_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut params = CertificateParams::default();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let names = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
    let certificate = names.signed_by(&key, &authority).unwrap();
    let roots = folder.path().join("ca.pem");
    fs::write(&roots, authority.pem()).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivateKeyDer::from_pem_slice(key.serialize_pem().as_bytes()).unwrap(),
        )
        .unwrap();
    let server = HttpServer::start_with(by_path, Some(Arc::new(config)));
    let (port, roots) = (server.port(), roots.display());
    let steps = [
        step("trusted", &format!("url: 'https://127.0.0.1:{port}/text', tls: {{rootcert: {roots}}}")),
        step("unknown", &format!("url: 'https://127.0.0.1:{port}/text'")),
        step("misnamed", &format!("url: 'https://localhost:{port}/text', tls: {{rootcert: {roots}}}")),
        step("unread", &format!("url: 'https://127.0.0.1:{port}/text', tls: {{rootcert: {roots}x}}")),
    ];
    let (database, client) = with_task(&steps.join(", "), "{}").await;
    let _ = drain(&database, &[]);
    let ends = ends(&client).await;
    let starts = [
        ("complete", r#"{"body": "hello\n", "status": 200, "headers": {}}"#.to_owned()),
        (
            "error",
            format!(
                "GET https://127.0.0.1:{port}/text: no TLS with 127.0.0.1:{port}: invalid peer certificate: UnknownIssuer"
            ),
        ),
        (
            "error",
            format!(
                "GET https://localhost:{port}/text: no TLS with localhost:{port}: invalid peer certificate: certificate not valid for name"
            ),
        ),
        ("error", format!("GET https://127.0.0.1:{port}/text: cannot use the certificate file {roots}x: ")),
    ];
    for ((_, state, text), (expected, start)) in ends.iter().zip(starts) {
        assert!(state == expected && text.starts_with(&start), "{text}\n{start}");
    }
}

#[tokio::test]
async fn the_proxies_of_the_environment_are_used() {
    let proxy = HttpServer::start(|seen| match seen.line() {
        "CONNECT shop.invalid:443" => answer("403 Forbidden", &[], ""),
        _ => json(r#""by proxy""#),
    });
    let direct = HttpServer::start(|_| json(r#""direct""#));
    let steps = [
        step("plain", "url: 'http://shop.invalid/orders?a=1'"),
        step("tunnel", "url: 'https://shop.invalid/orders'"),
        step("near", &format!("url: '{}/'", direct.url())),
        step("metadata", "url: 'http://169.254.169.254/'"),
    ];
    let (database, client) = with_task(&steps.join(", "), "{}").await;
    let address = proxy.url().replace("http://", "http://me:hunter2@");
    let mut worker = database.command(&["worker", "run", "--drain"]);
    worker.env("HTTP_PROXY", &address).env("HTTPS_PROXY", &address).env("NO_PROXY", "127.0.0.1");
    let said = format!("{:?}", worker.output().unwrap());
    let ends = ends(&client).await;
    assert_eq!(ends[0].2, r#"{"body": "by proxy", "status": 200, "headers": {}}"#);
    let at = proxy.url().replace("http://", "");
    assert_eq!(
        ends[1].2,
        format!(
            "GET https://shop.invalid/orders: the proxy {at} gives no connection to shop.invalid: tunnel error: unsuccessful"
        )
    );
    assert_eq!(ends[2].2, r#"{"body": "direct", "status": 200, "headers": {}}"#);
    assert!(ends[3].2.ends_with("is link-local or serves metadata: no step can call it"), "{}", ends[3].2);
    let seen = proxy.seen();
    assert_eq!(seen.len(), 3, "{seen:?}");
    for request in &seen {
        assert!(["GET http://shop.invalid/orders?a=1", "CONNECT shop.invalid:443"].contains(&request.line()));
        assert_eq!(request.header("proxy-authorization"), Some("Basic bWU6aHVudGVyMg=="));
    }
    assert!(!said.contains("hunter2") && !ends[1].2.contains("hunter2"), "{said}");
}

#[tokio::test]
async fn a_cancelled_step_drops_its_request() {
    let server = HttpServer::start(by_path);
    let (database, _client) =
        with_task(&step("a", &format!("url: '{}/silent', timeout: 1h", server.url())), "{}").await;
    let worker = Process::start(database.command(&["worker", "run"]));
    eventually("the request has arrived", async || !server.seen().is_empty()).await;
    assert_eq!(server.closed(), 0);
    database.tasker(&["task", "cancel", "1", "--reason", "no longer needed", "--yes"]).success();
    eventually("the connection is closed", async || server.closed() == 1).await;
    worker.signal(nix::sys::signal::Signal::SIGTERM);
    worker.ended().await.success();
}
