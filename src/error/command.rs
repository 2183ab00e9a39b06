//! How commands are printed: so that they work when pasted.

use std::fmt;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// The program in a printed command: `format!("{TASKER} task show {task_id}")`. It is followed by the global flags that
/// choose the database and its schema, as this command itself was given them.
pub const TASKER: Tasker = Tasker { schema: None };

/// The program on other tables: with another `--schema`, and otherwise as [`TASKER`].
pub fn tasker_in(schema: &str) -> Tasker<'_> {
    Tasker { schema: Some(schema) }
}

/// See [`TASKER`].
#[derive(Clone, Copy, Debug)]
pub struct Tasker<'a> {
    schema: Option<&'a str>,
}

/// Flags that were given, each with its value; one without a value is a switch.
#[derive(Debug, Default)]
pub struct Given {
    pub flags: Vec<(&'static str, Option<String>)>,
    /// Whether `--database-url` had a password, which is left out.
    pub had_password: bool,
}

static GIVEN: OnceLock<Given> = OnceLock::new();
static IS_PRINTED: AtomicBool = AtomicBool::new(false);

/// Sets the flags of this process, once.
pub fn set_given(given: Given) {
    let _ = GIVEN.set(given);
}

/// Whether a command was printed without the password that the user gave.
pub fn is_password_left_out() -> bool {
    IS_PRINTED.load(Ordering::Relaxed) && GIVEN.get().is_some_and(|given| given.had_password)
}

impl fmt::Display for Tasker<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("tasker")?;
        if let Some(schema) = self.schema {
            write!(f, " --schema {}", shell_word(schema))?;
        }
        let Some(given) = GIVEN.get() else { return Ok(()) };
        IS_PRINTED.store(true, Ordering::Relaxed);
        for (flag, value) in &given.flags {
            match value {
                _ if *flag == "--schema" && self.schema.is_some() => {}
                Some(value) => write!(f, " {flag} {}", shell_word(value))?,
                None => write!(f, " {flag}")?,
            }
        }
        Ok(())
    }
}

/// A word as a shell reads it back, for the commands in hints. Characters that cannot be seen are escaped in
/// quotes of the `$'…'` kind, which bash, zsh and ksh read.
pub fn shell_word(text: &str) -> String {
    let plain = |character: char| character.is_ascii_alphanumeric() || "-_./:@%+".contains(character);
    let hidden = |character: char| !r#"\'""#.contains(character) && character.escape_debug().len() > 1;
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else if text.contains(hidden) {
        let escaped = text.chars().map(|character| match character {
            '\\' | '\'' => format!("\\{character}"),
            hidden_one if hidden(hidden_one) => {
                hidden_one.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("\\x{byte:02x}")).collect()
            }
            _ => character.to_string(),
        });
        format!("$'{}'", escaped.collect::<String>())
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn a_shell_reads_every_word_back() {
        for word in ["plain", "", "it's", "a b", "x\u{1b}[2J\r\nb'\\c", "\u{202e}é\u{9b}1"] {
            let quoted = shell_word(word);
            assert!(!quoted.contains(char::is_control), "{quoted:?}");
            let script = format!("printf %s {quoted}");
            let output = Command::new("bash").args(["-c", &script]).output().expect("bash");
            assert_eq!(String::from_utf8_lossy(&output.stdout), word, "{quoted}");
        }
    }
}
