//! How the program finds its database, and what it says when it cannot.

mod config;
mod profile;
mod refused;
mod secured;
mod waiting;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use secured::{PASSWORD, Secured};

use crate::common::{Program, Run, eventually_blocking};

/// The least a command can do with a database.
fn status(program: &Program, args: &[&str]) -> Run {
    program.run(&[args, &["migrate", "status"]].concat())
}

/// The same, with an answer for programs.
fn answered(program: &Program, args: &[&str]) -> Run {
    status(program, &[args, &["--format", "json"]].concat())
}

/// The database that was reached.
#[track_caller]
fn reached(run: Run) -> String {
    run.success().json()["database"].as_str().expect("a name").to_owned()
}

fn write_for_owner_only(path: &Path, text: &str) {
    fs::write(path, text).expect("written");
    fs::set_permissions(path, fs::Permissions::from_mode(0o600)).expect("set");
}

#[test]
fn the_password_comes_from_wherever_libpq_would_look() {
    let server = Secured::get();
    let url = server.url("app");

    let program = Program::new().env("PGPASSWORD", PASSWORD);
    assert_eq!(reached(answered(&program, &["--database-url", &url])), "shop");

    let program = Program::new();
    let line = format!("127.0.0.1:{}:shop:app:{PASSWORD}\n", server.port);
    write_for_owner_only(&program.home().join(".pgpass"), &line);
    assert_eq!(reached(answered(&program, &["--database-url", &url])), "shop");

    let services = program.home().join("services");
    let service = format!("[shop]\nhost=127.0.0.1\nport={}\ndbname=shop\nuser=app\n", server.port);
    fs::write(&services, service).expect("written");
    let program = program.env("PGSERVICEFILE", &services.display().to_string());
    assert_eq!(reached(answered(&program, &["--database-url", "service=shop"])), "shop");
}

#[test]
fn a_password_file_that_others_may_read_is_not_used() {
    let server = Secured::get();
    let program = Program::new();
    let passwords = program.home().join(".pgpass");
    fs::write(&passwords, format!("*:*:*:*:{PASSWORD}\n")).expect("written");
    fs::set_permissions(&passwords, fs::Permissions::from_mode(0o644)).expect("set");
    let run = status(&program, &["--database-url", &server.url("app")]);
    assert_eq!(run.code, 4, "{}", run.snapshot());
    assert!(run.stderr.contains("chmod 600"), "{}", run.stderr);
}

#[test]
fn the_variables_of_psql_are_enough() {
    let server = Secured::get();
    let program = Program::new()
        .env("PGHOST", "127.0.0.1")
        .env("PGPORT", &server.port.to_string())
        .env("PGUSER", "app")
        .env("PGPASSWORD", PASSWORD);
    // The database is named like the user unless it is named.
    assert!(status(&program, &[]).stderr.contains("database \"app\" does not exist"));
    let program = program.env("PGDATABASE", "shop");
    assert_eq!(reached(answered(&program, &[])), "shop");
}

#[test]
fn the_flag_beats_the_environment_and_that_the_file() {
    let server = Secured::get();
    let nowhere = |name: &str| format!("postgres://app@127.0.0.1:1/{name}");
    let program = Program::new().env("PGPASSWORD", PASSWORD);
    let file = format!("database_url = {:?}\n", nowhere("file"));
    fs::write(program.home().join("tasker.toml"), file).expect("written");
    assert!(status(&program, &[]).stderr.contains("database \"file\""));
    let program = program.env("DATABASE_URL", &nowhere("environment"));
    assert!(status(&program, &[]).stderr.contains("database \"environment\""));
    assert_eq!(reached(answered(&program, &["--database-url", &server.url("app")])), "shop");
}

