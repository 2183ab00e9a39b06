//! The secrets of a step: read in the worker for each attempt, and stored nowhere.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::PathBuf;

use super::mask::{Mask, SHORTEST};
use crate::model::handler::StepFailure;
use crate::model::secret::SecretSource;
use crate::secrets;

/// The longest secret, in bytes.
const LONGEST: usize = 16 * 1024;

/// The secrets of one attempt, by the names that the template gives them.
#[derive(Clone, Debug, Default)]
pub struct Secrets {
    sources: BTreeMap<String, SecretSource>,
    values: BTreeMap<String, Value>,
    mask: Mask,
}

/// Never printed by `{:?}`.
#[derive(Clone)]
struct Value(String);

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

impl Secrets {
    /// Those that a template names, not read yet.
    pub fn named(sources: BTreeMap<String, SecretSource>) -> Self {
        Secrets { sources, ..Secrets::default() }
    }

    /// Reads them.
    ///
    /// # Errors
    /// The failure of the attempt: one is missing, or cannot be masked. It names the variable or the file. The worker of
    /// another host may have it.
    pub(super) async fn read(&mut self) -> Result<(), StepFailure> {
        for (name, source) in &self.sources {
            let failed = |why: String| StepFailure {
                message: format!("secret {name}: {why}"),
                ..StepFailure::default()
            };
            let value = match (&source.env, &source.file) {
                (Some(variable), _) => of_variable(variable),
                (None, Some(file)) => of_file(file).await,
                (None, None) => Err("the template names neither a variable nor a file".to_owned()),
            };
            self.values.insert(name.clone(), Value(value.map_err(failed)?));
        }
        self.mask = Mask::of(self.values());
        Ok(())
    }

    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.values.get(name).map(|value| value.0.as_str())
    }

    /// Each name with its value.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.values.iter().map(|(name, value)| (name.as_str(), value.0.as_str()))
    }

    fn values(&self) -> impl Iterator<Item = &str> {
        self.iter().map(|(_, value)| value)
    }

    pub(super) fn mask(&self) -> &Mask {
        &self.mask
    }

    /// Masks these texts as well.
    pub(super) fn mask_with<'t>(&'t self, others: impl IntoIterator<Item = &'t str>) -> Mask {
        Mask::of(self.values().chain(others))
    }
}

fn of_variable(name: &str) -> Result<String, String> {
    let value = std::env::var_os(name).or_else(|| secrets::variable(name));
    let value = value.ok_or_else(|| format!("the variable {name} of the worker is not set"))?;
    let value = value.into_string().map_err(|_| format!("the variable {name} of the worker is not UTF-8"))?;
    fit(value, &format!("the variable {name} of the worker"))
}

async fn of_file(path: &str) -> Result<String, String> {
    let unreadable = |error: io::Error| format!("cannot read the file {path}: {error}");
    let file = PathBuf::from(path);
    // A pipe or a device could let the worker wait for ever.
    let read = tokio::task::spawn_blocking(move || {
        if !std::fs::metadata(&file)?.is_file() {
            return Err(io::Error::other("it is not a regular file"));
        }
        let mut text = String::new();
        std::fs::File::open(&file)?.take(LONGEST as u64 + 3).read_to_string(&mut text)?;
        Ok(text)
    });
    let text = read.await.map_err(|error| unreadable(io::Error::other(error)))?.map_err(unreadable)?;
    let text = text.strip_suffix('\n').map_or(text.as_str(), |text| text.strip_suffix('\r').unwrap_or(text));
    fit(text.to_owned(), &format!("the file {path}"))
}

/// What could not be masked is refused.
fn fit(value: String, source: &str) -> Result<String, String> {
    let fault = if value.chars().count() < SHORTEST {
        format!("has fewer than {SHORTEST} characters")
    } else if value.len() > LONGEST {
        format!("has more than {} KiB", LONGEST / 1024)
    } else if value.contains(['\n', '\r']) {
        "has a line end inside".to_owned()
    } else if value.contains('\0') {
        "holds a NUL".to_owned()
    } else {
        return Ok(value);
    };
    Err(format!("{source} {fault}"))
}
