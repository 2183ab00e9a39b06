//! The documents for CI servers that a check prints instead of a table or JSON.

use crate::error::Result;
use crate::querycheck::Report;
use crate::querycheck::report::{github, junit, sarif};
use crate::report::{Format, Output};

pub const FORMATS: [Format; 5] = [Format::Table, Format::Json, Format::Junit, Format::Github, Format::Sarif];

/// Renders `report` in the requested format if that is one for CI; `command` names the check.
pub fn document(output: Output, command: &str, report: &Report) -> Result<Option<String>> {
    let folder = std::env::current_dir()?;
    Ok(match output.format() {
        Format::Junit => Some(junit::draw(command, report)?),
        Format::Github => Some(github::draw(report, &folder)),
        Format::Sarif => Some(serde_json::to_string_pretty(&sarif::draw(report, &folder))?),
        _ => None,
    })
}
