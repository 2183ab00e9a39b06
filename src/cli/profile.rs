//! The user's own configuration: profiles, each a database and how to reach it.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::PathBuf;

use etcetera::BaseStrategy;
use serde::Deserialize;

use super::config::{MAX_BYTES, faulty, refuse_foreign, refuse_unknown};
use crate::db::target::{Environment, conninfo_value, without_password};
use crate::db::{Source, Target};
use crate::error::{Failure, Result};
use crate::files::read_text;
use crate::text::suggest::nearest;

/// The contents of `~/.config/tasker/config.toml`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserConfig {
    #[serde(default)]
    profile: BTreeMap<String, Profile>,
    /// Whether the private PostgreSQL is refused.
    #[serde(default)]
    pub require_database: bool,
}

/// A `[profile.NAME]` table: one of `service`, `url` and `variable`, and settings that go with that database.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    #[serde(skip)]
    pub name: String,
    /// A service of the service file.
    service: Option<String>,
    /// A URL, or a list of keys, without a password.
    url: Option<String>,
    /// The name of the variable that has the URL.
    pub variable: Option<String>,
    pub schema: Option<String>,
    pub pooler: Option<bool>,
    /// Whether every command that changes something asks first.
    #[serde(default)]
    pub production: bool,
}

const KEYS: [&str; 2] = ["profile", "require_database"];
const PROFILE_KEYS: [&str; 6] = ["service", "url", "variable", "schema", "pooler", "production"];

impl UserConfig {
    /// Reads `config.toml` in the user's folder for configurations, if there is one. File and folder must belong to this
    /// user or to root.
    ///
    /// # Errors
    /// A usage [`Failure`] naming file, line and key, never a value.
    pub fn load() -> Result<UserConfig> {
        // Without a home folder there is no file either.
        let Some(path) = path() else { return Ok(UserConfig::default()) };
        refuse_foreign(&path)?;
        match File::open(&path).and_then(|file| read_text(file, MAX_BYTES)) {
            Ok(text) => Ok(parse(&text, &path.display().to_string())?),
            Err(error) if is_absent(&error) => Ok(UserConfig::default()),
            Err(error) => Err(Failure::usage(format!("could not read {}", path.display()))
                .caused_by(error)
                .hint("it is your own configuration: repair it, or move it away")
                .into()),
        }
    }

    /// The profile that the user named.
    ///
    /// # Errors
    /// A usage failure if there is none of this name.
    pub fn profile(&self, name: &str) -> Result<Profile, Failure> {
        if let Some(profile) = self.profile.get(name) {
            return Ok(Profile { name: name.to_owned(), ..profile.clone() });
        }
        let file = path().map_or_else(|| "your configuration".to_owned(), |path| path.display().to_string());
        let names: Vec<&str> = self.profile.keys().map(String::as_str).collect();
        Err(Failure::usage(format!("there is no profile {name:?} in {file}")).hint(
            match nearest(name, names.iter().copied()) {
                Some(near) => format!("did you mean `--profile {near}`?"),
                None if names.is_empty() => format!("describe it there: [profile.{name}]"),
                None => format!("use one of {}", names.join(", ")),
            },
        ))
    }
}

impl Profile {
    /// The database that it names.
    ///
    /// # Errors
    /// A usage failure, if its variable is not set or its URL cannot be used.
    pub fn target(&self, environment: Environment) -> Result<Target> {
        let Profile { name, service, url, variable, .. } = self;
        let text = match (service, url, variable) {
            (Some(service), ..) => format!("service={}", conninfo_value(service)),
            (_, Some(url), _) => url.clone(),
            (.., variable) => {
                let variable = variable.as_deref().unwrap_or_default();
                environment(variable).ok_or_else(|| {
                    Failure::usage(format!("the variable {variable} of profile {name} is not set"))
                        .hint(format!("set it to the database's URL: `export {variable}=postgres://…`"))
                })?
            }
        };
        Target::named(&text, Source::Profile, environment)
    }
}

