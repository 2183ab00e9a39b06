//! The session in README.md, typed line by line: it says what the page says.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::common::Run;
use crate::fixture::private_pg::Home;

const PAGE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"));

/// A command and all it printed, on either stream.
struct Exchange {
    line: &'static str,
    said: Vec<&'static str>,
}

fn blocks(language: &str) -> impl Iterator<Item = &'static str> {
    let opening = format!("```{language}\n");
    let blocks: Vec<_> = PAGE.split(&opening).skip(1).collect();
    blocks.into_iter().map(|rest| rest.split("```").next().expect("a closed block"))
}

fn session() -> Vec<Exchange> {
    let mut session: Vec<Exchange> = Vec::new();
    for line in blocks("console").flat_map(str::lines) {
        match line.strip_prefix("$ ") {
            Some(line) => session.push(Exchange { line, said: Vec::new() }),
            None => session.last_mut().expect("a command before what it said").said.push(line),
        }
    }
    session
}

/// A line without what differs from run to run: moments, durations, the
/// server's version and folder, and the blanks that make room for them.
fn comparable(line: &str) -> String {
    if let Some((what, _)) = line.split_once(" private PostgreSQL ") {
        return what.to_owned();
    }
    let line = line.replace("just now", "0ms ago");
    let word = |word: &str| {
        let bare = word.trim_matches(['(', ')', ',', ';']);
        let digits = bare.trim_end_matches(|character: char| character.is_ascii_alphabetic());
        let is_number = digits.starts_with(|first: char| first.is_ascii_digit())
            && digits.chars().all(|character| character.is_ascii_digit() || ".:-".contains(character));
        let is_duration = is_number && ["ms", "s", "m"].contains(&&bare[digits.len()..]);
        let is_time = is_number && (digits.matches(':').count() == 2 || digits.matches('-').count() == 2);
        if is_duration || is_time { word.replace(bare, "…") } else { word.to_owned() }
    };
    line.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_session_says_what_the_page_says() {
    let home = Home::new();
    let folder = home.folder().join("shop");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("order.yaml"), blocks("yaml").next().expect("a workflow")).expect("a file");
    let programs = Path::new(env!("CARGO_BIN_EXE_tasker")).parent().expect("a folder").display().to_string();
    let session = session();
    assert!(session.len() >= 10);
    for Exchange { line, said } in session {
        let environment = home.command(&[]);
        let mut shell = Command::new("sh");
        shell
            .args(["-c", &format!("{{ {line}; }} 2>&1")])
            .env_clear()
            .envs(environment.get_envs().filter_map(|(name, value)| Some((name, value?))))
            .env("PATH", format!("{programs}:/usr/local/bin:/usr/bin:/bin"))
            .env("TASKER_ALLOW_ROOT", "1")
            .current_dir(&folder);
        let run = Run::of(shell);
        // A worker that drains tasks in error says so with its status.
        let run = if line.contains("worker run --drain") { run.drained() } else { run.success() };
        let found: Vec<_> = run.stdout.trim_end().lines().map(comparable).collect();
        let expected: Vec<_> = said.into_iter().map(comparable).collect();
        assert_eq!(found, expected, "$ {line}\n{}", run.stdout);
    }
}

#[test]
fn every_page_and_heading_that_is_linked_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md"].map(|page| root.join(page)).to_vec();
    for folder in ["docs", "docs/adr"] {
        let entries = fs::read_dir(root.join(folder)).expect("a folder");
        pages.extend(entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file()));
    }
    for page in pages {
        let text = fs::read_to_string(&page).expect("a page");
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.starts_with("http")) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let linked =
                if file.is_empty() { page.clone() } else { page.parent().expect("a folder").join(file) };
            let exists = linked.exists()
                && (anchor.is_empty()
                    || anchors(&fs::read_to_string(&linked).expect("a page")).any(|found| found == anchor));
            assert!(exists, "{} links to {target}, which does not exist", page.display());
        }
    }
}

/// The anchor of each heading of a page: its words in lower case, joined by hyphens.
fn anchors(page: &str) -> impl Iterator<Item = String> {
    let headings = page.lines().filter(|line| line.starts_with('#'));
    headings.map(|heading| {
        let text = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = |symbol: &char| symbol.is_alphanumeric() || " -_".contains(*symbol);
        text.chars().filter(kept).collect::<String>().replace(' ', "-")
    })
}
