//! The shape of the house: dependencies point down, every query stands in a
//! file of its own, nothing is left unwritten. Reads the sources only.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Each module and those below it that it may use. `lib.rs` and `main.rs`
/// stand outside: they name the modules.
const MAY_USE: [(&str, &[&str]); 11] = [
    ("error", &[]),
    ("model", &["error"]),
    ("files", &["model", "error"]),
    ("handlers", &["model", "error"]),
    ("report", &["model", "error"]),
    ("db", &["model", "error"]),
    ("embedded", &["db", "model", "error"]),
    ("migrate", &["db", "model", "error"]),
    ("checks", &["migrate", "db", "files", "model", "error"]),
    ("engine", &["handlers", "db", "files", "model", "error"]),
    (
        "cli",
        &["engine", "migrate", "checks", "embedded", "report", "db", "handlers", "files", "model", "error"],
    ),
];

#[test]
fn dependencies_point_down() {
    let mut upward = Vec::new();
    for source in sources() {
        let Some(module) = source.module() else { continue };
        let (_, below) = MAY_USE
            .iter()
            .find(|(name, _)| *name == module)
            .unwrap_or_else(|| panic!("{module} has no place yet"));
        for used in source.modules_used() {
            if used != module && !below.contains(&used.as_str()) {
                upward.push(format!("{}: {module} → {used}", source.path.display()));
            }
        }
    }
    assert!(upward.is_empty(), "arrows that run up:\n{}", upward.join("\n"));
}

