//! The configuration file, `tasker.toml`.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::{Failure, Result, TASKER};
use crate::files::{foreign_owner, read_text};
use crate::model::retention::Retention;
use crate::report::{ColorChoice, Format};
use crate::text::suggest::nearest;
use crate::yaml::HumanDuration;

/// The contents of `tasker.toml`. Flags override the environment, and both override the file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    pub database_url: Option<String>,
    /// The replica that commands which only read ask.
    pub read_database_url: Option<String>,
    /// How far behind it may be, such as `"5s"`.
    pub max_lag: Option<HumanDuration>,
    pub schema: Option<String>,
    pub format: Option<Format>,
    pub color: Option<ColorChoice>,
    pub pooler: Option<bool>,
    /// Whether the private PostgreSQL is refused.
    pub require_database: Option<bool>,
    #[serde(default)]
    pub worker: WorkerConfig,
    #[serde(default)]
    pub archive: ArchiveConfig,
    /// How long ended tasks stay, by workflow: `"shop/order"`, `"shop/*"` or `"*"`.
    #[serde(default)]
    pub retention: BTreeMap<String, Retention>,
}

/// The `[archive]` table: what the upkeep does with tasks whose retention is over. Without either key they stay.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArchiveConfig {
    /// Moves them to files in this directory.
    pub to: Option<PathBuf>,
    /// Deletes them.
    #[serde(default)]
    pub delete: bool,
}

/// The `[worker]` table: defaults for the flags of `tasker worker run`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WorkerConfig {
    /// The number of steps run in parallel.
    pub concurrency: Option<u32>,
    /// The number of `sql` steps run in parallel.
    pub sql_connections: Option<u32>,
    /// How long the running steps can take after a signal to stop, such as `"1m"`.
    pub stop_timeout: Option<HumanDuration>,
    /// The queues to serve; all if empty.
    #[serde(default)]
    pub queues: Vec<String>,
    /// The namespaces whose steps to run; all if empty.
    #[serde(default)]
    pub namespaces: Vec<String>,
    /// The handlers whose steps to run; all if empty.
    #[serde(default)]
    pub handlers: Vec<String>,
    /// The hosts that the input of an `http` step can name, such as `"https://shop.example"`.
    #[serde(default)]
    pub http_hosts: Vec<String>,
    /// The longest sleep when no step is ready, such as `"1s"`.
    pub poll_interval: Option<HumanDuration>,
    /// How long a worker can be silent before others rescue its steps, such as `"30s"`.
    pub lease: Option<HumanDuration>,
    /// Retry failed steps at once; for test environments only.
    #[serde(default)]
    pub retry_backoff_disabled: bool,
    /// The address at which it answers Prometheus and probes, such as `"127.0.0.1:9464"`.
    pub listen: Option<String>,
    /// Whether to do the upkeep while no other worker does; true if missing.
    pub upkeep: Option<bool>,
}

/// A larger file is no configuration.
pub(super) const MAX_BYTES: u64 = 1 << 20;

const KEYS: [&str; 11] = [
    "database_url",
    "read_database_url",
    "max_lag",
    "schema",
    "format",
    "color",
    "pooler",
    "require_database",
    "worker",
    "retention",
    "archive",
];
const WORKER_KEYS: [&str; 12] = [
    "concurrency",
    "queues",
    "namespaces",
    "handlers",
    "http_hosts",
    "poll_interval",
    "lease",
    "sql_connections",
    "stop_timeout",
    "retry_backoff_disabled",
    "listen",
    "upkeep",
];

impl Config {
    /// Reads the file that the user named, or `tasker.toml` in the current
    /// directory if there is one. The latter decides where passwords go and which steps this user
    /// runs, so file and folder must belong to this user or to root.
    ///
    /// # Errors
    /// A usage [`Failure`] naming file, line and key. It never shows the line:
    /// a password may be on it.
    pub fn load(named: Option<&Path>) -> Result<Config> {
        let path = named.map_or_else(|| PathBuf::from("tasker.toml"), Path::to_path_buf);
        if named.is_none() {
            refuse_foreign(&path)?;
        }
        match File::open(&path).and_then(|file| read_text(file, MAX_BYTES)) {
            Ok(text) => Ok(parse(&text, &path.display().to_string())?),
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
                Ok(Config::default())
            }
            Err(error) => Err(Failure::usage(format!("could not read {}", path.display()))
                .caused_by(error)
                .hint("name another file with --config FILE")
                .into()),
        }
    }
}

