//! Lists the query files and the checks beside them, so that what looks at all of them misses none.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("src/db/queries");
    let bench = folder.join("bench");
    let list = |name: &str, text: io::Result<String>| {
        fs::write(Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join(name), text?)
    };
    list("queries.rs", queries(&folder))?;
    list("bench_queries.rs", queries(&bench))?;
    list("checks.rs", checks(&folder, &[&folder, &bench]))
}

fn queries(folder: &Path) -> io::Result<String> {
    let mut list = String::from("&[\n");
    for file in files(folder, "sql")? {
        let name = file.file_stem().expect("a file's path").to_string_lossy();
        writeln!(list, "    Query {{ name: {name:?}, sql: include_str!({file:?}) }},")
            .expect("a text takes it");
    }
    Ok(list + "]\n")
}

fn checks(root: &Path, folders: &[&Path]) -> io::Result<String> {
    let mut list = String::from("&[\n");
    for folder in folders {
        for file in files(folder, "yaml")? {
            let path = file.strip_prefix(root).expect("a file below it").to_string_lossy();
            writeln!(list, "    CheckText {{ path: {path:?}, text: include_str!({file:?}) }},")
                .expect("a text takes it");
        }
    }
    Ok(list + "]\n")
}

fn files(folder: &Path, ending: &str) -> io::Result<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<_> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == ending));
    files.sort();
    Ok(files)
}
