//! The address of the database: as named on the command line, in the environment or in `tasker.toml`, read
//! the way libpq reads it.
//!
//! tokio-postgres reads only URLs; this module adds the `PG*` variables, password files, service files and
//! the stricter TLS modes that operators use with psql.

mod conninfo;
mod passfile;
mod servicefile;
mod settings;

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use tokio_postgres::Config;
use tokio_postgres::config::{Host, TargetSessionAttrs};

use crate::error::{Failure, Result};
use crate::secrets;

pub use settings::Settings;

/// Reads one environment variable; empty counts as unset, except for [`URL_VARIABLES`]: there it is the secret
/// that a CI server could not find, and no reason to work on another database.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The process's own environment. Of a value that is not UTF-8, the bytes that are not are replaced: whatever it
/// names is not found then, and nothing else is used in its place.
pub fn process_environment(name: &str) -> Option<String> {
    let value = secrets::variable(name).filter(|value| !value.is_empty() || URL_VARIABLES.contains(&name))?;
    Some(value.to_string_lossy().into_owned())
}

/// A database that the user named, and how to reach it.
#[derive(Clone, Debug)]
pub struct Target {
    pub source: Source,
    /// Whether a transaction pooler may be between: no session state then.
    pub pooler: bool,
    /// The `application_name`, unless the user set one.
    pub application_name: String,
    /// At least one; each is tried until one can be used.
    pub(super) servers: Vec<Server>,
    /// Whether they are tried in random order.
    pub(super) is_order_random: bool,
    /// Whether any standby is used before a primary: `target_session_attrs=prefer-standby`.
    pub(super) prefers_standby: bool,
    pub(super) tls: TlsSettings,
}

/// A server that may have the database.
#[derive(Clone, Debug)]
pub(super) struct Server {
    /// With one host, one address, or both.
    pub config: Config,
    /// A password file can have another password for each server.
    pub password_source: Option<PasswordSource>,
}

/// Where a target came from, for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Flag,
    Profile,
    Base,
    Through,
    DatabaseUrl,
    PgEnvironment,
    ConfigFile,
    Private,
    ReadFlag,
    ReadVariable,
    ReadConfigFile,
}

/// The variable that names the replica.
pub const READ_VARIABLE: &str = "TASKER_READ_DATABASE_URL";

/// The variables that name a database by its URL.
const URL_VARIABLES: [&str; 2] = ["DATABASE_URL", READ_VARIABLE];

/// What names the primary, or says which kind of server it is: a replica has its own.
const OF_THE_PRIMARY: [&str; 3] = ["PGHOSTADDR", "PGSERVICE", "PGTARGETSESSIONATTRS"];

impl Source {
    /// How long connecting to one server may take, unless the user sets it. While a replica is away, every command that
    /// reads waits for it before it asks the primary.
    fn connect_timeout(self) -> Duration {
        match self {
            Source::ReadFlag | Source::ReadVariable | Source::ReadConfigFile => Duration::from_secs(3),
            _ => Duration::from_secs(10),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Source::Flag => "--database-url",
            Source::Profile => "the profile",
            Source::Base => "--base",
            Source::Through => "--through",
            Source::DatabaseUrl => "DATABASE_URL",
            Source::PgEnvironment => "the PG* variables",
            Source::ConfigFile => "database_url in tasker.toml",
            Source::Private => "the private PostgreSQL",
            Source::ReadFlag => "--read-url",
            Source::ReadVariable => READ_VARIABLE,
            Source::ReadConfigFile => "read_database_url in tasker.toml",
        })
    }
}

/// Where the password came from, for the hint when it is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PasswordSource {
    Settings,
    Passfile(PathBuf),
}

/// The meanings of libpq's `sslmode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TlsMode {
    /// Never.
    Disable,
    /// Without; with TLS when the server requires it.
    Allow,
    /// With TLS; without when the server has none.
    Prefer,
    /// With TLS; the certificate is verified only when a root certificate is given.
    Require,
    /// The certificate must come from a trusted authority.
    VerifyCa,
    /// The certificate must also be for the requested host.
    VerifyFull,
}

