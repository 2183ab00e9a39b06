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
    let (text, source) = match given {
        "-" => (read_file(given, what, output)?, "standard input"),
        given => match given.strip_prefix('@') {
            Some(path) => (read_file(path, what, output)?, path),
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

/// Reads the text of a file, or of standard input for `-`; `what` names it in errors.
pub fn read_file(path: &str, what: &str, output: Output) -> Result<String> {
    let (text, source) = match path {
        "-" => {
            explain_terminal(output);
            (read_text(io::stdin(), MAX_BYTES), "standard input")
        }
        path => (File::open(path).and_then(|file| read_text(file, MAX_BYTES)), path),
    };
    text.map_err(|error| {
        Failure::usage(format!("could not read the {what} from {source}")).caused_by(error).into()
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