fn path() -> Option<PathBuf> {
    let strategy = etcetera::choose_base_strategy().ok()?;
    Some(strategy.config_dir().join("tasker/config.toml"))
}

/// A home that is `/dev/null`, or closed to this user, has no file either.
fn is_absent(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory)
}

fn parse(text: &str, file: &str) -> Result<UserConfig, Failure> {
    let table: toml::Table = text.parse().map_err(|error| faulty(text, file, &error))?;
    refuse_unknown(&table, &KEYS, file, "")?;
    let profiles = table.get("profile").and_then(toml::Value::as_table);
    for (name, profile) in profiles.into_iter().flatten() {
        if let toml::Value::Table(profile) = profile {
            refuse_unknown(profile, &PROFILE_KEYS, file, &format!(" in [profile.{name}]"))?;
        }
    }
    let config: UserConfig = toml::from_str(text).map_err(|error| faulty(text, file, &error))?;
    for (name, profile) in &config.profile {
        let given = [&profile.service, &profile.url, &profile.variable].into_iter().flatten();
        if given.count() != 1 {
            return Err(Failure::usage(format!(
                "{file}: [profile.{name}] must name its database by exactly one of service, url and variable"
            ))
            .hint("service names an entry of ~/.pg_service.conf, variable a variable that has the URL"));
        }
        let has_password = |url: &String| without_password(url).is_some_and(|shown| shown.had_password);
        if profile.url.as_ref().is_some_and(has_password) {
            return Err(Failure::usage(format!("{file}: url in [profile.{name}] has a password")).hint(
                "keep the password in ~/.pgpass, or name a variable that has the URL: variable = \"NAME\"",
            ));
        }
    }
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        crate::error::render(&parse(text, "config.toml").expect_err("it is refused").into())
    }

    #[test]
    fn every_key_of_a_profile_is_read() {
        let text = r#"
            require_database = true
            [profile.prod]
            service = "shop"
            schema = "jobs"
            pooler = true
            production = true
            [profile.staging]
            url = "postgres://app@staging/shop"
            [profile.ci]
            variable = "CI_DATABASE_URL"
        "#;
        let config = parse(text, "config.toml").expect("all of them are known");
        assert!(config.require_database);
        let prod = config.profile("prod").expect("it is there");
        assert_eq!(
            (prod.name.as_str(), prod.schema.as_deref(), prod.production),
            ("prod", Some("jobs"), true)
        );
        let url = |name: &str| (name == "CI_DATABASE_URL").then(|| "postgres://u@ci/d".to_owned());
        let host =
            |name: &str| config.profile(name).expect("it is there").target(&url).expect("usable").host();
        assert_eq!((host("staging"), host("ci")), ("staging".to_owned(), "ci".to_owned()));
        let unset = config.profile("ci").expect("it is there").target(&|_| None).expect_err("it is not set");
        assert!(unset.to_string().contains("CI_DATABASE_URL of profile ci is not set"), "{unset}");
    }

    #[test]
    fn a_profile_that_cannot_be_used_is_refused_without_its_password() {
        for url in ["postgres://u:geheim@h/d", "host=h password=geheim", "postgres://h/d?password=geheim"] {
            let shown = refused(&format!("[profile.a]\nurl = \"{url}\""));
            assert!(shown.contains("has a password") && !shown.contains("geheim"), "{shown}");
        }
        assert!(refused("[profile.a]\nproduction = true").contains("exactly one of"));
        assert!(refused("[profile.a]\nservice = \"a\"\nurl = \"host=b\"").contains("exactly one of"));
        assert!(refused("[profile.a]\nsevice = \"a\"").contains("did you mean `service`?"));
        assert!(refused("[profiles.a]\nservice = \"a\"").contains("did you mean `profile`?"));
    }
}
