//! Lists the query files, so that nobody has to: `src/db/queries/NOUN/NAME.sql`, the `.rs` beside
//! it as a module (a query without one is a module with its text alone), and the `.yaml` with
//! the check of its plans.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("src/db/queries");
    let mut modules = String::new();
    let (mut queries, mut checks) = (Vec::new(), Vec::new());
    for folder in entries(&root)?.iter().filter(|path| path.is_dir()) {
        let noun = name(folder);
        // Of a name that two queries of a noun have, the path says whose it is.
        modules += &format!("#[allow(ambiguous_glob_reexports)]\npub mod {noun} {{\n");
        for file in entries(folder)? {
            let name = name(&file);
            match file.extension().and_then(|extension| extension.to_str()) {
                Some("rs") => {
                    modules +=
                        &format!("    #[path = {file:?}]\n    pub mod {name};\n    pub use {name}::*;\n");
                }
                Some("sql") => {
                    queries.push(format!(
                        "Query {{ name: {name:?}, noun: {noun:?}, sql: include_str!({file:?}) }},\n"
                    ));
                    if !file.with_extension("rs").exists() {
                        modules += &format!(
                            "    pub mod {name} {{ pub const SQL: &str = include_str!({file:?}); }}\n"
                        );
                    }
                }
                Some("yaml") => checks.push(format!(
                    "CheckText {{ path: \"{noun}/{name}.yaml\", text: include_str!({file:?}) }},\n"
                )),
                _ => {}
            }
        }
        modules += "}\n";
    }
    queries.sort();
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("query_modules.rs"), modules)?;
    fs::write(out.join("queries.rs"), format!("&[\n{}]\n", queries.concat()))?;
    fs::write(out.join("query_checks.rs"), format!("&[\n{}]\n", checks.concat()))
}

/// A file's name without its extension.
fn name(path: &Path) -> &str {
    path.file_stem().and_then(|name| name.to_str()).expect("names here are plain ASCII")
}

/// What a folder holds, sorted. A change of it runs this script again.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut paths: Vec<_> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.sort();
    Ok(paths)
}
