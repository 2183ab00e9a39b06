//! The documents for CI servers that a check writes in place of a table or JSON.

use crate::error::Result;
use crate::model::plan::Report;
use crate::report::plans::{github, junit, sarif};
use crate::report::{Format, Output};

pub const FORMATS: [Format; 5] = [Format::Table, Format::Json, Format::Junit, Format::Github, Format::Sarif];

/// What `report` is in the format asked for, if that is one of CI's; `command` is what was run.
pub fn document(output: Output, command: &str, report: &Report) -> Result<Option<String>> {
    let folder = std::env::current_dir()?;
    Ok(match output.format() {
        Format::Junit => Some(junit::draw(command, report)?),
        Format::Github => Some(github::draw(report, &folder)),
        Format::Sarif => Some(serde_json::to_string_pretty(&sarif::draw(report, &folder))?),
        _ => None,
    })
}
