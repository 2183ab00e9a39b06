//! `--sql-dir`, for commands that read files which name SQL files.

use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct SqlDir {
    /// Let the files name SQL files anywhere below this directory [default: the directory of each file]
    #[arg(long = "sql-dir", value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl SqlDir {
    pub fn path(&self) -> Option<&Path> {
        self.dir.as_deref()
    }
}
