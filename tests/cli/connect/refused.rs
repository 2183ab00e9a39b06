//! No connection: one line, the cause, one command, exit status 4, no password.

use std::net::TcpListener;

use insta::assert_snapshot;

use super::secured::{PASSWORD, Secured};
use super::status;
use crate::common::{Program, Run};

/// For what names a port that never changes.
const NO_PORT: u16 = u16::MAX;

/// What was said, without what differs from run to run.
#[track_caller]
fn said(run: &Run, port: u16) -> String {
    assert!(!run.stderr.contains(PASSWORD), "{}", run.stderr);
    assert_eq!((run.code, run.stdout.as_str()), (4, ""), "{}", run.snapshot());
    run.stderr.replace(&port.to_string(), "PORT")
}

#[test]
fn nobody_listens() {
    let url = format!("postgres://app:{PASSWORD}@127.0.0.1:1/shop");
    assert_snapshot!(said(&status(&Program::new(), &["--database-url", &url]), NO_PORT), @r#"
    error: cannot connect to database "shop" at 127.0.0.1:1 as user "app"
      caused by: Connection refused (os error 111)
      hint: check whether the server is running: `pg_isready -h 127.0.0.1 -p 1`
    "#);
}

#[test]
fn no_such_host() {
    let url = format!("postgres://app:{PASSWORD}@nowhere.invalid/shop");
    let run = status(&Program::new(), &["--database-url", &url]);
    let said = said(&run, NO_PORT);
    assert!(said.contains("nowhere.invalid:5432"), "{said}");
    assert!(
        said.contains("hint: check the host name in --database-url: `getent hosts nowhere.invalid`"),
        "{said}"
    );
}

#[test]
fn no_such_socket() {
    let run = status(&Program::new(), &["--database-url", "host=/nowhere dbname=shop user=app"]);
    assert_snapshot!(said(&run, NO_PORT), @r#"
    error: cannot connect to database "shop" at /nowhere/.s.PGSQL.5432 as user "app"
      caused by: No such file or directory (os error 2)
      hint: check whether the server is running: `pg_isready -h /nowhere -p 5432`
    "#);
}

#[test]
fn something_listens_and_never_answers() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let url = format!("postgres://app:{PASSWORD}@127.0.0.1:{port}/shop?connect_timeout=1");
    assert_snapshot!(said(&status(&Program::new(), &["--database-url", &url]), port), @r#"
    error: cannot connect to database "shop" at 127.0.0.1:PORT as user "app"
      caused by: no answer within 1s
      hint: check whether the server answers: `pg_isready -h 127.0.0.1 -p PORT`
    "#);
}

#[test]
fn a_wrong_password() {
    let server = Secured::get();
    let url = server.url("app").replace("app@", "app:a-wrong-one@");
    let said = said(&status(&Program::new(), &["--database-url", &url]), server.port);
    assert!(!said.contains("a-wrong-one"), "{said}");
    assert_snapshot!(said, @r#"
    error: cannot connect to database "shop" at 127.0.0.1:PORT as user "app"
      caused by: password authentication failed for user "app" (SQLSTATE 28P01)
      hint: correct the password in --database-url or PGPASSWORD, then try `psql -h 127.0.0.1 -p PORT -U app shop`
    "#);
}

#[test]
fn no_password() {
    let server = Secured::get();
    let run = status(&Program::new(), &["--database-url", &server.url("app")]);
    assert_snapshot!(said(&run, server.port), @r#"
    error: cannot connect to database "shop" at 127.0.0.1:PORT as user "app"
      caused by: password missing
      hint: set PGPASSWORD, or add a line to ~/.pgpass: `127.0.0.1:PORT:shop:app:PASSWORD`
    "#);
}

#[test]
fn no_such_database() {
    let server = Secured::get();
    let program = Program::new().env("PGPASSWORD", PASSWORD);
    let url = server.url("app").replace("/shop", "/my%20shop");
    assert_snapshot!(said(&status(&program, &["--database-url", &url]), server.port), @r#"
    error: cannot connect to database "my shop" at 127.0.0.1:PORT as user "app"
      caused by: database "my shop" does not exist (SQLSTATE 3D000)
      hint: create it: `createdb -h 127.0.0.1 -p PORT -U app 'my shop'`
    "#);
}

#[test]
fn too_many_connections() {
    let server = Secured::get();
    let program = Program::new().env("PGPASSWORD", PASSWORD);
    assert_snapshot!(said(&status(&program, &["--database-url", &server.url("crowd")]), server.port), @r#"
    error: cannot connect to database "shop" at 127.0.0.1:PORT as user "crowd"
      caused by: too many connections for role "crowd" (SQLSTATE 53300)
      hint: lower the workers' --concurrency, or use a pooler and add --pooler
    "#);
}

#[test]
fn a_server_without_tls() {
    // Nothing but the answer of a server that has no TLS: "N".
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    std::thread::spawn(move || {
        use std::io::{Read, Write};
        let (mut stream, _) = listener.accept().expect("the program connects");
        stream.read_exact(&mut [0; 8]).and_then(|()| stream.write_all(b"N")).expect("a word each");
    });
    let url = format!("postgres://app:{PASSWORD}@127.0.0.1:{port}/shop?sslmode=require");
    assert_snapshot!(said(&status(&Program::new(), &["--database-url", &url]), port), @r#"
    error: cannot connect to database "shop" at 127.0.0.1:PORT as user "app"
      caused by: server does not support TLS
      hint: turn on `ssl` in the server's postgresql.conf
    "#);
}

#[test]
fn a_certificate_from_somebody_else() {
    let server = Secured::get();
    let program = Program::new().env("PGPASSWORD", PASSWORD);
    let url = format!("{}?sslmode=verify-ca&sslrootcert={}", server.url("app"), server.stranger.display());
    let said = said(&status(&program, &["--database-url", &url]), server.port);
    assert!(said.contains("caused by: the signature of the server's certificate is wrong"), "{said}");
    assert!(said.contains("hint: name the authority that signed the server's certificate"), "{said}");
}

#[test]
fn a_root_certificate_that_cannot_be_read() {
    let server = Secured::get();
    let url = format!("{}?sslmode=verify-full&sslrootcert=/nowhere/root.crt", server.url("app"));
    let run = status(&Program::new(), &["--database-url", &url]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("cannot use the certificate file /nowhere/root.crt"), "{}", run.stderr);
}

#[test]
fn of_several_servers_each_has_a_line_and_the_one_that_answered_the_hint() {
    let server = Secured::get();
    let url = server.url("app").replace("app@", "app:a-wrong-one@127.0.0.1:1,");
    let said = said(&status(&Program::new(), &["--database-url", &url]), server.port);
    assert_snapshot!(said, @r#"
    error: cannot connect to database "shop" as user "app"
      caused by: 127.0.0.1:1: Connection refused (os error 111)
        127.0.0.1:PORT: password authentication failed for user "app" (SQLSTATE 28P01)
      hint: correct the password in --database-url or PGPASSWORD, then try `psql -h 127.0.0.1 -p PORT -U app shop`
    "#);
    // One that cannot be reached does not end the search.
    let program = Program::new().env("PGPASSWORD", PASSWORD);
    let url = server.url("app").replace("app@", "app@127.0.0.1:1,");
    let run = status(&program, &["--database-url", &url]);
    assert!(!run.stderr.contains("cannot connect"), "{}", run.snapshot());
}
