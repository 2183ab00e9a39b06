//! The faults of files that a command is to use.

use crate::error::{Failure, Result};
use crate::files::Checked;
use crate::report::{Output, faults, style};

/// What the files hold, if none has a fault; else every fault goes to standard error, and
/// their number is a failure with exit code 2.
pub fn sound<T>(output: Output, checked: Vec<Checked<T>>) -> Result<Vec<T>> {
    if count(&checked) > 0 {
        for Checked { source, outcome } in &checked {
            if let Err(found) = outcome {
                let drawn = faults::draw(source, found, console::colors_enabled_stderr());
                output.findings(drawn.trim_end_matches('\n').to_owned() + "\n");
            }
        }
        return Err(Failure::usage(summary(&checked)).into());
    }
    Ok(checked.into_iter().filter_map(|file| file.outcome.ok()).collect())
}

/// How many faults there are in all.
pub fn count<T>(checked: &[Checked<T>]) -> usize {
    checked.iter().filter_map(|file| file.outcome.as_ref().err()).map(Vec::len).sum()
}

/// `3 faults in 1 of 2 files`.
pub fn summary<T>(checked: &[Checked<T>]) -> String {
    let faulty = checked.iter().filter(|file| file.outcome.is_err()).count();
    let faults = style::count(count(checked), "fault", "faults");
    match checked.len() {
        1 => format!("{faults} in {}", checked[0].source.name),
        files => format!("{faults} in {faulty} of {files} files"),
    }
}
