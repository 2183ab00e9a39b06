//! The shape of the house: dependencies point down, every query stands in a
//! file of its own, nothing is left unwritten. Reads the sources only.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Each module and those below it that it may use. `lib.rs` and `main.rs`
/// stand outside: they name the modules.
const MAY_USE: [(&str, &[&str]); 16] = [
    ("error", &[]),
    ("secrets", &[]),
    ("text", &["error"]),
    ("yaml", &["text", "error"]),
    ("model", &["yaml", "text", "error"]),
    ("files", &["yaml", "error"]),
    ("handlers", &["secrets", "db", "model", "yaml", "text", "error"]),
    ("report", &["model", "yaml", "text", "error"]),
    ("db", &["secrets", "model", "text", "error"]),
    ("querycheck", &["report", "db", "yaml", "text", "error"]),
    ("private_pg", &["db", "model", "error"]),
    ("migrate", &["db", "model", "text", "error"]),
    ("checks", &["archive", "querycheck", "migrate", "private_pg", "db", "model", "yaml", "error"]),
    ("archive", &["db", "files", "model", "yaml", "text", "error"]),
    ("engine", &["archive", "querycheck", "handlers", "db", "files", "model", "yaml", "text", "error"]),
    (
        "cli",
        &[
            "archive",
            "engine",
            "migrate",
            "checks",
            "querycheck",
            "private_pg",
            "report",
            "db",
            "handlers",
            "files",
            "model",
            "secrets",
            "yaml",
            "text",
            "error",
        ],
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

/// Query checks could be a crate of their own: of the report they take what draws any table or chart.
#[test]
fn query_checks_draw_with_what_knows_no_workflow() {
    let drawing = ["chart", "style", "table", "Size"];
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| source.module().as_deref() == Some("querycheck")) {
        let code = &source.code;
        let used = code
            .match_indices("crate::report::")
            .flat_map(|(at, start)| first_names(&code[at + start.len()..]));
        let foreign = used.filter(|name| !drawing.contains(&name.as_str()));
        found.extend(foreign.map(|name| format!("{}: report::{name}", source.path.display())));
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
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

/// A command that is printed carries the flags that choose its database: `error::TASKER` writes them. Examples of help
/// and pages, and what needs no database, are written out.
#[test]
fn printed_commands_carry_the_flags_of_their_database() {
    const NOUNS: &str = "archive bench check migrate queue step stuck task template uninstall upkeep worker";
    const WRITTEN_OUT: [&str; 4] =
        ["querycheck/causes/", "querycheck/init.rs", "cli/check/scale.rs", "secrets.rs"];
    let is_excused = |line: &str| {
        let line = line.trim_start();
        let schema = ["`tasker template schema`", "`tasker check schema`"];
        // An example of help, a name of a document, the actor of a seeded change.
        line.starts_with("tasker ")
            || ["after_help", "\")]", " | tasker ", "* * * tasker ", "(output, \"", "\"by\": "]
                .iter()
                .any(|word| line.contains(word))
            || schema.iter().any(|word| line.contains(word))
    };
    let mut found = Vec::new();
    for source in sources() {
        let path = source.path.display().to_string();
        if WRITTEN_OUT.iter().any(|known| path.starts_with(known)) {
            continue;
        }
        for line in source.code.lines().take_while(|line| !line.contains("#[cfg(test)]")) {
            let after = line.split("tasker ").skip(1);
            let mut nouns = after.filter_map(|rest| rest.split(|c: char| !c.is_ascii_lowercase()).next());
            if nouns.any(|noun| NOUNS.split(' ').any(|known| known == noun)) && !is_excused(line) {
                found.push(format!("{path}: {}", line.trim()));
            }
        }
    }
    found.retain(|line| !line.contains("/tests.rs: ") && !line.contains("failed(*context.output(), "));
    assert!(found.is_empty(), "write {{TASKER}} instead of tasker:\n{}", found.join("\n"));
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
/// What was left lying here by hand would be shipped with the source.
#[test]
fn nothing_strange_stands_at_the_top() {
    const KNOWN: &str = ".ci .gitignore CHANGELOG.md CONTRIBUTING.md Cargo.lock Cargo.toml LICENSE README.md benches \
        build.rs completions contrib deny.toml docs examples man migrations rust-toolchain.toml rustfmt.toml scripts src \
        tests";
    // What is tracked: a person may keep notes beside it. Without git, or a checkout of it, nobody commits anything.
    let listed = Command::new("git").arg("ls-files").current_dir(root()).output();
    let listed =
        String::from_utf8(listed.map(|output| output.stdout).unwrap_or_default()).expect("UTF-8 names");
    let names: BTreeSet<&str> = listed.lines().filter_map(|path| path.split('/').next()).collect();
    let strange: Vec<&str> =
        names.into_iter().filter(|name| !KNOWN.split(' ').any(|known| known == *name)).collect();
    assert_eq!(strange, [""; 0], "remove them, or list them here");
}

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
    let script = read(root().join("scripts/test"));
    let folders = compiled.iter().filter(|path| path.ends_with("main.rs"));
    for name in folders.filter_map(|path| path.parent()?.file_name()?.to_str()) {
        let is_run = script.lines().any(|line| line == format!("system --test {name}"));
        assert!(is_run, "scripts/test does not run tests/{name}");
    }
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

    /// The path of the file's module from the crate's root.
    fn module_path(&self) -> Vec<String> {
        let path = self.path.with_extension("");
        let path = if path.ends_with("mod") { path.parent().expect("a folder") } else { &path };
        path.iter().map(|name| name.to_string_lossy().into_owned()).collect()
    }

    /// The statements that hand on what is written elsewhere, and all other code without its tests.
    fn re_exports_and_rest(&self) -> (Vec<String>, String) {
        let (code, _) = self.code.split_once("#[cfg(test)]").unwrap_or((&self.code, ""));
        let is_re_export =
            |statement: &&str| statement.trim_start().starts_with("pub") && statement.contains(" use ");
        let (handed_on, rest): (Vec<&str>, Vec<&str>) = code.split_inclusive(';').partition(is_re_export);
        (handed_on.into_iter().map(str::to_owned).collect(), rest.concat())
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

/// The folders in which no file may use another that uses it in turn, over however many others.
const WITHOUT_CIRCLES: [&str; 5] = ["model", "migrate", "report", "querycheck", "engine/worker"];

#[test]
fn no_two_files_use_each_other() {
    let graph = Graph::of(&sources());
    let mut circles = BTreeSet::new();
    for (file, used) in &graph.uses {
        circles.extend(used.iter().filter(|other| graph.reaches(other, file)).map(|other| (file, other)));
    }
    let name = |file: &[String]| file.join("/");
    let is_within = |file: &[String], folder: &str| (name(file) + "/").starts_with(&format!("{folder}/"));
    let found: Vec<String> = circles
        .iter()
        .filter(|(file, _)| WITHOUT_CIRCLES.iter().any(|folder| is_within(file, folder)))
        .map(|(file, other)| format!("{} uses {}, which leads back to it", name(file), name(other)))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_circle_is_seen_however_it_is_written() {
    let source =
        |path: &str, code: &str| Source { path: path.into(), text: String::new(), code: code.to_owned() };
    let circle = |of_a: &str, of_b: &str| {
        let root = source("m/mod.rs", "mod a;\nmod b;\npub use b::{Kind, sub as other};\nuse a::start;\n");
        let graph = Graph::of(&[root, source("m/a.rs", of_a), source("m/b.rs", of_b)]);
        let of = |name: &str| vec!["m".to_owned(), name.to_owned()];
        graph.reaches(&of("a"), &of("b")) && graph.reaches(&of("b"), &of("a"))
    };
    assert!(circle("use super::b::Kind;", "use crate::m::a::Thing;"));
    assert!(circle("use super::{Kind, Other};", "use crate::{m::{a::Thing, c}, d};"));
    assert!(circle("fn f() -> super::Kind {}", "fn g() -> super::a::Thing {}"));
    // By way of the module's own file, which uses `a`.
    assert!(circle("use super::Kind;", "use super::Defined;"));
    assert!(!circle("use super::Kind;", "use super::Kind as Ours;"));
    assert!(!circle("use super::Kind;", "#[cfg(test)]\nmod tests { use crate::m::a::Thing; }"));
}

/// Which file uses which others, each by its module path.
struct Graph {
    uses: BTreeMap<Vec<String>, BTreeSet<Vec<String>>>,
}

impl Graph {
    fn of(sources: &[Source]) -> Graph {
        let files: BTreeMap<Vec<String>, (Vec<String>, String)> =
            sources.iter().map(|source| (source.module_path(), source.re_exports_and_rest())).collect();
        // A module that hands on what its parts hold does not use them: who takes it from there does.
        let handed_on = |file: &[String], name: &String| -> Option<Vec<String>> {
            let paths = files[file].0.iter().flat_map(|statement| paths_in(statement));
            let found = paths.filter(|path| path.len() > 1).find(|path| path.last() == Some(name));
            found.map(|path| absolute(file, &path))
        };
        let resolve = |mut path: Vec<String>| -> Option<Vec<String>> {
            loop {
                let length = (1..=path.len()).rev().find(|length| files.contains_key(&path[..*length]))?;
                let (file, rest) = path.split_at(length);
                match rest.first().and_then(|name| handed_on(file, name)) {
                    Some(target) if target != path => path = [target.as_slice(), &rest[1..]].concat(),
                    _ => return Some(file.to_vec()),
                }
            }
        };
        let uses = files.iter().map(|(file, (_, code))| {
            let is_ours = |path: &Vec<String>| {
                let is_part = || files.contains_key(&[file.as_slice(), &path[..1]].concat());
                path.len() > 1 && (["crate", "super", "self"].contains(&path[0].as_str()) || is_part())
            };
            let used = paths_in(code).into_iter().filter(is_ours);
            let used = used.filter_map(|path| resolve(absolute(file, &path))).filter(|other| other != file);
            (file.clone(), used.collect())
        });
        Graph { uses: uses.collect() }
    }

    /// Whether `from` uses `to`, itself or by way of others.
    fn reaches(&self, from: &[String], to: &[String]) -> bool {
        let (mut seen, mut open) = (BTreeSet::new(), vec![from.to_vec()]);
        while let Some(file) = open.pop() {
            let used = self.uses.get(&file).into_iter().flatten();
            for other in used {
                if other == to {
                    return true;
                }
                if seen.insert(other.clone()) {
                    open.push(other.clone());
                }
            }
        }
        false
    }
}

/// A path in the file of a module as one from the crate's root.
fn absolute(file: &[String], path: &[String]) -> Vec<String> {
    let mut base = file.to_vec();
    let mut rest = path;
    while let Some(first) = rest.first() {
        match first.as_str() {
            "crate" => base.clear(),
            "super" => _ = base.pop(),
            "self" => {}
            _ => break,
        }
        rest = &rest[1..];
    }
    [base.as_slice(), rest].concat()
}

/// Every path in a text, those of a group one by one: `a::{b, c::d}` is `a::b` and `a::c::d`.
fn paths_in(code: &str) -> Vec<Vec<String>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < code.len() {
        let is_name = |c: char| c.is_alphanumeric() || c == '_';
        match code[at..].chars().next() {
            Some(first) if is_name(first) => at += read_path(&code[at..], &[], &mut found),
            Some(other) => at += other.len_utf8(),
            None => break,
        }
    }
    found
}

/// Reads the path, or the group of them, that a text begins with; returns its length.
fn read_path(text: &str, before: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let mut path = before.to_vec();
    let mut at = 0;
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        if text[at..].starts_with('{') {
            at += 1;
            while !text[at..].starts_with('}') && at < text.len() {
                let read = read_path(&text[at..], &path, found);
                // To the next of the group; `as` and a new name do not matter.
                let to_next = text[at + read..].find([',', '}']).map_or(text.len(), |next| at + read + next);
                at = to_next + usize::from(text[to_next..].starts_with(','));
                at += text[at..].len() - text[at..].trim_start().len();
            }
            return (at + 1).min(text.len());
        }
        let name: String = text[at..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        at += name.len();
        path.extend((!name.is_empty()).then_some(name));
        match text[at..].strip_prefix("::") {
            Some(_) => at += 2,
            None => break,
        }
    }
    found.push(path);
    at.max(1)
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
