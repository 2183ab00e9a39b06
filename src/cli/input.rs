//! What a command reads besides its flags.

use std::io::{self, BufRead, IsTerminal, Read, Write};

use crate::error::{Failure, Result};
use crate::model::jsonb::{self, Json, Refusal};
use crate::report::Output;

/// Reads JSON given to `flag` as it is, as `@FILE` or as `-`; `what` is its name in errors.
pub fn read_json(given: &str, what: &str, flag: &str, output: Output) -> Result<Json> {
    let cannot_read = |source: &str, error: io::Error| {
        Failure::usage(format!("cannot read the {what} from {source}")).caused_by(error)
    };
    let (text, source) = match given {
        "-" => {
            explain_terminal(output);
            let mut text = String::new();
            let source = "standard input";
            io::stdin().read_to_string(&mut text).map_err(|error| cannot_read(source, error))?;
            (text, source)
        }
        given => match given.strip_prefix('@') {
            Some(path) => (std::fs::read_to_string(path).map_err(|error| cannot_read(path, error))?, path),
            None => (given.to_owned(), flag),
        },
    };
    Json::parse(&text, what, jsonb::MAX_BYTES).map_err(|refusal| match refusal {
        Refusal::Value(message) => Failure::usage(message).into(),
        Refusal::Syntax(_) => Failure::usage(format!("the {what} in {source} is not JSON"))
            .caused_by(refusal)
            .hint(format!("{flag} '{{\"order_id\": 7}}', {flag} @FILE, or {flag} - for standard input"))
            .into(),
    })
}

/// Whoever types the input by hand should know that they are asked to.
pub fn explain_terminal(output: Output) {
    if io::stdin().is_terminal() {
        output.note("reading standard input; Ctrl-D ends it");
    }
}

/// Asks on the terminal whether to go on; anything but yes is no.
///
/// # Errors
/// A usage [`Failure`] with `hint` where there is no terminal to ask on.
pub fn confirm(question: &str, hint: &str) -> Result<bool> {
    if !io::stdin().is_terminal() {
        return Err(Failure::usage("standard input is no terminal to ask on").hint(hint).into());
    }
    eprint!("{question} [y/N] ");
    io::stderr().flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
