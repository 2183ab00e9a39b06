//! Prints the report in the requested format.

use serde::Serialize;

use super::statistics::AboutStatistics;
use crate::cli::check::document::document;
use crate::cli::reader::Read;
use crate::error::Result;
use crate::querycheck::report::draw;
use crate::querycheck::{Report, Status};
use crate::report::Output;

/// The database that was checked.
#[derive(Serialize)]
pub struct About<'a> {
    pub database: String,
    pub schema: &'a str,
    /// The number of tasks in a database made for this check; null for an existing database.
    pub at_scale_tasks: Option<u32>,
    /// The statistics that were planned with, in place of a database's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statistics: Option<AboutStatistics>,
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    about: About<'a>,
    status: Status,
    #[serde(flatten)]
    report: Read<&'a Report>,
}

pub fn print(output: Output, about: About<'_>, mut read: Read<Report>, shows_plans: bool) -> Result<()> {
    let document = document(output, "tasker check plans", &read.value)?;
    if !shows_plans {
        read.value.forget_good_plans();
    }
    if let Some(document) = document {
        // People read the log of a CI job too.
        output.note(read.drawn(|report| draw(report, shows_plans)));
        return output.print(&document);
    }
    let answer = Answer { about, status: read.value.status(), report: read.with(&read.value) };
    output.answer("check.plans", &answer, |answer| answer.report.drawn(|report| draw(report, shows_plans)))
}
