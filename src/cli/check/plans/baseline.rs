//! The file of `--baseline`: read before anything is asked, written at once or not at all.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Args, TierArg};
use crate::checks::plans::BaselineFile;
use crate::error::{Failure, Result, shell_word};
use crate::model::plan::Report;
use crate::model::plan::baseline::Baseline;
use crate::report;

/// The baseline that was named, if one was; an empty one where it is about to be written.
pub fn open(args: &Args) -> Result<Option<BaselineFile>> {
    let Some(path) = &args.baseline else { return Ok(None) };
    if matches!(args.tier, Some(TierArg::Possible)) {
        let failure =
            Failure::usage("a baseline holds the plans that are chosen, and these are not asked for");
        return Err(failure.hint("leave out `--tier possible`, or the baseline").into());
    }
    let name = path.to_string_lossy().into_owned();
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound && args.update_baseline => {
            Baseline::default().text()
        }
        Err(error) => {
            let update = format!("tasker check plans --baseline {} --update-baseline", shell_word(&name));
            let failure = Failure::usage(format!("cannot read the baseline {name}")).caused_by(error);
            return Err(failure.hint(format!("write it with the flags of this check: `{update}`")).into());
        }
    };
    let plans = Baseline::read(&text).map_err(|why| {
        Failure::usage(format!("{name} is no baseline: {why}"))
            .hint("name another file, or restore it from version control")
    })?;
    Ok(Some(BaselineFile { name, text, plans, is_complete: args.queries.is_empty() }))
}

/// Writes the plans of the report, and says what that changes.
pub fn update(file: BaselineFile, report: &Report) -> Result<String> {
    let mut plans = file.plans;
    let changes = plans.update(report, !file.is_complete);
    let path = PathBuf::from(&file.name);
    let text = plans.text();
    if text != file.text || !path.exists() {
        replace(&path, &text)?;
    }
    Ok(report::plans::baseline::draw(&file.name, report.server_major, &changes))
}

/// Whoever reads the file meanwhile reads the old one or the new one, and never half of it.
fn replace(path: &Path, text: &str) -> Result<()> {
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(format!(".{}.unfinished", std::process::id()));
    let written = fs::write(&unfinished, text).and_then(|()| fs::rename(&unfinished, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&unfinished);
        Failure::usage(format!("cannot write the baseline {}", path.display())).caused_by(error).into()
    })
}
