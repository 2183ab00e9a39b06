//! Reports the errors of files that a command reads.

use crate::error::{Failure, Result};
use crate::files::Checked;
use crate::report::{Output, diagnostics, style};

/// Returns the contents of the files if none has an error. Otherwise prints the errors to standard
/// error and returns a failure with exit code 2.
pub fn without_errors<T>(output: Output, checked: Vec<Checked<T>>) -> Result<Vec<T>> {
    if count(&checked) > 0 {
        for Checked { source, outcome } in &checked {
            if let Err(errors) = outcome {
                let drawn = diagnostics::draw(source, errors, console::colors_enabled_stderr());
                output.findings(drawn.trim_end_matches('\n').to_owned() + "\n");
            }
        }
        return Err(Failure::usage(summary(&checked)).into());
    }
    Ok(checked.into_iter().filter_map(|file| file.outcome.ok()).collect())
}

/// The total number of errors, including those not reported.
pub fn count<T>(checked: &[Checked<T>]) -> usize {
    checked.iter().filter_map(|file| file.outcome.as_ref().err()).map(|errors| errors.total).sum()
}

/// `3 errors in 1 of 2 files`.
pub fn summary<T>(checked: &[Checked<T>]) -> String {
    let faulty = checked.iter().filter(|file| file.outcome.is_err()).count();
    let errors = style::count(count(checked), "error", "errors");
    match checked.len() {
        1 => format!("{errors} in {}", checked[0].source.name),
        files => format!("{errors} in {faulty} of {files} files"),
    }
}
