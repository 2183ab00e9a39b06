//! A program of a step looks for the password of its worker's database; a server's programs, for its starter's.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::process::Command;

use crate::common::{Program, Run, TestDatabase};

/// A user who is neither root nor this process's.
const NOBODY: u32 = 65534;

const SPY: &str = r#"
namespace: attack
name: spy
version: "1.0.0"
steps:
  - name: environment
    result: text
    handler: { command: { shell: "tr '\\0' '\\n' </proc/$PPID/environ 2>&1 || echo denied" } }
  - { name: arguments, result: text, handler: { command: { shell: "tr '\\0' ' ' </proc/$PPID/cmdline" } } }
  - { name: memory, result: text, handler: { command: { shell: "cat /proc/$PPID/maps 2>&1 | head -c 1000" } } }
  - { name: input, result: text, handler: { command: { shell: "readlink /proc/$PPID/fd/0 || echo denied" } } }
  - { name: asked, result: text, handler: { command: { shell: 'echo "$DATABASE_URL"', pass_env: [DATABASE_URL] } } }
"#;

/// Runs the workflow, and returns what a step of it printed.
fn spied(database: &TestDatabase, worker: Command, task: &str) -> impl Fn(&str) -> String {
    database.tasker(&["task", "submit", "attack/spy", "--identity", task]).success();
    Run::of(worker).success();
    move |step| {
        let shown =
            database.tasker(&["step", "show", &format!("identity:{task}/{step}"), "--format", "json"]);
        shown.success().json()["result"]["value"].as_str().expect("a text").to_owned()
    }
}

#[tokio::test]
async fn a_program_finds_no_password_of_its_worker() {
    let database = TestDatabase::with_workflows(&[SPY]).await;
    let url = format!("{}&application_name=sesame", database.url());
    let mut by_variable = database.command(&["worker", "run", "--drain", "-j", "1"]);
    by_variable.env("DATABASE_URL", &url).env("PGPASSWORD", "sesame");
    by_variable.env("TASKER_READ_DATABASE_URL", "postgres://u:sesame@h/d");
    let found = spied(&database, by_variable, "variable");
    assert!(
        found("environment").contains("LANG=") || found("environment").contains("denied"),
        "{}",
        found("environment")
    );
    assert!(!found("environment").contains("sesame"), "{}", found("environment"));
    assert!(found("arguments").trim().ends_with("tasker worker run --drain -j 1"), "{}", found("arguments"));
    assert!(matches!(found("input").trim(), "/dev/null" | "denied"), "{}", found("input"));
    assert_eq!(found("asked").trim(), url, "a step that asks for it gets it");

    let mut by_argument = database.command(&[
        "worker",
        "--database-url",
        &url,
        "run",
        "--drain",
        "--read-url=host=h password=sesame",
    ]);
    by_argument.env_remove("DATABASE_URL");
    let found = spied(&database, by_argument, "argument");
    assert!(!found("environment").contains("sesame"), "{}", found("environment"));
    assert!(found("arguments").trim().ends_with("tasker worker run --drain"), "{}", found("arguments"));

    let mut by_profile = database.command(&["worker", "run", "--profile", "ours", "--drain"]);
    let folder = database.home().join(".config/tasker");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("config.toml"), "[profile.ours]\nvariable = \"OURS\"\n").expect("written");
    by_profile.env_remove("DATABASE_URL").env("OURS", &url);
    let found = spied(&database, by_profile, "profile");
    assert!(!found("environment").contains("sesame"), "{}", found("environment"));

    // The flag counts; what is beside it is no UTF-8, and still nobody's to read.
    let mut beside = database.command(&["worker", "--database-url", &url, "run", "--drain"]);
    let bytes = OsStr::from_bytes(b"postgres://u:\xff-sesame@h/d");
    beside.env("DATABASE_URL", bytes);
    let found = spied(&database, beside, "bytes");
    assert!(!found("environment").contains("sesame"), "{}", found("environment"));
    assert_eq!(found("asked").trim(), String::from_utf8_lossy(bytes.as_bytes()));
    for name in ["DATABASE_URL", "TASKER_READ_DATABASE_URL", "PGPASSWORD"] {
        let mut command = database.command(&["worker", "run", "--drain"]);
        command.env(name, bytes);
        let run = Run::of(command);
        assert_eq!(run.code, 2, "{}", run.snapshot());
        assert!(run.stderr.contains(&format!("{name} is not valid UTF-8")), "{}", run.snapshot());
    }

    if nix::unistd::geteuid().is_root() {
        let mut as_nobody = database.command(&["worker", "run", "--drain"]);
        as_nobody.env("DATABASE_URL", &url).uid(NOBODY).gid(NOBODY);
        let found = spied(&database, as_nobody, "nobody");
        assert!(found("environment").contains("denied"), "{}", found("environment"));
        assert!(found("memory").contains("denied"), "{}", found("memory"));
    }
}

