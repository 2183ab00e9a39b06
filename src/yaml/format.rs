//! Kinds of text: for each its schema, for editors, and the check that says exactly what is
//! wrong. A test holds the two together.

use std::time::Duration;

use schemars::{Schema, SchemaGenerator, json_schema};

use super::HumanDuration;
use super::diagnostics::{FileErrorCode as Code, quoted};
use super::schema::Rule;
use crate::text::invisible::{INVISIBLE, is_invisible};

/// The longest name: it fits wherever names are shown and indexed.
const MAX_NAME_CHARS: usize = 128;
const YEAR: Duration = Duration::from_secs(365 * 24 * 3600);

/// Checks a text of one kind.
pub(crate) struct Format {
    /// The schema's `format`.
    pub name: &'static str,
    /// What is expected, for messages.
    pub expected: &'static str,
    /// Whether what YAML takes for a number is checked as text: `30`, `1.0`.
    pub takes_numbers: bool,
    /// Given the text, the noun for what it is, and its rule.
    pub check: fn(&str, &str, Rule) -> Result<(), Problem>,
}

/// What is wrong with a text.
pub(crate) struct Problem {
    pub code: Code,
    pub message: String,
    pub hint: String,
}

impl Problem {
    pub(crate) fn new(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Problem { code, message: message.into(), hint: hint.into() }
    }
}

/// The formats that every file has.
pub(super) const FORMATS: [Format; 5] = [
    Format { name: "name", expected: "text", takes_numbers: false, check: check_name },
    Format { name: "filled", expected: "text", takes_numbers: false, check: check_filled },
    Format { name: "variable", expected: "text", takes_numbers: false, check: check_variable },
    Format {
        name: "duration",
        expected: "a duration such as 30s",
        takes_numbers: true,
        // Long enough for any step, short enough for every sum of times to fit.
        check: |text, _, _| check_duration(text, 1),
    },
    Format {
        name: "age",
        expected: "a duration such as 30d",
        takes_numbers: true,
        check: |text, _, _| check_duration(text, 100),
    },
];

/// The schema of a name that holds none of the characters of `forbidden`.
pub(crate) fn name_without(forbidden: &str) -> Schema {
    // The characters themselves: engines disagree on how those beyond U+FFFF are escaped.
    let invisible = INVISIBLE.map(|(first, last)| format!("{first}-{last}")).concat();
    let inner = format!("{forbidden}{invisible}");
    json_schema!({
        "type": "string",
        "minLength": 1,
        "maxLength": MAX_NAME_CHARS,
        "pattern": format!(r"^[^\s{inner}]([^{inner}]*[^\s{inner}])?$"),
        "format": "name",
        "x-forbidden": forbidden,
    })
}

fn check_name(name: &str, noun: &str, rule: Rule) -> Result<(), Problem> {
    let bad =
        |message: String, hint: String| Err(Problem::new(Code::BadName, format!("{noun} {message}"), hint));
    let forbidden: Vec<char> = rule.text("x-forbidden").unwrap_or_default().chars().collect();
    let length = name.chars().count();
    if length == 0 {
        return bad("is empty".to_owned(), String::new());
    }
    if length > MAX_NAME_CHARS {
        let hint = format!("write at most {MAX_NAME_CHARS} characters");
        return bad(format!("is {length} characters long"), hint);
    }
    if let Some(invisible) = name.chars().find(|c| is_invisible(*c)) {
        return bad(format!("holds the invisible character {invisible:?}"), "remove it".to_owned());
    }
    if let Some(character) = name.chars().find(|c| forbidden.contains(c)) {
        let hint = format!("write {}", name.replace(&forbidden[..], "-"));
        return bad(format!("cannot hold {character:?}"), hint);
    }
    if name.trim() != name {
        return bad("begins or ends with a space".to_owned(), format!("write {}", quoted(name.trim())));
    }
    Ok(())
}

/// The schema of a text that is more than blanks.
pub(crate) fn filled(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": r"\S", "format": "filled" })
}

fn check_filled(text: &str, noun: &str, rule: Rule) -> Result<(), Problem> {
    let hint = rule.text("x-hint").unwrap_or_default();
    if text.trim().is_empty() {
        Err(Problem::new(Code::Empty, format!("{noun} is empty"), hint))
    } else {
        Ok(())
    }
}

/// The schema of the name of an environment variable.
pub(crate) fn variable() -> Schema {
    json_schema!({ "type": "string", "pattern": "^[^=]+$", "format": "variable" })
}

/// The environment separates a name from its value by the first `=`.
fn check_variable(name: &str, _: &str, _: Rule) -> Result<(), Problem> {
    if !name.is_empty() && !name.contains('=') {
        return Ok(());
    }
    let message = format!("{} is not a name for a variable", quoted(name));
    Err(Problem::new(Code::BadName, message, "write a name without `=`, such as LANG"))
}

fn check_duration(text: &str, most_years: u32) -> Result<(), Problem> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = format!("{} is not a duration: its unit is missing", quoted(text));
        return Err(Problem::new(Code::BadDuration, message, format!("write {text}s for seconds")));
    }
    match text.parse::<HumanDuration>() {
        Ok(duration) if duration.0 > YEAR * most_years => {
            let limit = if most_years == 1 { "a year".to_owned() } else { format!("{most_years} years") };
            let message = format!("{} is longer than {limit}", quoted(text));
            let hint = format!("write a duration of at most {} days", 365 * most_years);
            Err(Problem::new(Code::OutOfRange, message, hint))
        }
        Ok(_) => Ok(()),
        Err(error) => {
            let message = format!("{} is not a duration: {error}", quoted(text));
            Err(Problem::new(Code::BadDuration, message, "write it as 500ms, 30s, 2m 30s or 1h"))
        }
    }
}
