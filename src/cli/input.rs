//! Input of a command besides its flags: standard input and confirmations.

use std::fs::File;
use std::io::{self, BufRead, IsTerminal, Write};

use crate::error::{Failure, Result};
use crate::files::read_text;
use crate::model::jsonb::{self, Json, Refusal};
use crate::report::{Output, clean};

/// A text may take more bytes than the value has as `jsonb` prints it: blanks, escapes.
const MAX_BYTES: u64 = 2 * jsonb::MAX_BYTES as u64;

/// Reads JSON given to `flag` as text, as `@FILE` or as `-`; `what` names it in errors.
pub fn read_json(given: &str, what: &str, flag: &str, output: Output) -> Result<Json> {
    let cannot_read = |source: &str, error: io::Error| {
        Failure::usage(format!("could not read the {what} from {source}")).caused_by(error)
    };
    let (text, source) = match given {
        "-" => {
            explain_terminal(output);
            let source = "standard input";
            (read_text(io::stdin(), MAX_BYTES).map_err(|error| cannot_read(source, error))?, source)
        }
        given => match given.strip_prefix('@') {
            Some(path) => {
                let text = File::open(path).and_then(|file| read_text(file, MAX_BYTES));
                (text.map_err(|error| cannot_read(path, error))?, path)
            }
            None => (given.to_owned(), flag),
        },
    };
    Json::parse(&text, what, jsonb::MAX_BYTES).map_err(|refusal| match refusal {
        Refusal::Value(message) => Failure::usage(message).into(),
        Refusal::Syntax(_) => Failure::usage(format!("the {what} in {source} is not valid JSON"))
            .caused_by(refusal)
            .hint(format!("write {flag} '{{\"order_id\": 7}}', {flag} @FILE, or {flag} - for standard input"))
            .into(),
    })
}

/// Tells a user at a terminal that the command is waiting for input.
pub fn explain_terminal(output: Output) {
    if io::stdin().is_terminal() {
        output.note("reading from standard input; press Ctrl-D to end it");
    }
}

/// Asks for confirmation on the terminal; any answer other than yes means no.
///
/// # Errors
/// A usage [`Failure`] with `hint` if standard input is not a terminal.
pub fn confirm(question: &str, hint: &str) -> Result<bool> {
    if !io::stdin().is_terminal() {
        return Err(Failure::usage("could not ask for confirmation: standard input is not a terminal")
            .hint(hint)
            .into());
    }
    eprint!("{} [y/N] ", clean::text(question, console::colors_enabled_stderr()));
    io::stderr().flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
