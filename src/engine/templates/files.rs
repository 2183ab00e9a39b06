//! From the arguments of a command to checked templates: which files they
//! name, what these hold, and which SQL files they name in turn.

use std::collections::{HashMap, HashSet};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::model::template::{Code, Fault, Source, Template, check};

/// The argument that stands for standard input.
const STANDARD_INPUT: &str = "-";
/// Larger files hold something other than a workflow.
const MAX_BYTES: u64 = 16 * 1024 * 1024;

/// One file and what came of checking it.
#[derive(Debug)]
pub struct CheckedFile {
    pub source: Source,
    pub outcome: Result<Template, Vec<Fault>>,
}

/// Checks each file named, the `*.yaml` and `*.yml` below each directory named,
/// and standard input for `-`; a file named twice is checked once.
///
/// What cannot be read is a fault of its file, like any other.
pub fn check_files(arguments: &[PathBuf]) -> Vec<CheckedFile> {
    let mut seen = HashSet::new();
    let mut checked = Vec::new();
    for argument in arguments {
        for found in find_files(argument) {
            match found {
                Ok(path) => {
                    if seen.insert(fs::canonicalize(&path).unwrap_or_else(|_| path.clone())) {
                        checked.push(check_file(&path));
                    }
                }
                Err(fault) => checked.push(unread(fault)),
            }
        }
    }
    refuse_repeats(&mut checked);
    checked
}

/// Resolves one argument to files, each with its own chance of a fault.
fn find_files(argument: &Path) -> Vec<Result<PathBuf, Fault>> {
    if argument.as_os_str() == STANDARD_INPUT || !argument.is_dir() {
        return vec![Ok(argument.to_owned())];
    }
    let mut found = Vec::new();
    walk(argument, &mut found);
    if found.is_empty() {
        let message = "this directory holds no *.yaml or *.yml file";
        let hint = "name a file, or a directory of workflow files";
        found.push(Err(Fault::of_file(&argument.to_string_lossy(), Code::Empty, message, hint)));
    }
    found
}

/// Collects the YAML files below a directory by name. Hidden entries are
/// passed over, and so are linked directories: they may lead back up.
fn walk(directory: &Path, found: &mut Vec<Result<PathBuf, Fault>>) {
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
            walk(&path, found);
        } else if path.extension().is_some_and(|e| e == "yaml" || e == "yml") && !path.is_dir() {
            found.push(Ok(path));
        }
    }
}

fn check_file(path: &Path) -> CheckedFile {
    let name = path.to_string_lossy().into_owned();
    let bytes = match read(path) {
        Ok(bytes) => bytes,
        Err(error) => return unread(unreadable(path, &error)),
    };
    let text = match String::from_utf8(bytes) {
        Ok(text) => without_mark(text),
        Err(error) => return badly_encoded(name, &error),
    };
    let directory =
        if name == STANDARD_INPUT { Path::new("") } else { path.parent().unwrap_or(Path::new("")) };
    let source = Source { name, text };
    let outcome = check(&source, &mut |file| read_sql(&directory.join(file)));
    CheckedFile { source, outcome }
}

fn read_sql(path: &Path) -> Result<String, String> {
    let bytes = read(path).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map(without_mark).map_err(|_| "it is not UTF-8 text".to_owned())
}

/// Some editors begin a file with a byte order mark, which is no character of it.
fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    text
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more than allowed tells a file at the limit from one beyond it.
    let size = if path.as_os_str() == STANDARD_INPUT {
        io::stdin().take(MAX_BYTES + 1).read_to_end(&mut bytes)?
    } else {
        File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?
    };
    if size as u64 > MAX_BYTES {
        let message = format!("it is larger than {} MiB", MAX_BYTES / 1024 / 1024);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, message));
    }
    Ok(bytes)
}

fn unread(fault: Fault) -> CheckedFile {
    let source = Source { name: fault.file.clone(), text: String::new() };
    CheckedFile { source, outcome: Err(vec![fault]) }
}

fn unreadable(path: &Path, error: &io::Error) -> Fault {
    let name = path.to_string_lossy();
    let hint = match error.kind() {
        io::ErrorKind::NotFound => "check the spelling, and the directory you are in",
        io::ErrorKind::PermissionDenied => "ask for the right to read it",
        _ => "name a workflow file, a directory of them, or - for standard input",
    };
    Fault::of_file(&name, Code::Unreadable, format!("cannot read it: {error}"), hint)
}

/// Points at the first byte that is no UTF-8.
fn badly_encoded(name: String, error: &std::string::FromUtf8Error) -> CheckedFile {
    let good = error.utf8_error().valid_up_to();
    let bytes = error.as_bytes();
    let before = String::from_utf8_lossy(&bytes[..good]);
    let last_line = before.rsplit('\n').next().unwrap_or_default();
    let fault = Fault {
        file: name.clone(),
        line: before.matches('\n').count() + 1,
        column: last_line.chars().count() + 1,
        code: Code::BadEncoding,
        message: format!("the byte 0x{:02x} here is not UTF-8", bytes[good]),
        hint: Some("save the file as UTF-8".to_owned()),
        bytes: good..good + '\u{fffd}'.len_utf8(),
    };
    let source = Source { name, text: String::from_utf8_lossy(bytes).into_owned() };
    CheckedFile { source, outcome: Err(vec![fault]) }
}

/// One version of a workflow can be stored once only.
fn refuse_repeats(checked: &mut [CheckedFile]) {
    let mut files: HashMap<String, String> = HashMap::new();
    for CheckedFile { source, outcome } in checked {
        let Ok(template) = outcome else { continue };
        let full_name = template.full_name();
        match files.get(&full_name) {
            Some(first) => {
                let message = format!("{full_name} is defined in {first} already");
                let hint = "rename one of them, or raise its version";
                *outcome = Err(vec![Fault::of_file(&source.name, Code::DuplicateTemplate, message, hint)]);
            }
            None => {
                files.insert(full_name, source.name.clone());
            }
        }
    }
}
