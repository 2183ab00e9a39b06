//! The example of `examples/seattle-weather`, bundled in the program and written to a
//! folder, because its commands are files.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::error::{Failure, Result};
use crate::private_pg::Paths;

/// What `write.sh` makes; see `workflow.yaml`.
const REPORT: &str = "seattle-weather.md";

macro_rules! bundled {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../examples/seattle-weather/", $name)))),*]
    };
}

/// Every file the workflow needs, by name.
const FILES: [(&str, &str); 13] = bundled![
    "README.md",
    "workflow.yaml",
    "seattle-weather.csv",
    "create-tables.sql",
    "fetch.sh",
    "load.sql",
    "check.sql",
    "by-month.sql",
    "by-year.sql",
    "extremes.sql",
    "compose.sql",
    "write.sh",
    "publish.sh",
];

/// The folder the demo works in: `demo`, beside the private PostgreSQL's.
pub(super) struct Folder {
    path: PathBuf,
    /// Held while the demo runs: two demos would drop each other's database.
    _lock: File,
}

impl Folder {
    /// Writes the example's files and removes the report of an earlier run.
    ///
    /// # Errors
    /// If another demo runs, or the folder cannot be written.
    pub(super) fn claim(paths: &Paths) -> Result<Folder> {
        let path = paths.folder().with_file_name("demo");
        let writing = || format!("writing the example to {}", path.display());
        fs::create_dir_all(&path).with_context(writing)?;
        let lock = File::create(path.join(".lock")).with_context(writing)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Failure::new("another demo is running").hint("wait until it ends").into());
            }
            Err(TryLockError::Error(error)) => return Err(error).with_context(writing),
        }
        for (name, content) in FILES {
            fs::write(path.join(name), content).with_context(writing)?;
        }
        match fs::remove_file(path.join(REPORT)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error).with_context(writing),
            _ => {}
        }
        Ok(Folder { path, _lock: lock })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn report(&self) -> PathBuf {
        self.path.join(REPORT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_carries_every_file_of_the_example() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/seattle-weather");
        let entries =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut there: Vec<_> = entries.filter(|name| name != REPORT).collect();
        let mut bundled = FILES.map(|(name, _)| name.to_owned());
        there.sort();
        bundled.sort();
        assert_eq!(there, bundled);
    }
}