/// Refuses a file that decides where passwords go, if it or its folder is another user's.
pub(super) fn refuse_foreign(path: &Path) -> Result<(), Failure> {
    let Ok(Some(owner)) = foreign_owner(path) else { return Ok(()) };
    let user = nix::unistd::User::from_uid(owner).ok().flatten();
    let user = user.map_or_else(|| format!("user {owner}"), |user| format!("user {:?}", user.name));
    let message = format!("{} is not used: it, or its folder, belongs to {user}", path.display());
    Err(Failure::usage(message)
        .hint(format!("read it first; if you trust it, name it: `{TASKER} --config ./tasker.toml …`")))
}

fn parse(text: &str, file: &str) -> Result<Config, Failure> {
    let faulty = |error: toml::de::Error| faulty(text, file, &error);
    let table: toml::Table = text.parse().map_err(faulty)?;
    refuse_unknown(&table, &KEYS, file, "")?;
    if let Some(toml::Value::Table(worker)) = table.get("worker") {
        refuse_unknown(worker, &WORKER_KEYS, file, " in [worker]")?;
    }
    if let Some(toml::Value::Table(retention)) = table.get("retention") {
        refuse_unnamed(retention, file)?;
    }
    toml::from_str(text).map_err(faulty)
}

/// Names the line, and never shows it: a password may be on it.
pub(super) fn faulty(text: &str, file: &str, error: &toml::de::Error) -> Failure {
    let line = error.span().map_or(1, |span| 1 + text[..span.start].matches('\n').count());
    Failure::usage(format!("{file} line {line}: {}", error.message().replace('\n', " ")))
}

/// A key that no workflow can have would keep nothing.
fn refuse_unnamed(retention: &toml::Table, file: &str) -> Result<(), Failure> {
    let is_valid = |key: &str| {
        key == "*"
            || key.split_once('/').is_some_and(|(namespace, name)| {
                !namespace.is_empty() && !name.is_empty() && !name.contains(['/', '@'])
            })
    };
    let Some(key) = retention.keys().find(|key| !is_valid(key)) else { return Ok(()) };
    Err(Failure::usage(format!("{file}: {key:?} in [retention] names no workflow"))
        .hint("write \"NAMESPACE/NAME\", \"NAMESPACE/*\", or \"*\" for all others"))
}

pub(super) fn refuse_unknown(
    table: &toml::Table,
    known: &[&str],
    file: &str,
    section: &str,
) -> Result<(), Failure> {
    let Some(key) = table.keys().find(|key| !known.contains(&key.as_str())) else { return Ok(()) };
    if key == "profile" {
        return Err(Failure::usage(format!("{file}: profiles belong into your own configuration"))
            .hint("move them to ~/.config/tasker/config.toml"));
    }
    Err(Failure::usage(format!("{file}: unknown key {key:?}{section}")).hint(
        match nearest(key, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the valid keys{section} are {}", known.join(", ")),
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_read() {
        let text = r#"
            database_url = "postgres://app@db/shop"
            read_database_url = "postgres://app@replica/shop"
            max_lag = "10s"
            schema = "jobs"
            format = "json"
            color = "never"
            pooler = true
            require_database = true
            [worker]
            concurrency = 8
            queues = ["payments"]
            namespaces = ["shop"]
            handlers = ["command", "sql"]
            http_hosts = ["https://shop.example", "*.shop.example"]
            poll_interval = "1s"
            lease = "30s"
            sql_connections = 4
            stop_timeout = "20s"
            retry_backoff_disabled = true
            listen = "127.0.0.1:9464"
            upkeep = false
            [archive]
            to = "/srv/archive"
            [retention]
            "shop/*" = { complete = "7d", error = "90d", keep_last = 100 }
        "#;
        let config = parse(text, "tasker.toml").expect("all of them are known");
        assert_eq!(config.schema.as_deref(), Some("jobs"));
        assert_eq!(config.format, Some(Format::Json));
        assert_eq!(config.worker.concurrency, Some(8));
        assert!(config.worker.retry_backoff_disabled);
        assert_eq!(config.retention["shop/*"].keep_last, Some(100));
        let table: toml::Table = text.parse().expect("it is TOML");
        assert_eq!(table.len(), KEYS.len());
        assert_eq!(table["worker"].as_table().expect("a table").len(), WORKER_KEYS.len());
    }

    #[test]
    fn a_line_with_a_password_is_never_shown() {
        let error = parse("schema = \"a\"\ndatabase_url = \"postgres://u:secret@h/db\n", "tasker.toml")
            .expect_err("the string is not closed");
        let shown = crate::error::render(&error.into());
        assert!(shown.contains("line 2"), "{shown}");
        assert!(!shown.contains("secret"), "{shown}");
    }
}
