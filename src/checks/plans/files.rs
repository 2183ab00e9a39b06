//! Checks of anybody's queries, from YAML files.

use std::path::PathBuf;

use crate::files::{Checked, check_all};
use crate::model::plan::{CheckFile, read};

/// Reads each file of checks named, those below each directory named, and standard input for `-`.
pub fn check_files(arguments: &[PathBuf]) -> Vec<Checked<CheckFile>> {
    check_all(arguments, read)
}