#[test]
fn only_the_layers_that_may_touch_the_world_do() {
    let forbidden: [(&str, &[&str]); 3] = [
        ("model", &["std::fs", "std::net", "std::process", "std::env", "tokio::", "tokio_postgres"]),
        ("report", &["tokio_postgres", "crate::db", "std::fs"]),
        ("error", &["std::fs", "std::env"]),
    ];
    let mut found = Vec::new();
    for source in sources() {
        // How a value looks on the wire is no I/O.
        let code = source.code.replace("tokio_postgres::types", "");
        let banned = forbidden.iter().find(|(module, _)| source.module().as_deref() == Some(*module));
        for path in banned.map(|(_, paths)| *paths).unwrap_or_default() {
            if code.contains(path) {
                found.push(format!("{}: {path}", source.path.display()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn each_query_stands_in_one_place_and_explains_itself() {
    let folder = root().join("src/db/queries");
    let mut faults = Vec::new();
    let mut names = BTreeMap::new();
    for path in files_below(&folder) {
        let file = path.strip_prefix(&folder).expect("below it");
        let (stem, extension) = (path.with_extension(""), path.extension().unwrap_or_default());
        let name = stem.file_name().expect("a name").to_string_lossy().into_owned();
        if file == Path::new("mod.rs") {
            continue;
        }
        if file.components().count() != 2 {
            faults.push(format!("{}: is not in the folder of a noun", file.display()));
        }
        if extension != "sql" && !stem.with_extension("sql").exists() {
            faults.push(format!("{} has no .sql beside it", file.display()));
        }
        if extension == "rs" {
            let twin = read(&path);
            if !twin.contains(&format!("pub fn {name}("))
                && !twin.contains(&format!("include_str!(\"{name}.sql\")"))
            {
                faults.push(format!("{} does not include its query", file.display()));
            }
        }
        if extension == "sql" {
            let sql = read(&path);
            let head: String = sql.lines().take_while(|line| line.starts_with("--")).collect();
            for word in ["Purpose:", "Parameters:", "Locks:", "Index:"] {
                if !head.contains(word) {
                    faults.push(format!("{}: its head has no line {word:?}", file.display()));
                }
            }
            if let Some(other) = names.insert(name, file.to_owned()) {
                faults.push(format!("{} and {} share a name", other.display(), file.display()));
            }
        }
    }
    assert!(!names.is_empty());
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The build script finds these files, `cargo fmt` does not: it follows `mod` lines alone.
#[test]
fn the_files_of_queries_are_formatted() {
    let mut files = files_below(&root().join("src/db/queries"));
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let run = Command::new("rustfmt").args(["--check", "--edition", "2024"]).args(files).output();
    let run = run.expect("rustfmt is installed: rustup component add rustfmt");
    let difference = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "format them with: cargo fmt -- src/db/queries/*/*.rs\n{difference}");
}

#[test]
fn no_query_is_written_outside_its_file() {
    let starts = ["\"select ", "\"insert into ", "\"update ", "\"delete from ", "\"with "];
    let mut found = Vec::new();
    for source in sources() {
        if source.module().as_deref() == Some("db") {
            continue;
        }
        for line in source.code.lines().take_while(|line| !line.contains("#[cfg(test)]")) {
            let lower = line.to_lowercase();
            let is_sql = starts.iter().any(|start| lower.contains(start))
                && [" from ", " into ", " set ", " as ("].iter().any(|word| lower.contains(word));
            if is_sql {
                found.push(format!("{}: {}", source.path.display(), line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn nothing_is_left_unwritten() {
    let mut found = Vec::new();
    for source in sources() {
        for mark in ["todo!(", "unimplemented!(", "dbg!(", "#[ignore", "FIXME", "XXX"] {
            if source.text.contains(mark) {
                found.push(format!("{}: {mark}", source.path.display()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A file that no `mod` names is not compiled, and its tests never run.
#[test]
fn no_file_of_tests_is_forgotten() {
    let folder = root().join("tests");
    let files: Vec<PathBuf> = files_below(&folder).into_iter().filter(|path| is_rust(path)).collect();
    let is_crate_root = |path: &&PathBuf| {
        let folder_of = path.parent().expect("a folder");
        folder_of == folder || (folder_of.parent() == Some(&folder) && path.ends_with("main.rs"))
    };
    let mut compiled = BTreeSet::new();
    let mut to_read: Vec<PathBuf> = files.iter().filter(is_crate_root).cloned().collect();
    while let Some(path) = to_read.pop() {
        to_read.extend(modules_of(&path));
        compiled.insert(path);
    }
    let forgotten: Vec<&PathBuf> = files.iter().filter(|path| !compiled.contains(*path)).collect();
    assert!(forgotten.is_empty(), "no `mod` names them: {forgotten:#?}");
}

/// The files of the modules that a file names.
fn modules_of(path: &Path) -> Vec<PathBuf> {
    let text = read(path);
    let is_root_of_its_folder = ["main.rs", "mod.rs"].iter().any(|name| path.ends_with(name));
    let folder = if is_root_of_its_folder { path.with_file_name("") } else { path.with_extension("") };
    let mut given = None;
    let mut found = Vec::new();
    for line in text.lines() {
        let declared = line.strip_prefix("pub ").unwrap_or(line).strip_prefix("mod ");
        if let Some(name) = declared.and_then(|rest| rest.strip_suffix(';')) {
            let file = given.take().unwrap_or_else(|| {
                let file = folder.join(format!("{name}.rs"));
                if file.exists() { file } else { folder.join(name).join("mod.rs") }
            });
            found.push(fs::canonicalize(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())));
        }
        let named = line.strip_prefix("#[path = \"").and_then(|rest| rest.strip_suffix("\"]"));
        given = named.map(|name| path.with_file_name(name));
    }
    found
}

/// One file below `src`.
struct Source {
    /// Relative to `src`.
    path: PathBuf,
    text: String,
    /// The text without its comment lines.
    code: String,
}

fn sources() -> Vec<Source> {
    let folder = root().join("src");
    let paths = files_below(&folder).into_iter().filter(|path| is_rust(path));
    let sources = paths.map(|path| {
        let text = read(&path);
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = code.map(|line| line.to_owned() + "\n").collect();
        Source { path: path.strip_prefix(&folder).expect("below src").to_owned(), text, code }
    });
    sources.collect()
}

impl Source {
    /// The module of the first level that the file belongs to.
    fn module(&self) -> Option<String> {
        let first = self.path.components().next().expect("a name").as_os_str().to_string_lossy();
        let module = first.trim_end_matches(".rs").to_owned();
        (!["lib", "main"].contains(&module.as_str())).then_some(module)
    }

    /// How many `super::` lead from the file to the crate's root.
    fn depth(&self) -> usize {
        self.path.components().count() - usize::from(self.path.ends_with("mod.rs"))
    }

    /// The modules of the first level that the code names.
    fn modules_used(&self) -> BTreeSet<String> {
        let to_root = "super::".repeat(self.depth());
        let mut used = BTreeSet::new();
        for start in ["crate::", to_root.as_str()] {
            for (at, _) in self.code.match_indices(start) {
                used.extend(first_names(&self.code[at + start.len()..]));
            }
        }
        used.retain(|name| MAY_USE.iter().any(|(module, _)| module == name));
        used
    }
}

/// The first name of a path, or of each path in a group: `{db::Session, error}`.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut names = vec![name(group)];
    let mut depth = 1;
    for (at, symbol) in group.char_indices() {
        match symbol {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(name(&group[at + 1..])),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

#[test]
fn an_arrow_that_runs_up_is_seen_however_it_is_written() {
    let used = |path: &str, code: &str| {
        let source = Source { path: path.into(), text: String::new(), code: code.to_owned() };
        source.modules_used().into_iter().collect::<Vec<_>>()
    };
    assert_eq!(used("db/connect.rs", "use crate::engine::submit;"), ["engine"]);
    assert_eq!(
        used("db/connect.rs", "use crate::{error::Result, cli::{Context, db}, model};"),
        ["cli", "error", "model"]
    );
    assert_eq!(used("db/connect.rs", "fn f() -> super::super::report::Output"), ["report"]);
    assert_eq!(used("db/mod.rs", "use super::report::Output;"), ["report"]);
    assert_eq!(used("cli/db/mod.rs", "use super::db;"), [""; 0]);
}

fn is_rust(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rs")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.as_ref().display()))
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files.sort();
    files
}