#[tokio::test]
async fn root_is_warned_that_programs_run_as_root_too() {
    let database = TestDatabase::new().await;
    let mut command = database.command(&["worker", "run", "--drain"]);
    command.env_remove("TASKER_ALLOW_ROOT");
    let run = Run::of(command).success();
    let is_root = nix::unistd::geteuid().is_root();
    assert_eq!(run.stderr.matches("runs as root").count(), usize::from(is_root), "{}", run.snapshot());
    assert!(!database.tasker(&["worker", "run", "--drain"]).success().stderr.contains("runs as root"));
}

#[test]
fn a_private_server_keeps_nothing_of_its_starters_environment() {
    let program = Program::new().env("AWS_SECRET_ACCESS_KEY", "sesame").env("PGPASSWORD", "sesame");
    let _ = program.run(&["db", "start"]).success();
    let pid = program.run(&["db", "status", "--format", "json"]).success().json()["pid"].to_string();
    let environment = std::fs::read_to_string(format!("/proc/{pid}/environ"));
    let _ = program.run(&["db", "destroy", "--yes"]).success();
    let environment = environment.expect("a process of ours");
    assert!(environment.contains("PATH=") && !environment.contains("sesame"), "{environment}");
}

#[test]
fn root_keeps_no_server_below_a_folder_of_another_user() {
    let folder = tempfile::tempdir().expect("a folder");
    if !nix::unistd::geteuid().is_root() {
        // Only root can give a folder away.
        return;
    }
    std::os::unix::fs::chown(folder.path(), Some(NOBODY), Some(NOBODY)).expect("given away");
    let data = folder.path().join("data");
    let program = Program::new().env("TASKER_DATA_DIR", data.to_str().expect("UTF-8"));
    let run = program.run(&["db", "start"]);
    assert_eq!(run.code, 2, "{}", run.snapshot());
    assert!(run.stderr.contains("belongs to user nobody"), "{}", run.snapshot());
    assert!(!data.exists(), "nothing was made there");
}

#[test]
fn a_workflow_names_no_sql_file_outside_of_its_folder() {
    let program = Program::new();
    let write = |name: &str, text: &str| {
        let path = program.home().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, text).expect("written");
    };
    let workflow = |file: &str| {
        format!("{{name: w, version: 1.0.0, steps: [{{name: a, handler: {{sql: {{file: '{file}'}}}}}}]}}")
    };
    write("outside.sql", "select 1");
    write("flows/queries/inside.sql", "select 1");
    std::os::unix::fs::symlink("../outside.sql", program.home().join("flows/link.sql")).expect("a link");
    let check = |file: &str, more: &[&str]| {
        write("flows/w.yaml", &workflow(file));
        program.run(&[&["template", "check", "flows/w.yaml"], more].concat())
    };
    let _ = check("queries/inside.sql", &[]).success();
    let absolute = program.home().join("outside.sql").display().to_string();
    for file in ["../outside.sql", "link.sql", "queries/../../outside.sql", "/etc/passwd", &absolute] {
        let run = check(file, &[]);
        assert_eq!(run.code, 2, "{file}: {}", run.snapshot());
        assert!(run.stdout.contains("is not below flows (`--sql-dir DIR`"), "{file}: {}", run.snapshot());
    }
    let _ = check("../outside.sql", &["--sql-dir", "."]).success();
    let _ = check("link.sql", &["--sql-dir", "."]).success();
    assert_eq!(check("/etc/passwd", &["--sql-dir", "."]).code, 2);

    write("checks/c.yaml", "checks: [{name: a, file: ../outside.sql, expect: {no_seq_scan: true}}]");
    let run = program.run(&["check", "plans", "--file", "checks/c.yaml"]);
    assert!(run.code == 2 && run.stderr.contains("is not below checks"), "{}", run.snapshot());
}