impl TlsMode {
    fn parse(name: &str) -> Option<TlsMode> {
        Some(match name {
            "disable" => TlsMode::Disable,
            "allow" => TlsMode::Allow,
            "prefer" => TlsMode::Prefer,
            "require" => TlsMode::Require,
            "verify-ca" => TlsMode::VerifyCa,
            "verify-full" => TlsMode::VerifyFull,
            _ => return None,
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RootCertificates {
    /// Those the operating system trusts.
    System,
    File(PathBuf),
}

#[derive(Clone, Debug)]
pub struct TlsSettings {
    pub mode: TlsMode,
    pub roots: Option<RootCertificates>,
    /// A client certificate and its key.
    pub identity: Option<(PathBuf, PathBuf)>,
    pub versions: TlsVersions,
}

/// The versions of TLS that may be spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TlsVersions {
    Both,
    Only12,
    Only13,
}

impl Target {
    /// Finds the database that the user named: the flag, `DATABASE_URL`, the `PG*` variables, the
    /// configuration file, in this order. `None` if none of them names one.
    ///
    /// # Errors
    /// A usage [`Failure`] if the value is not valid. It never repeats the value, which may contain a
    /// password.
    pub fn find(flag: Option<&str>, file: Option<&str>, environment: Environment) -> Result<Option<Target>> {
        let names_server =
            ["PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGUSER", "PGSERVICE"].map(environment);
        let (text, source) = if let Some(text) = flag {
            (text.to_owned(), Source::Flag)
        } else if let Some(text) = environment("DATABASE_URL") {
            (text, Source::DatabaseUrl)
        } else if names_server.iter().any(Option::is_some) {
            return Settings::default().into_target(Source::PgEnvironment, environment).map(Some);
        } else if let Some(text) = file {
            (text.to_owned(), Source::ConfigFile)
        } else {
            return Ok(None);
        };
        Target::named(&text, source, environment).map(Some)
    }

    /// Finds the replica that commands which only read are to ask: that of the flag, of `TASKER_READ_DATABASE_URL` or
    /// of the configuration file, in this order. `None` if none of them names one, or the flag is empty.
    ///
    /// # Errors
    /// As [`Target::find`].
    pub fn find_replica(
        flag: Option<&str>,
        file: Option<&str>,
        environment: Environment,
    ) -> Result<Option<Target>> {
        let given = flag.map(|text| (text.to_owned(), Source::ReadFlag));
        let given = given.or_else(|| environment(READ_VARIABLE).map(|text| (text, Source::ReadVariable)));
        let given = given.or_else(|| file.map(|text| (text.to_owned(), Source::ReadConfigFile)));
        let is_off = |(text, source): &(String, Source)| *source == Source::ReadFlag && text.is_empty();
        let Some((text, source)) = given.filter(|given| !is_off(given)) else { return Ok(None) };
        let for_it = |name: &str| if OF_THE_PRIMARY.contains(&name) { None } else { environment(name) };
        Target::named(&text, source, &for_it).map(Some)
    }

    /// Reads what the user named; the environment fills in what it leaves out.
    ///
    /// # Errors
    /// A usage failure for text that names no database.
    pub fn named(text: &str, source: Source, environment: Environment) -> Result<Target> {
        if text.trim().is_empty() {
            return Err(unusable(source, "it is empty").hint("name a database, or unset it").into());
        }
        conninfo::parse(text, source)?.into_target(source, environment)
    }

    /// Reads a URL that the program made: no variable and no file of the user changes it.
    pub fn from_url(url: &str, source: Source) -> Result<Target> {
        conninfo::parse(url, source)?.into_target(source, &|_| None)
    }

    /// The same server and login, another database.
    #[must_use]
    pub fn with_database(&self, name: &str) -> Target {
        let mut target = self.clone();
        for server in &mut target.servers {
            server.config.dbname(name);
        }
        target
    }

    /// The servers in the order in which they are tried, each as a target of its own. Where standbys are preferred, all
    /// are first tried for being one.
    pub(super) fn each_server(&self) -> Vec<Vec<Target>> {
        let only = |server: &Server| Target { servers: vec![server.clone()], ..self.clone() };
        let mut targets: Vec<Target> = self.servers.iter().map(only).collect();
        if self.is_order_random {
            fastrand::shuffle(&mut targets);
        }
        if !self.prefers_standby {
            return vec![targets];
        }
        let mut as_standby = targets.clone();
        for server in as_standby.iter_mut().flat_map(|target| &mut target.servers) {
            server.config.target_session_attrs(TargetSessionAttrs::ReadOnly);
        }
        vec![as_standby, targets]
    }

    /// The first server.
    pub(super) fn server(&self) -> &Server {
        self.servers.first().expect("a target has at least one server")
    }

    /// The database's name.
    pub fn database(&self) -> &str {
        self.server().config.get_dbname().unwrap_or_default()
    }

    /// The name to log in with.
    pub fn user(&self) -> &str {
        self.server().config.get_user().unwrap_or_default()
    }

    /// The host, or the folder of the Unix socket, of the first server.
    pub fn host(&self) -> String {
        let config = &self.server().config;
        match (config.get_hosts().first(), config.get_hostaddrs().first()) {
            (Some(Host::Tcp(name)), _) => name.clone(),
            (Some(Host::Unix(folder)), _) => folder.display().to_string(),
            (None, Some(address)) => address.to_string(),
            (None, None) => String::new(),
        }
    }

    /// The port of the first server.
    pub fn port(&self) -> u16 {
        self.server().config.get_ports().first().copied().unwrap_or(5432)
    }

    /// Whether every server is reached by a Unix socket.
    pub fn is_local(&self) -> bool {
        let is_socket = |server: &Server| matches!(server.config.get_hosts(), [Host::Unix(_)]);
        self.servers.iter().all(is_socket)
    }

    /// Whether a connection without TLS is refused.
    pub fn requires_tls(&self) -> bool {
        self.tls.mode >= TlsMode::Require && !self.is_local()
    }

    /// The connection string for the same database and login by way of a port of this host, without TLS.
    pub fn by_way_of(&self, port: u16, application_name: &str) -> String {
        let password = self.server().config.get_password().map(String::from_utf8_lossy);
        let password =
            password.map(|password| format!(" password={}", conninfo_value(&password))).unwrap_or_default();
        format!(
            "host=127.0.0.1 port={port} dbname={} user={}{password} application_name={} sslmode=disable",
            conninfo_value(self.database()),
            conninfo_value(self.user()),
            conninfo_value(application_name)
        )
    }

    /// The time limit for connecting to one server.
    pub(super) fn connect_timeout(&self) -> Option<Duration> {
        self.server().config.get_connect_timeout().copied()
    }
}

/// The first server's address as people write it: `db.example:5432`, `[::1]:5432`, or the socket's path.
impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (host, port) = (self.host(), self.port());
        match host {
            host if host.starts_with('/') => write!(f, "{host}/.s.PGSQL.{port}"),
            host if host.contains(':') => write!(f, "[{host}]:{port}"),
            host => write!(f, "{host}:{port}"),
        }
    }
}

/// A value as a list of keys has it.
pub fn conninfo_value(value: &str) -> String {
    format!("'{}'", value.replace('\\', r"\\").replace('\'', r"\'"))
}

/// What names a database, without its password.
#[derive(Debug, PartialEq, Eq)]
pub struct Shown {
    pub text: String,
    pub had_password: bool,
}

/// Takes the password out of a URL or a list of keys; `None` if the text names no database.
pub fn without_password(text: &str) -> Option<Shown> {
    let settings = conninfo::parse(text, Source::Flag).ok()?;
    if settings.iter().all(|(keyword, _)| keyword != "password") {
        return Some(Shown { text: text.to_owned(), had_password: false });
    }
    let others = settings.iter().filter(|(keyword, _)| *keyword != "password");
    let others: Vec<_> =
        others.map(|(keyword, value)| format!("{keyword}={}", conninfo_value(value))).collect();
    Some(Shown { text: others.join(" "), had_password: true })
}

fn unusable(source: Source, what: &str) -> Failure {
    Failure::usage(format!("the database named by {source} cannot be used: {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(flag: Option<&str>, file: Option<&str>, variables: &[(&str, &str)]) -> Option<Target> {
        let environment = |name: &str| {
            let found = variables.iter().find(|(variable, _)| *variable == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        Target::find(flag, file, &environment).expect("all of it can be read")
    }

    #[test]
    fn the_flag_wins_then_the_url_then_pg_then_the_file() {
        let url = ("DATABASE_URL", "postgres://u@second/d");
        let pg = ("PGHOST", "third");
        let host = |target: Option<Target>| target.map(|target| target.host());
        let file = Some("postgres://u@fourth/d");
        assert_eq!(host(find(Some("postgres://u@first/d"), file, &[url, pg])).as_deref(), Some("first"));
        assert_eq!(host(find(None, file, &[url, pg])).as_deref(), Some("second"));
        assert_eq!(host(find(None, file, &[pg])).as_deref(), Some("third"));
        assert_eq!(host(find(None, file, &[])).as_deref(), Some("fourth"));
        assert!(find(None, None, &[("PGSSLMODE", "require"), ("PGPASSWORD", "x")]).is_none());
    }

    #[test]
    fn the_environment_fills_what_a_url_leaves_open() {
        let variables = [("PGUSER", "app"), ("PGPORT", "6432"), ("PGSSLMODE", "disable"), ("PGHOST", "no")];
        let target = find(Some("postgres://db.example/shop"), None, &variables).expect("it is named");
        assert_eq!(target.to_string(), "db.example:6432");
        assert_eq!((target.user(), target.database()), ("app", "shop"));
        assert_eq!(target.tls.mode, TlsMode::Disable);
    }

    #[test]
    fn a_url_of_our_own_is_left_alone() {
        let target = Target::from_url("postgres://u@%2Frun%2Fpg:1/d", Source::Private).expect("it is a URL");
        assert_eq!(target.to_string(), "/run/pg/.s.PGSQL.1");
        assert!(target.is_local());
    }

    #[test]
    fn another_port_leads_to_the_same_database_with_the_same_login() {
        let url = "postgres://a%27b:c%5Cd%27e@db.example/my%20shop?sslmode=require";
        let target = Target::from_url(url, Source::Flag).expect("a URL");
        assert!(target.requires_tls());
        let there = Target::from_url(&target.by_way_of(7, "the proxy's"), Source::Flag).expect("a string");
        assert_eq!((there.host().as_str(), there.port(), there.tls.mode), ("127.0.0.1", 7, TlsMode::Disable));
        assert_eq!((there.user(), there.database()), ("a'b", "my shop"));
        assert_eq!(there.server().config.get_password(), Some(br"c\d'e".as_slice()));
        assert_eq!(there.server().config.get_application_name(), Some("the proxy's"));
    }

    #[test]
    fn services_and_password_files_apply_to_urls() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("written");
            let owner_only = std::os::unix::fs::PermissionsExt::from_mode(0o600);
            std::fs::set_permissions(&path, owner_only).expect("set");
            path.display().to_string()
        };
        let services = write("services", "[other]\nhost=no\n[shop]\n# here\nhost=db.example\nport=7000\n");
        let passwords = write("passwords", "db.example:7000:orders:app:right\n*:*:*:*:wrong\n");
        let variables = [("PGSERVICEFILE", services.as_str()), ("PGPASSFILE", passwords.as_str())];
        let target = find(Some("postgres://app@/orders?service=shop"), None, &variables).expect("named");
        assert_eq!(target.to_string(), "db.example:7000");
        assert_eq!(target.server().config.get_password(), Some(b"right".as_slice()));
    }

    #[test]
    fn each_server_has_its_own_port_and_password() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("passwords");
        std::fs::write(&path, "first:1:d:u:one\nsecond:2:d:u:two\n").expect("written");
        let owner_only = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        std::fs::set_permissions(&path, owner_only).expect("set");
        let passwords = path.display().to_string();
        let target =
            find(Some("postgres://u@first:1,second:2,third:3/d"), None, &[("PGPASSFILE", &passwords)]);
        let found: Vec<_> = target
            .expect("named")
            .each_server()
            .iter()
            .flatten()
            .map(|server| {
                let password = server.server().config.get_password().map(String::from_utf8_lossy);
                format!("{server} {}", password.unwrap_or_default())
            })
            .collect();
        assert_eq!(found, ["first:1 one", "second:2 two", "third:3 "]);
        let refused = |text: &str| Target::from_url(text, Source::Flag).expect_err("refused").to_string();
        assert!(refused("host=a,b port=1,2,3").contains("another number of ports than of hosts"));
        assert!(refused("host=a,b hostaddr=::1").contains("another number of hostaddr than of host"));
    }

    #[test]
    fn the_replica_is_named_by_itself() {
        let find = |flag: Option<&str>, file: Option<&str>, variables: &[(&str, &str)]| {
            let found = |name: &str| variables.iter().find(|(variable, _)| *variable == name);
            let environment = |name: &str| found(name).map(|(_, value)| (*value).to_owned());
            Target::find_replica(flag, file, &environment).expect("all of it can be read")
        };
        let host = |target: Option<Target>| target.map(|target| target.host());
        let (variable, file) = ((READ_VARIABLE, "postgres://u@second/d"), Some("postgres://u@third/d"));
        assert_eq!(host(find(Some("postgres://u@first/d"), file, &[variable])).as_deref(), Some("first"));
        assert_eq!(host(find(None, file, &[variable])).as_deref(), Some("second"));
        assert_eq!(host(find(None, file, &[])).as_deref(), Some("third"));
        assert!(find(Some(""), file, &[variable]).is_none());
        assert!(find(None, None, &[("DATABASE_URL", "postgres://u@no/d"), ("PGHOST", "no")]).is_none());
        // The login is the primary's; its address and its kind are not.
        let of_primary =
            [("PGUSER", "app"), ("PGHOSTADDR", "10.0.0.1"), ("PGTARGETSESSIONATTRS", "read-write")];
        let replica = find(Some("host=replica dbname=d"), None, &of_primary).expect("named");
        let config = &replica.server().config;
        assert_eq!((replica.user(), config.get_hostaddrs().len()), ("app", 0));
        assert_eq!(config.get_target_session_attrs(), TargetSessionAttrs::Any);
        assert_eq!(replica.connect_timeout(), Some(Duration::from_secs(3)));
    }

    #[test]
    fn where_standbys_are_preferred_each_server_is_asked_for_being_one_first() {
        let url = "postgres://u@a,b/d?target_session_attrs=prefer-standby";
        let target = Target::from_url(url, Source::Flag).expect("a URL");
        let tried = target.each_server();
        let tried = tried.iter().flatten().map(|server| {
            let is_for_standby =
                server.server().config.get_target_session_attrs() == TargetSessionAttrs::ReadOnly;
            (server.host(), is_for_standby)
        });
        let expected = [("a", true), ("b", true), ("a", false), ("b", false)];
        assert_eq!(tried.collect::<Vec<_>>(), expected.map(|(host, first)| (host.to_owned(), first)));
    }

    #[test]
    fn the_stricter_tls_modes_need_somebody_to_trust() {
        let refused = |url: &str| Target::from_url(url, Source::Flag).expect_err("refused").to_string();
        assert!(refused("postgres://u@h/d?sslmode=verify-full").contains("no sslrootcert"));
        assert!(refused("postgres://u@h/d?sslmode=require&sslrootcert=system").contains("verify-full"));
        let target = Target::from_url("postgres://u@h/d?sslrootcert=system", Source::Flag).expect("fine");
        assert_eq!(target.tls.mode, TlsMode::VerifyFull);
    }
}
