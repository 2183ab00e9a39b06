//! The file of `--baseline`: read before any query is planned, written as a whole or not at all.

use std::fs::File;
use std::io::ErrorKind;
use std::path::PathBuf;

use super::Args;
use crate::error::{Failure, Result, TASKER, shell_word};
use crate::files;
use crate::querycheck::baseline::Baseline;
use crate::querycheck::{BaselineFile, QueryCheck, Report, StatisticsIdentity, Tier, report};

/// A larger file is no baseline.
const MAX_BYTES: u64 = 64 << 20;

/// Reads the named baseline, if any; returns an empty one if the file is yet to be written.
pub fn open(args: &Args) -> Result<Option<BaselineFile>> {
    let Some(path) = &args.baseline else { return Ok(None) };
    if matches!(args.tier, Some(Tier::Possible)) {
        let failure = Failure::usage("a baseline contains chosen plans, which `--tier possible` leaves out");
        return Err(failure.hint("leave out `--tier possible` or the baseline").into());
    }
    let name = path.to_string_lossy().into_owned();
    let text = match File::open(path).and_then(|file| files::read_text(file, MAX_BYTES)) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound && args.update_baseline => {
            Baseline::default().text()
        }
        Err(error) => {
            let update = format!("{TASKER} check plans --baseline {} --update-baseline", shell_word(&name));
            let failure = Failure::usage(format!("could not read the baseline {name}")).caused_by(error);
            return Err(failure.hint(format!("write it, with the same flags, with `{update}`")).into());
        }
    };
    let plans = Baseline::read(&text).map_err(|why| {
        Failure::usage(format!("{name} is not a valid baseline: {why}"))
            .hint("name another file, or restore it from version control")
    })?;
    Ok(Some(BaselineFile { name, text, plans, is_complete: args.queries.is_empty() }))
}

/// Writes the plans of the report, and describes the changes.
pub fn update(
    file: BaselineFile,
    report: &Report,
    checks: &[QueryCheck],
    planned_with: Option<&StatisticsIdentity>,
) -> Result<String> {
    let mut plans = file.plans;
    let changes = plans.update(report, checks, planned_with, !file.is_complete);
    let path = PathBuf::from(&file.name);
    let text = plans.text();
    if text != file.text || !path.exists() {
        let failed = |error| {
            Failure::usage(format!("could not write the baseline {}", path.display())).caused_by(error)
        };
        files::write::replace(&path, &text).map_err(failed)?;
    }
    Ok(report::baseline::draw(&file.name, report.server_major, &changes))
}
