//! Saves plans for plan viewers.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use crate::error::{Failure, Result};
use crate::files;
use crate::querycheck::Report;

/// The longest part of a file name, in characters: four parts stay below the limits of file systems.
const LONGEST: usize = 60;

/// Writes each plan of the report to a file, as the array that EXPLAIN prints; returns their number.
pub fn save(folder: &Path, report: &Report) -> Result<usize> {
    let refused =
        |path: &Path, error| Failure::usage(format!("could not write {}", path.display())).caused_by(error);
    fs::create_dir_all(folder).map_err(|error| refused(folder, error))?;
    let mut names = HashSet::new();
    for (check, run) in report.runs() {
        let Some(plan) = &run.plan else { continue };
        let parts = [check.name.as_str(), &run.case, run.tier.as_str(), run.planning.as_str()];
        let name = unique(parts.map(harmless).join("."), &mut names);
        let path = folder.join(format!("{name}.json"));
        let text = serde_json::to_string_pretty(plan)? + "\n";
        files::write::write(&path, &text).map_err(|error| refused(&path, error))?;
    }
    Ok(names.len())
}

/// Replaces characters that are special to a file system or a shell.
fn harmless(part: &str) -> String {
    let plain = |symbol: char| if symbol.is_alphanumeric() || "-_".contains(symbol) { symbol } else { '-' };
    part.chars().map(plain).take(LONGEST).collect()
}

/// Numbers names that differ only in replaced characters.
fn unique(name: String, taken: &mut HashSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}-{number}"));
    let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name));
    let free = free.expect("there are more numbers than plans");
    taken.insert(free.clone());
    free
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_their_folder_and_apart() {
        assert_eq!(harmless("../../etc/pass wd"), "------etc-pass-wd");
        let mut taken = HashSet::new();
        assert_eq!(unique("a-b".to_owned(), &mut taken), "a-b");
        assert_eq!(unique("a-b".to_owned(), &mut taken), "a-b-2");
    }
}
