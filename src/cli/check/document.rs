//! The documents for CI servers that a check prints instead of a table or JSON.

use std::path::{Path, PathBuf};

use crate::error::{Result, one_line};
use crate::querycheck::Report;
use crate::querycheck::report::annotations::Sources;
use crate::querycheck::report::{github, gitlab, junit, sarif, tap};
use crate::report::{Format, Output};

pub const FORMATS: [Format; 7] =
    [Format::Table, Format::Json, Format::Junit, Format::Github, Format::Gitlab, Format::Sarif, Format::Tap];

/// Renders `report` in the requested format if that is one for CI; `command` names the check.
pub fn document(output: Output, command: &str, report: &Report) -> Result<Option<String>> {
    // A document of no tests is a success to those who read it.
    if report.checks.is_empty() {
        return Ok(of_failure(output, command, "there is no query to check"));
    }
    let current = std::env::current_dir()?;
    let sources = Sources { repository: repository(&current), current };
    Ok(match output.format() {
        Format::Junit => Some(junit::draw(command, report)?),
        Format::Github => Some(github::draw(report, &sources)),
        Format::Gitlab => Some(serde_json::to_string_pretty(&gitlab::draw(report, &sources))?),
        Format::Sarif => Some(serde_json::to_string_pretty(&sarif::draw(report, &sources))?),
        Format::Tap => Some(tap::draw(report)),
        _ => None,
    })
}

/// Prints the document of a command that failed before it could check anything, if the format is one for CI; returns
/// the error.
pub fn failed(output: Output, command: &str, error: anyhow::Error) -> anyhow::Error {
    match of_failure(output, command, &one_line(&error)).map(|document| output.print(&document)) {
        Some(Err(unprinted)) => unprinted,
        _ => error,
    }
}

fn of_failure(output: Output, command: &str, reason: &str) -> Option<String> {
    match output.format() {
        Format::Junit => junit::failure(command, reason).ok(),
        Format::Github => Some(github::failure(command, reason)),
        Format::Gitlab => serde_json::to_string_pretty(&gitlab::failure(command, reason)).ok(),
        Format::Sarif => serde_json::to_string_pretty(&sarif::failure(reason)).ok(),
        Format::Tap => Some(tap::failure(command, reason)),
        _ => None,
    }
}

/// The root of the repository that this folder is in: the one that GitHub names, or that git has; else the folder.
fn repository(current: &Path) -> PathBuf {
    let of_github =
        std::env::var_os("GITHUB_WORKSPACE").map(PathBuf::from).filter(|root| current.starts_with(root));
    let of_git = || current.ancestors().find(|folder| folder.join(".git").exists());
    of_github.or_else(|| of_git().map(Path::to_owned)).unwrap_or_else(|| current.to_owned())
}
