//! Reads the files that a command's arguments name, and checks each.

mod read;
pub mod write;

use std::collections::HashSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::yaml::{FileError, FileErrorCode as Code, FileErrors, Source, TextFiles};

pub use read::{foreign_owner, read_limited, read_text};

/// The argument for standard input.
const STANDARD_INPUT: &str = "-";
/// Larger files hold something that no person wrote.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// Makes something of a file, or says what is wrong with it.
pub type Check<T> = fn(&Source, &mut TextFiles<'_>) -> Result<T, FileErrors>;

/// One file and the result of its check.
#[derive(Debug)]
pub struct Checked<T> {
    pub source: Source,
    pub outcome: Result<T, FileErrors>,
}

/// The extensions of files in YAML.
pub const YAML: &[&str] = &["yaml", "yml"];

/// Checks each named file, the files below each named directory, and standard input for `-`; a file named twice is
/// checked once. Of a directory those count that have one of the first extensions, or else of the next.
///
/// A file that cannot be read has a fault like any other. `check` reads other files by their names relative
/// to the present one; they are below its folder, or below `sql_dir`.
pub fn check_all<T>(
    arguments: &[PathBuf],
    sql_dir: Option<&Path>,
    extensions: &[&[&str]],
    check: Check<T>,
) -> Vec<Checked<T>> {
    let mut seen = HashSet::new();
    let mut checked = Vec::new();
    for argument in arguments {
        for found in find_files(argument, extensions) {
            match found {
                Ok(path) => {
                    if seen.insert(fs::canonicalize(&path).unwrap_or_else(|_| path.clone())) {
                        checked.push(check_file(&path, sql_dir, check));
                    }
                }
                Err(error) => checked.push(unread(error)),
            }
        }
    }
    checked
}

/// Resolves one argument to files, or to the error of each that cannot be read.
fn find_files(argument: &Path, extensions: &[&[&str]]) -> Vec<Result<PathBuf, FileErrors>> {
    if argument.as_os_str() == STANDARD_INPUT || !argument.is_dir() {
        return vec![Ok(argument.to_owned())];
    }
    let mut found = Vec::new();
    for kind in extensions {
        if found.is_empty() {
            walk(argument, kind, &mut found);
        }
    }
    if found.is_empty() {
        let names: Vec<String> =
            extensions.concat().iter().map(|extension| format!("*.{extension}")).collect();
        let message = format!("this directory contains no {} file", names.join(" or "));
        let hint = "name a file, or a directory that contains some";
        found.push(Err(FileErrors::of_file(&argument.to_string_lossy(), Code::Empty, message, hint)));
    }
    found
}

/// Collects the files below a directory that have one of the extensions, by name. Hidden entries are
/// passed over, and so are linked directories: they may lead back up.
fn walk(directory: &Path, extensions: &[&str], found: &mut Vec<Result<PathBuf, FileErrors>>) {
    let entries = fs::read_dir(directory).and_then(|entries| entries.collect::<io::Result<Vec<_>>>());
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return found.push(Err(unreadable(directory, &error))),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            walk(&path, extensions, found);
        } else if path.extension().is_some_and(|of| extensions.iter().any(|extension| of == *extension))
            && !path.is_dir()
        {
            found.push(Ok(path));
        }
    }
}

fn check_file<T>(path: &Path, sql_dir: Option<&Path>, check: Check<T>) -> Checked<T> {
    let name = path.to_string_lossy().into_owned();
    let bytes = match read(path) {
        Ok(bytes) => bytes,
        Err(error) => return unread(unreadable(path, &error)),
    };
    let text = match String::from_utf8(bytes) {
        Ok(text) => without_mark(text),
        Err(error) => return badly_encoded(name, &error),
    };
    let directory = match path.parent() {
        Some(parent) if name != STANDARD_INPUT && !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    let source = Source { name, text };
    let outcome = check(&source, &mut |file| read_below(directory, file, sql_dir.unwrap_or(directory)));
    Checked { source, outcome }
}

/// Reads a text by its name relative to `directory`. Only below `root`, links resolved: the author of a workflow
/// must not make an operator store, or an error show, another file of the machine.
fn read_below(directory: &Path, name: &str, root: &Path) -> Result<String, String> {
    let resolve = |path: &Path| fs::canonicalize(path).map_err(|error| error.to_string());
    let path = resolve(&directory.join(name))?;
    if !path.starts_with(resolve(root)?) {
        let folder = root.display();
        return Err(format!("it is not below {folder} (`--sql-dir DIR` allows another folder)"));
    }
    let opened = File::open(path).and_then(|file| read_text(file, MAX_BYTES));
    opened.map(without_mark).map_err(|error| error.to_string())
}

/// Some editors start a file with a byte order mark, which is not part of the text.
fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    text
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() == STANDARD_INPUT {
        read_limited(io::stdin(), MAX_BYTES)
    } else {
        read_limited(File::open(path)?, MAX_BYTES)
    }
}

fn unread<T>(errors: FileErrors) -> Checked<T> {
    let source = Source { name: errors.reported[0].file.clone(), text: String::new() };
    Checked { source, outcome: Err(errors) }
}

fn unreadable(path: &Path, error: &io::Error) -> FileErrors {
    let name = path.to_string_lossy();
    let hint = match error.kind() {
        io::ErrorKind::NotFound => "check the spelling and the current directory",
        io::ErrorKind::PermissionDenied => "get permission to read it",
        _ => "name a file, a directory of files, or - for standard input",
    };
    FileErrors::of_file(&name, Code::Unreadable, format!("cannot read it: {error}"), hint)
}

/// Points at the first byte that is no UTF-8.
fn badly_encoded<T>(name: String, error: &std::string::FromUtf8Error) -> Checked<T> {
    let good = error.utf8_error().valid_up_to();
    let bytes = error.as_bytes();
    let before = String::from_utf8_lossy(&bytes[..good]);
    let last_line = before.rsplit('\n').next().unwrap_or_default();
    let error = FileError {
        file: name.clone(),
        line: before.matches('\n').count() + 1,
        column: last_line.chars().count() + 1,
        code: Code::BadEncoding,
        message: format!("the byte 0x{:02x} here is not UTF-8", bytes[good]),
        hint: Some("save the file as UTF-8".to_owned()),
        bytes: good..good + '\u{fffd}'.len_utf8(),
    };
    let source = Source { name, text: String::from_utf8_lossy(bytes).into_owned() };
    Checked { source, outcome: Err(error.into()) }
}
