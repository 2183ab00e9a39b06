//! Keeps the password of a worker's database away from the programs that it starts.
//!
//! Such a program runs as the worker's user, and can read the environment and the arguments that the worker was
//! started with (`/proc/PID/environ`, `ps`). `worker run` therefore replaces itself by the same program without
//! the secrets, which reads them from its standard input. Root's programs can still read the worker's memory.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::process::CommandExt;
use std::process::Command;
use std::sync::OnceLock;

use nix::unistd::dup2_stdin;

/// The variables that hold a password.
const VARIABLES: [&str; 3] = ["DATABASE_URL", "TASKER_READ_DATABASE_URL", "PGPASSWORD"];
/// The arguments that can hold one, each with its value after it or after `=`.
const ARGUMENTS: [&str; 2] = ["--database-url", "--read-url"];
/// Says that the secrets are on standard input.
const MARK: &str = "TASKER_SECRETS_ON_STDIN";
/// A pipe takes this many bytes without a reader.
const MAX_BYTES: usize = 60 * 1024;

/// What was handed over, by the name of the variable or the argument. A password need not be UTF-8.
type Secrets = BTreeMap<String, OsString>;

static HANDED_OVER: OnceLock<Secrets> = OnceLock::new();

/// Returns a variable of the environment, or its value from before it was hidden.
pub fn variable(name: &str) -> Option<OsString> {
    handed_over(name).or_else(|| std::env::var_os(name))
}

/// Returns the name of a secret variable that is not UTF-8.
pub fn not_utf8() -> Option<&'static str> {
    VARIABLES.into_iter().find(|name| variable(name).is_some_and(|value| value.to_str().is_none()))
}

/// Returns the value of an argument from before it was hidden; clap has refused one that is not UTF-8.
pub fn argument(name: &str) -> Option<String> {
    handed_over(name)?.into_string().ok()
}

/// Whether this program has replaced itself by way of [`hide`].
pub fn were_handed_over() -> bool {
    HANDED_OVER.get().is_some()
}

fn handed_over(name: &str) -> Option<OsString> {
    HANDED_OVER.get()?.get(name).cloned()
}

/// Reads the secrets that [`hide`] handed over, if it did. To be called before anything else of the program.
///
/// # Errors
/// Those of reading standard input.
pub fn receive() -> io::Result<()> {
    if std::env::var_os(MARK).is_none() {
        return Ok(());
    }
    let mut bytes = Vec::new();
    io::stdin().lock().take(MAX_BYTES as u64).read_to_end(&mut bytes)?;
    let _ = HANDED_OVER.set(unpacked(&bytes));
    dup2_stdin(File::open("/dev/null")?)?;
    Ok(())
}

/// Replaces this process by the same program with the same arguments, id and terminal, without secrets in its
/// environment and arguments; `other` is one more variable that may hold one. Returns if there are none; then no other process of the same user, except root's,
/// can read the memory of this one.
///
/// # Errors
/// Those of starting a program.
pub fn hide(other: Option<&str>) -> io::Result<()> {
    let variables = || VARIABLES.into_iter().chain(other);
    let (arguments, mut secrets) = without_secrets(std::env::args_os());
    secrets.extend(variables().filter_map(|name| Some((name.to_owned(), std::env::var_os(name)?))));
    if secrets.is_empty() {
        #[cfg(target_os = "linux")]
        nix::sys::prctl::set_dumpable(false)?;
        return Ok(());
    }
    let bytes = packed(&secrets);
    if bytes.len() > MAX_BYTES {
        return Err(io::Error::new(io::ErrorKind::ArgumentListTooLong, "the database's address is too long"));
    }
    let (reader, mut writer) = io::pipe()?;
    writer.write_all(&bytes)?;
    drop(writer);
    let mut program = Command::new(std::env::current_exe()?);
    let mut arguments = arguments.into_iter();
    if let Some(name) = arguments.next() {
        program.arg0(name);
    }
    for name in variables() {
        program.env_remove(name);
    }
    Err(program.args(arguments).env(MARK, "1").stdin(reader).exec())
}

/// Names and values in turn, each with a zero byte after it: neither can hold one.
fn packed(secrets: &Secrets) -> Vec<u8> {
    let parts = secrets.iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]);
    parts.flat_map(|part| part.iter().copied().chain([0])).collect()
}

fn unpacked(bytes: &[u8]) -> Secrets {
    let mut parts = bytes.split(|byte| *byte == 0);
    let mut secrets = Secrets::new();
    while let (Some(name), Some(value)) = (parts.next(), parts.next()) {
        secrets.insert(String::from_utf8_lossy(name).into_owned(), OsString::from_vec(value.to_vec()));
    }
    secrets
}

/// Takes the databases' addresses out of arguments; the last one of each counts, as clap has it.
fn without_secrets(arguments: impl IntoIterator<Item = OsString>) -> (Vec<OsString>, Secrets) {
    let (mut kept, mut secrets) = (Vec::new(), Secrets::new());
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let named = ARGUMENTS.into_iter().find_map(|name| {
            let rest = argument.as_bytes().strip_prefix(name.as_bytes())?;
            Some((name, rest)).filter(|(_, rest)| rest.is_empty() || rest.starts_with(b"="))
        });
        let value = match named {
            None => None,
            Some((_, b"")) => arguments.next(),
            Some((_, rest)) => Some(OsString::from_vec(rest[1..].to_vec())),
        };
        match named {
            None => kept.push(argument),
            Some((name, _)) => secrets.extend(value.map(|value| (name.to_owned(), value))),
        }
    }
    (kept, secrets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addresses_are_taken_out_of_the_arguments() {
        for (typed, kept, secrets) in [
            ("tasker worker run -j 4", "tasker worker run -j 4", &[][..]),
            (
                "tasker --database-url postgres://u:p@h/d worker run",
                "tasker worker run",
                &[("--database-url", "postgres://u:p@h/d")],
            ),
            (
                "tasker worker run --database-url=x --drain",
                "tasker worker run --drain",
                &[("--database-url", "x")],
            ),
            ("tasker worker run --database-url=", "tasker worker run", &[("--database-url", "")]),
            (
                "tasker --read-url=y worker run --database-url x --read-url z --read-urls",
                "tasker worker run --read-urls",
                &[("--database-url", "x"), ("--read-url", "z")],
            ),
        ] {
            let (left, found) = without_secrets(typed.split(' ').map(OsString::from));
            let expected: Secrets =
                secrets.iter().map(|(name, value)| ((*name).to_owned(), OsString::from(value))).collect();
            assert_eq!((left.join(" ".as_ref()).to_str(), found), (Some(kept), expected), "{typed}");
        }
    }

    #[test]
    fn what_is_handed_over_arrives_byte_by_byte() {
        let secrets: Secrets = [
            ("DATABASE_URL".to_owned(), OsString::new()),
            ("PGPASSWORD".to_owned(), OsString::from_vec(b"gr\xfc\xdfe\n".to_vec())),
        ]
        .into();
        assert_eq!(unpacked(&packed(&secrets)), secrets);
        assert_eq!(unpacked(&packed(&Secrets::new())), Secrets::new());
    }
}
