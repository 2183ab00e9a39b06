//! The committed completions and man pages are what the program generates.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use tasker::model::health::HealthCheck;
use tasker::model::reason::ReasonCode;

const UPDATE: &str =
    "cargo run -- generate man --dir man && cargo run -- generate completions --dir completions";

#[test]
fn man_pages_are_up_to_date() {
    compare("man");
}

#[test]
fn completions_are_up_to_date() {
    compare("completions");
}

#[test]
fn every_exit_code_and_variable_stands_in_the_manual() {
    let page = read(&committed("man"))["tasker.1"].clone();
    for exit in tasker::error::Exit::ALL {
        assert!(page.contains(exit.meaning()), "tasker.1 misses exit code {}", exit as u8);
    }
    for variable in ["DATABASE_URL", "TASKER_DATA_DIR", "TASKER_FORMAT", "TASKER_SCHEMA", "NO_COLOR"] {
        assert!(page.contains(variable), "tasker.1 misses {variable}");
    }
}

#[test]
fn every_reason_has_its_entry_in_the_troubleshooting() {
    let codes = ReasonCode::ALL.map(|code| (code.as_str().to_owned(), code.meaning().to_lowercase()));
    assert_eq!(entries("docs/troubleshooting.md", 4), codes);
}

#[test]
fn every_line_has_its_entry_on_the_page_about_health() {
    let lines = HealthCheck::ALL.map(|line| (line.as_str().to_owned(), line.meaning().to_lowercase()));
    assert_eq!(entries("docs/health.md", 2), lines);
}

/// The heading of each entry on a page and its first sentence; `first` of them are passed over.
fn entries(page: &str, first: usize) -> Vec<(String, String)> {
    let page = std::fs::read_to_string(committed(page)).expect("the page");
    page.split("\n## ")
        .skip(first)
        .map(|entry| {
            let mut lines = entry.lines().filter(|line| !line.is_empty());
            let (code, meaning) = (lines.next().expect("a heading"), lines.next().unwrap_or_default());
            assert!(lines.next().is_some(), "{code} is not explained");
            (code.to_owned(), meaning.trim_end_matches('.').to_lowercase())
        })
        .collect()
}

fn committed(folder: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

fn compare(folder: &str) {
    let fresh = tempfile::tempdir().expect("a folder");
    let dir = fresh.path().to_str().expect("a UTF-8 path");
    let run = Command::new(env!("CARGO_BIN_EXE_tasker"))
        .args(["generate", folder, "--dir", dir])
        .env_clear()
        .output()
        .expect("the program starts");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let (generated, committed) = (read(fresh.path()), read(&committed(folder)));
    let stale: Vec<_> = generated
        .iter()
        .filter(|(name, content)| committed.get(*name) != Some(content))
        .map(|(name, _)| name)
        .collect();
    assert!(stale.is_empty(), "{folder}/ is out of date: {stale:?}\nupdate it with: {UPDATE}");
    let dead: Vec<_> = committed.keys().filter(|name| !generated.contains_key(*name)).collect();
    assert!(dead.is_empty(), "{folder}/ holds files that nothing generates any more; delete {dead:?}");
}

fn read(folder: &Path) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            (name, std::fs::read_to_string(&path).expect("a text file"))
        })
        .collect()
}