#[test]
fn each_tls_mode_trusts_whom_libpq_would() {
    let server = Secured::get();
    let program = Program::new().env("PGPASSWORD", PASSWORD);
    let (authority, stranger) = (server.authority.display(), server.stranger.display());
    let reaches = |user: &str, host: &str, settings: &str| {
        let url = format!("postgres://{user}@{host}:{}/shop?{settings}", server.port);
        let run = status(&program, &["--database-url", &url]);
        assert!(run.code == 0 || run.code == 4, "{}", run.snapshot());
        run.code == 0
    };
    // `sealed` may come with TLS only, `open` without only.
    assert!(reaches("sealed", "localhost", "sslmode=prefer"));
    assert!(reaches("sealed", "localhost", "sslmode=allow"));
    assert!(reaches("sealed", "localhost", "sslmode=require"));
    assert!(!reaches("sealed", "localhost", "sslmode=disable"));
    assert!(reaches("open", "localhost", "sslmode=prefer"));
    assert!(!reaches("open", "localhost", "sslmode=require"));
    // The certificate is for localhost.
    let trusting = format!("sslrootcert={authority}");
    assert!(reaches("sealed", "localhost", &format!("sslmode=verify-full&{trusting}")));
    assert!(!reaches("sealed", "127.0.0.1", &format!("sslmode=verify-full&{trusting}")));
    assert!(reaches("sealed", "127.0.0.1", &format!("sslmode=verify-ca&{trusting}")));
    // With a root certificate, even `require` verifies.
    let mistrusting = format!("sslrootcert={stranger}");
    assert!(!reaches("sealed", "localhost", &format!("sslmode=verify-full&{mistrusting}")));
    assert!(!reaches("sealed", "localhost", &format!("sslmode=verify-ca&{mistrusting}")));
    assert!(!reaches("sealed", "localhost", &format!("sslmode=require&{mistrusting}")));
    // The machine's own authorities have never heard of it.
    assert!(!reaches("sealed", "localhost", "sslrootcert=system"));
}

#[test]
fn a_client_certificate_takes_the_place_of_a_password() {
    let server = Secured::get();
    let url = format!("{}?sslmode=require", server.url("badge"));
    let refused = status(&Program::new(), &["--database-url", &url]);
    assert_eq!(refused.code, 4, "{}", refused.snapshot());
    let (certificate, key) = (server.badge.0.display(), server.badge.1.display());
    let url = format!("{url}&sslcert={certificate}&sslkey={key}");
    assert_eq!(reached(answered(&Program::new(), &["--database-url", &url])), "shop");
}

#[test]
fn versions_of_tls_are_those_that_were_asked_for() {
    let server = Secured::get();
    let program = Program::new().env("PGPASSWORD", PASSWORD);
    for version in ["TLSv1.2", "TLSv1.3"] {
        let range = format!("ssl_min_protocol_version={version}&ssl_max_protocol_version={version}");
        let url = format!("{}?sslmode=require&{range}", server.url("app"));
        assert_eq!(reached(answered(&program, &["--database-url", &url])), "shop", "{version}");
    }
}

#[test]
fn a_key_that_others_may_read_is_not_used() {
    let server = Secured::get();
    let folder = tempfile::tempdir().expect("a folder");
    let key = folder.path().join("badge.key");
    let url = |key: &Path| {
        let certificate = server.badge.0.display();
        format!("{}?sslmode=require&sslcert={certificate}&sslkey={}", server.url("badge"), key.display())
    };
    let bytes = fs::read(&server.badge.1).expect("the key");
    fs::write(&key, &bytes).expect("written");
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("set");
    let run = status(&Program::new(), &["--database-url", &url(&key)]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains(&format!("hint: `chmod 600 {}`", key.display())), "{}", run.stderr);
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).expect("set");
    assert_eq!(reached(answered(&Program::new(), &["--database-url", &url(&key)])), "shop");
}

#[test]
fn keys_may_be_in_der_and_not_encrypted() {
    let server = Secured::get();
    let folder = tempfile::tempdir().expect("a folder");
    let converted = |name: &str, args: &[&str]| {
        let path = folder.path().join(name);
        let mut openssl = std::process::Command::new("openssl");
        openssl.args(["pkey", "-in"]).arg(&server.badge.1).args(args).arg("-out").arg(&path);
        assert!(openssl.status().expect("openssl").success());
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("set");
        let certificate = server.badge.0.display();
        format!("{}?sslmode=require&sslcert={certificate}&sslkey={}", server.url("badge"), path.display())
    };
    let der = converted("badge.der", &["-outform", "DER"]);
    assert_eq!(reached(answered(&Program::new(), &["--database-url", &der])), "shop");
    let encrypted = converted("badge.pem", &["-aes256", "-passout", "pass:geheim"]);
    let run = status(&Program::new(), &["--database-url", &encrypted]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("is encrypted") && run.stderr.contains("openssl pkey -in"), "{}", run.stderr);
}

#[test]
fn a_certificate_of_version_1_is_accepted_where_none_is_verified() {
    let server = Secured::with_version_1();
    let program = Program::new().env("PGPASSWORD", PASSWORD);
    let sealed = server.url("sealed");
    let authority = server.authority.with_file_name("old.crt");
    let verified = format!("{sealed}?sslmode=verify-ca&sslrootcert={}", authority.display());
    // The server has loaded the certificate once a client that verifies is told of it.
    eventually_blocking("the server presents its new certificate", || {
        status(&program, &["--database-url", &verified]).stderr.contains("X.509 version 1")
    });
    assert_eq!(
        reached(answered(&program, &["--database-url", &format!("{sealed}?sslmode=require")])),
        "shop"
    );
}
