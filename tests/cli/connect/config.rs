//! What is typed or written and cannot be understood: exit status 2, never a password.

use std::fs;

use insta::assert_snapshot;

use super::status;
use crate::common::{Program, Run};

fn with_file(text: &str) -> Run {
    let program = Program::new();
    fs::write(program.home().join("tasker.toml"), text).expect("written");
    status(&program, &[])
}

#[test]
fn an_unknown_key_is_named_with_its_neighbour() {
    assert_snapshot!(with_file("databse_url = \"postgres://u:geheim@h/d\"\n").snapshot(), @r#"
    ------- stderr -------
    error: tasker.toml: unknown key "databse_url"
      hint: did you mean `database_url`?
    [exit status: 2]
    "#);
    assert_snapshot!(with_file("[worker]\nconcurency = 3\n").snapshot(), @r#"
    ------- stderr -------
    error: tasker.toml: unknown key "concurency" in [worker]
      hint: did you mean `concurrency`?
    [exit status: 2]
    "#);
}

#[test]
fn a_fault_in_the_file_is_named_by_line_and_not_shown() {
    let run = with_file("schema = \"jobs\"\ndatabase_url = \"postgres://u:geheim@h/d\n");
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.starts_with("error: tasker.toml line 2: "), "{}", run.stderr);
    assert!(!run.stderr.contains("geheim"), "{}", run.stderr);
    let run = with_file("format = \"yaml\"\n");
    assert!(run.stderr.starts_with("error: tasker.toml line 1: unknown variant `yaml`"), "{}", run.stderr);
}

#[test]
fn a_file_that_is_named_must_be_there() {
    assert_snapshot!(status(&Program::new(), &["--config", "other.toml"]).snapshot(), @r"
    ------- stderr -------
    error: could not read other.toml
      caused by: No such file or directory (os error 2)
      hint: name another file with --config FILE
    [exit status: 2]
    ");
}

#[test]
fn a_schema_that_cannot_be_one() {
    assert_snapshot!(with_file("schema = \"a\\u0000b\"\n").snapshot(), @r#"
    ------- stderr -------
    error: "a\0b" is not a valid schema name: it contains a NUL character
      hint: choose another name, such as `--schema tasker`
    [exit status: 2]
    "#);
    let run = status(&Program::new(), &["--schema", "pg_jobs"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
}

#[test]
fn a_url_that_cannot_be_read_is_not_repeated() {
    assert_snapshot!(status(&Program::new(), &["--database-url", "postgres://u:geheim/1@h/d"]).snapshot(), @r#"
    ------- stderr -------
    error: the database named by --database-url cannot be used: a part of it has a character that must be escaped (`@` as %40, `:` as %3A, `/` as %2F, `?` as %3F)
      hint: write it as postgres://USER@HOST:5432/NAME or "host=HOST user=USER dbname=NAME"
    [exit status: 2]
    "#);
    let program = Program::new().env("DATABASE_URL", "postgres://u:geheim@h/d?sslmod=require");
    assert_snapshot!(status(&program, &[]).snapshot(), @r#"
    ------- stderr -------
    error: the database named by DATABASE_URL cannot be used: `sslmod` is not a connection setting; did you mean `sslmode`?
      hint: write it as postgres://USER@HOST:5432/NAME or "host=HOST user=USER dbname=NAME"
    [exit status: 2]
    "#);
}

#[test]
fn verifying_against_nobody_is_refused() {
    let run = status(&Program::new(), &["--database-url", "postgres://u@h/d?sslmode=verify-full"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("hint: add sslrootcert=FILE, or sslrootcert=system"), "{}", run.stderr);
}

#[test]
fn protection_that_cannot_be_given_is_refused() {
    // Each variable with a value that asks for protection; then the same as a keyword.
    let asked = [
        ("PGREQUIREAUTH", "require_auth", "scram-sha-256"),
        ("PGREQUIREPEER", "requirepeer", "postgres"),
        ("PGSSLCRL", "sslcrl", "/etc/ssl/revoked.pem"),
        ("PGSSLCRLDIR", "sslcrldir", "/etc/ssl/revoked"),
        ("PGSSLCERTMODE", "sslcertmode", "require"),
        ("PGSSLMINPROTOCOLVERSION", "ssl_min_protocol_version", "TLSv1.4"),
        ("PGSSLMAXPROTOCOLVERSION", "ssl_max_protocol_version", "TLSv1.1"),
        ("PGGSSENCMODE", "gssencmode", "require"),
        ("PGMINPROTOCOLVERSION", "min_protocol_version", "3.2"),
    ];
    for (variable, keyword, value) in asked {
        let url = "postgres://u@127.0.0.1:1/d?sslmode=disable";
        let run = status(&Program::new().env(variable, value), &["--database-url", url]);
        assert_eq!(run.code, 2, "{variable}: {}", run.snapshot());
        assert!(run.stderr.contains(variable) || run.stderr.contains(keyword), "{}", run.stderr);
        let run = status(&Program::new(), &["--database-url", &format!("{url}&{keyword}={value}")]);
        assert_eq!(run.code, 2, "{keyword}: {}", run.snapshot());
        assert!(run.stderr.contains(keyword) && !run.stderr.contains("sslmode=disable"), "{}", run.stderr);
    }
    let run = status(&Program::new(), &["--database-url", "postgres://u@127.0.0.1:1/d?sslpassword=geheim"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("sslpassword") && !run.stderr.contains("geheim"), "{}", run.stderr);
}

#[test]
fn settings_that_ask_for_no_protection_are_accepted() {
    let variables =
        [("PGGSSENCMODE", "prefer"), ("PGSSLCERTMODE", "allow"), ("PGSSLMINPROTOCOLVERSION", "TLSv1")];
    let program = variables.iter().fold(Program::new(), |program, (name, value)| program.env(name, value));
    let run = status(&program, &["--database-url", "postgres://u@127.0.0.1:1/d?gssencmode=disable"]);
    assert_eq!(run.code, 4, "nobody listens there: {}", run.snapshot());
}

#[test]
fn an_empty_url_is_no_database() {
    let run = status(&Program::new().env("DATABASE_URL", ""), &[]);
    assert_snapshot!(run.snapshot(), @r"
    ------- stderr -------
    error: the database named by DATABASE_URL cannot be used: it is empty
      hint: name a database, or unset it
    [exit status: 2]
    ");
    let run = status(&Program::new(), &["--database-url", ""]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
}

#[test]
fn a_configuration_of_somebody_else_is_refused() {
    let program = Program::new();
    let file = program.home().join("tasker.toml");
    let foreign = |path: &std::path::Path| {
        std::os::unix::fs::lchown(path, Some(65534), None).expect("only root can give a file away");
    };
    if !nix::unistd::geteuid().is_root() {
        // Root's are trusted, and another user's cannot be made.
        return;
    }
    fs::write(&file, "database_url = \"postgres://u@127.0.0.1:1/hers\"\n").expect("written");
    assert_eq!(status(&program, &[]).code, 4, "nobody listens there");
    foreign(&file);
    let run = status(&program, &[]);
    assert_snapshot!(run.snapshot(), @r#"
    ------- stderr -------
    error: tasker.toml is not used: it, or its folder, belongs to user "nobody"
      hint: read it first; if you trust it, name it: `tasker --config ./tasker.toml …`
    [exit status: 2]
    "#);
    assert_eq!(status(&program, &["--config", "./tasker.toml"]).code, 4, "it was named");
    // Its owner can replace the file, and so can the folder's.
    std::os::unix::fs::lchown(&file, Some(0), None).expect("root's again");
    foreign(program.home());
    assert_eq!(status(&program, &[]).code, 2);
}

#[test]
fn an_endless_file_is_refused_at_the_limit() {
    let run = status(&Program::new(), &["--config", "/dev/zero"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("it is larger than 1 MiB"), "{}", run.stderr);
    let run = Program::new().run(&["task", "submit", "a/b", "--context", "@/dev/zero"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("it is larger than 32 MiB"), "{}", run.stderr);
}
