//! Service files: `~/.pg_service.conf`, or the one `PGSERVICEFILE` names, then
//! the system's `pg_service.conf`.

use std::path::{Path, PathBuf};

use super::{Environment, Settings};

/// Returns the files that may define a service, most personal first.
pub fn files(environment: Environment, home: Option<&Path>, named: Option<&str>) -> Vec<PathBuf> {
    let personal = named
        .map(str::to_owned)
        .or_else(|| environment("PGSERVICEFILE"))
        .map(PathBuf::from)
        .or_else(|| home.map(|home| home.join(".pg_service.conf")));
    let system = match environment("PGSYSCONFDIR") {
        Some(folder) => PathBuf::from(folder),
        // Where Debian's libpq looks.
        None => PathBuf::from("/etc/postgresql-common"),
    };
    personal.into_iter().chain([system.join("pg_service.conf")]).collect()
}

/// Reads the settings of a service from a file; `None` if the file does not define it.
///
/// # Errors
/// The fault, with the line's number and never its text.
pub fn find(path: &Path, service: &str) -> Result<Option<Settings>, String> {
    let Ok(text) = std::fs::read_to_string(path) else { return Ok(None) };
    let mut found: Option<Settings> = None;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            if found.is_some() {
                break;
            }
            found = (name == service).then(Settings::default);
        } else if let Some(settings) = &mut found {
            let wrong = |what: String| format!("line {} of {}: {what}", index + 1, path.display());
            let (key, value) = line.split_once('=').ok_or_else(|| wrong("no `=` in it".into()))?;
            settings.set(key.trim(), value.trim()).map_err(wrong)?;
        }
    }
    Ok(found)
}
