//! The errors of PostgreSQL's programs, explained so that a person can act.

use std::path::Path;

use nix::sys::statvfs::statvfs;

use super::paths::FOLDER_VARIABLE;
use crate::error::Failure;

/// With less space than this, a server cannot write the files that it needs to start.
const FULL_BELOW_BYTES: u64 = 1 << 20;

/// The kinds of error that have a hint of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerError {
    DiskFull,
    /// Another process holds the lock file, or seems to.
    LockFile,
    Permission,
    Other,
}

impl ServerError {
    /// Recognises the kind from a program's output; a full disk may have prevented that output.
    pub fn of(output: &str, folder: &Path) -> ServerError {
        let says = |words: &str| output.contains(words);
        if says("No space left on device")
            || says("Disk quota exceeded")
            || free_bytes(folder) < FULL_BELOW_BYTES
        {
            ServerError::DiskFull
        } else if says("postmaster.pid\" already exists") {
            ServerError::LockFile
        } else if says("Permission denied") {
            ServerError::Permission
        } else {
            ServerError::Other
        }
    }
}

/// Makes a failure of `message`, of its `output`, and of the hint that helps.
pub fn explain(message: String, output: &str, folder: &Path) -> Failure {
    let failure = Failure::unreachable(message);
    let output = essence(output);
    match ServerError::of(&output, folder) {
        ServerError::DiskFull => {
            let full =
                format!("the disk is full: {} bytes are free for {}", free_bytes(folder), folder.display());
            let cause = if output.is_empty() { full } else { format!("{full}\n{output}") };
            failure
                .caused_by(cause)
                .hint(format!("free some space and try again: `df -h {}`", folder.display()))
        }
        ServerError::Permission => failure.caused_by(output).hint(format!(
            "check its owner: `ls -la {}`, or choose another folder with {FOLDER_VARIABLE}",
            folder.display()
        )),
        ServerError::LockFile | ServerError::Other if output.is_empty() => {
            failure.caused_by("it ended without a message")
        }
        ServerError::LockFile | ServerError::Other => failure.caused_by(output),
    }
}

/// Returns the lines that explain the error, without timestamps; the last lines if none does.
fn essence(output: &str) -> String {
    let lines: Vec<&str> = output.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut telling: Vec<String> = Vec::new();
    for line in lines.iter().filter_map(|line| telling_part(line)) {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !telling.contains(&line) {
            telling.push(line);
        }
    }
    if telling.is_empty() {
        telling = lines.iter().rev().take(3).rev().map(|line| (*line).to_owned()).collect();
    }
    telling.join("\n")
}

/// Returns the part of a line that is more than routine.
fn telling_part(line: &str) -> Option<&str> {
    const TELLING: [&str; 7] = ["FATAL:", "PANIC:", "ERROR:", "DETAIL:", "HINT:", "WARNING:", "error:"];
    let part = |word: &&str| line.find(*word).map(|at| &line[at..]);
    // Faults of the configuration are only logged; the fatal line after them names the file.
    let logged = || line.find("LOG:").map(|at| line[at + 4..].trim());
    let is_fault = |text: &&str| {
        ["error", "invalid", "could not", "unrecognized"].iter().any(|word| text.contains(word))
    };
    TELLING.iter().find_map(part).or_else(|| logged().filter(is_fault))
}

/// Returns the space left for the folder's owner; all of it if the system does not distinguish.
#[allow(clippy::useless_conversion, clippy::unnecessary_cast, reason = "macOS counts blocks in 32 bits")]
pub(super) fn free_bytes(folder: &Path) -> u64 {
    let existing = folder.ancestors().find(|folder| folder.exists());
    let stat = existing.and_then(|folder| statvfs(folder).ok());
    stat.map_or(u64::MAX, |stat| {
        u64::from(stat.blocks_available()).saturating_mul(stat.fragment_size() as u64)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_telling_lines_are_kept_and_the_rest_left_in_the_log() {
        let output = "2026-11-23 08:00:00.000 UTC [7] LOG:  starting PostgreSQL 15.18\n\
                    2026-11-23 08:00:00.001 UTC [7] FATAL:  lock file \"postmaster.pid\" is empty\n\
                    2026-11-23 08:00:00.001 UTC [7] HINT:  Either another server is starting, or …\n\
                    2026-11-23 08:00:00.002 UTC [7] LOG:  database system is shut down\n";
        assert_eq!(
            essence(output),
            "FATAL: lock file \"postmaster.pid\" is empty\nHINT: Either another server is starting, or …"
        );
        assert_eq!(essence("one\n\ntwo\nthree\nfour\n"), "two\nthree\nfour");
    }

    #[test]
    fn a_full_disk_is_told_from_the_output() {
        let output = "FATAL:  could not write lock file \"postmaster.pid\": No space left on device";
        assert_eq!(ServerError::of(output, Path::new("/")), ServerError::DiskFull);
        assert_eq!(
            ServerError::of("FATAL:  lock file \"postmaster.pid\" already exists", Path::new("/")),
            ServerError::LockFile
        );
    }
}
