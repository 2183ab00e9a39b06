//! The settings of a connection by libpq's keywords, and the target that they describe.

use std::collections::BTreeMap;
use std::fmt;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio_postgres::Config;
use tokio_postgres::config::{ChannelBinding, LoadBalanceHosts, SslNegotiation, TargetSessionAttrs};

use super::{
    Environment, PasswordSource, RootCertificates, Server, Source, Target, TlsMode, TlsSettings, TlsVersions,
    passfile, servicefile, unusable,
};
use crate::error::{Failure, Result};
use crate::text::suggest::nearest;

/// The known keywords, each with its environment variable.
const KEYWORDS: [(&str, Option<&str>); 29] = [
    ("application_name", Some("PGAPPNAME")),
    ("channel_binding", Some("PGCHANNELBINDING")),
    ("connect_timeout", Some("PGCONNECT_TIMEOUT")),
    ("dbname", Some("PGDATABASE")),
    ("fallback_application_name", None),
    ("host", Some("PGHOST")),
    ("hostaddr", Some("PGHOSTADDR")),
    ("keepalives", None),
    ("keepalives_count", None),
    ("keepalives_idle", None),
    ("keepalives_interval", None),
    ("load_balance_hosts", Some("PGLOADBALANCEHOSTS")),
    ("options", Some("PGOPTIONS")),
    ("passfile", Some("PGPASSFILE")),
    ("password", Some("PGPASSWORD")),
    ("port", Some("PGPORT")),
    ("service", Some("PGSERVICE")),
    ("servicefile", Some("PGSERVICEFILE")),
    ("ssl_max_protocol_version", Some("PGSSLMAXPROTOCOLVERSION")),
    ("ssl_min_protocol_version", Some("PGSSLMINPROTOCOLVERSION")),
    ("sslcert", Some("PGSSLCERT")),
    ("sslcertmode", Some("PGSSLCERTMODE")),
    ("sslkey", Some("PGSSLKEY")),
    ("sslmode", Some("PGSSLMODE")),
    ("sslnegotiation", Some("PGSSLNEGOTIATION")),
    ("sslrootcert", Some("PGSSLROOTCERT")),
    ("target_session_attrs", Some("PGTARGETSESSIONATTRS")),
    ("tcp_user_timeout", None),
    ("user", Some("PGUSER")),
];

/// Keywords of libpq that change nothing here: UTF-8 is the only encoding
/// spoken, Kerberos and compression are never offered.
const WITHOUT_EFFECT: [&str; 6] =
    ["client_encoding", "gssdelegation", "gsslib", "krbsrvname", "sslcompression", "sslsni"];

/// A keyword that asks for protection that cannot be given. Ignoring it would connect with less protection
/// than asked for, so only the values that ask for none are accepted.
struct Unsupported {
    keyword: &'static str,
    variable: &'static str,
    harmless: &'static [&'static str],
    hint: &'static str,
}

const UNSUPPORTED: [Unsupported; 8] = [
    Unsupported {
        keyword: "gssencmode",
        variable: "PGGSSENCMODE",
        harmless: &["disable", "prefer"],
        hint: "encrypt with TLS instead: sslmode=verify-full",
    },
    Unsupported {
        keyword: "max_protocol_version",
        variable: "PGMAXPROTOCOLVERSION",
        harmless: &["3.0", "3.2", "latest"],
        hint: "unset it: tasker speaks version 3.0",
    },
    Unsupported {
        keyword: "min_protocol_version",
        variable: "PGMINPROTOCOLVERSION",
        harmless: &["3.0"],
        hint: "unset it: tasker speaks version 3.0",
    },
    Unsupported {
        keyword: "require_auth",
        variable: "PGREQUIREAUTH",
        harmless: &[],
        hint: "require a server that knows the password, over TLS: channel_binding=require",
    },
    Unsupported {
        keyword: "requirepeer",
        variable: "PGREQUIREPEER",
        harmless: &[],
        hint: "verify the server by its certificate instead: host=NAME with sslmode=verify-full",
    },
    Unsupported {
        keyword: "sslcrl",
        variable: "PGSSLCRL",
        harmless: &[],
        hint: "unset it, or connect through a proxy that checks revocation",
    },
    Unsupported {
        keyword: "sslcrldir",
        variable: "PGSSLCRLDIR",
        harmless: &[],
        hint: "unset it, or connect through a proxy that checks revocation",
    },
    Unsupported {
        keyword: "sslpassword",
        variable: "",
        harmless: &[],
        hint: "write the key without a password to a file that only you may read: `openssl pkey -in KEY -out FILE`",
    },
];

impl Unsupported {
    fn refuses(&self, value: &str) -> bool {
        !value.is_empty() && !self.harmless.contains(&value)
    }

    fn refused(&self, source: Source, name: &str) -> anyhow::Error {
        unusable(
            source,
            &format!("tasker does not support {name}, and without it the connection would be less secure"),
        )
        .hint(self.hint)
        .into()
    }
}

/// Connection settings by keyword, and those that were given and cannot be honoured.
#[derive(Clone, Default)]
pub struct Settings(BTreeMap<&'static str, String>, Vec<&'static Unsupported>);

/// Shows the keywords only: one of the values is a password.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Settings {
    /// Sets a keyword, replacing its former value.
    ///
    /// # Errors
    /// The fault, never the value.
    pub fn set(&mut self, keyword: &str, value: &str) -> Result<(), String> {
        if value.contains('\0') {
            return Err("it contains a NUL character".to_owned());
        }
        let known = KEYWORDS.iter().find(|(known, _)| *known == keyword);
        match known {
            Some((known, _)) if !value.is_empty() => _ = self.0.insert(known, value.to_owned()),
            Some(_) => {}
            None if UNSUPPORTED.iter().any(|one| one.keyword == keyword) => {
                self.1.extend(UNSUPPORTED.iter().find(|one| one.keyword == keyword && one.refuses(value)));
            }
            None if WITHOUT_EFFECT.contains(&keyword) => {}
            // An invalid keyword may be a piece of a password.
            None if keyword.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') && !keyword.is_empty() => {
                return Err(match nearest(keyword, KEYWORDS.map(|(known, _)| known)) {
                    Some(near) => format!("`{keyword}` is not a connection setting; did you mean `{near}`?"),
                    None => format!("`{keyword}` is not a connection setting that tasker knows"),
                });
            }
            None => return Err("one of its keys is not a connection setting".to_owned()),
        }
        Ok(())
    }

    fn get(&self, keyword: &str) -> Option<&str> {
        self.0.get(keyword).map(String::as_str)
    }

    /// The keywords that are set, with their values.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0.iter().map(|(keyword, value)| (*keyword, value.as_str()))
    }

    /// Sets the keywords that are not set yet.
    fn fill_from(&mut self, other: Settings) {
        for (keyword, value) in other.0 {
            self.0.entry(keyword).or_insert(value);
        }
        self.1.extend(other.1);
    }

    /// Fills in missing settings as libpq does: from the service, then the environment, then the defaults,
    /// then the password file.
    pub fn into_target(mut self, source: Source, environment: Environment) -> Result<Target> {
        let home = environment("HOME").map(PathBuf::from);
        self.fill_from_service(source, environment, home.as_deref())?;
        let from_environment =
            |one: &&Unsupported| environment(one.variable).is_some_and(|value| one.refuses(&value));
        if let Some(one) = self.1.first().copied() {
            return Err(one.refused(source, one.keyword));
        }
        if let Some(one) = UNSUPPORTED.iter().find(from_environment) {
            return Err(one.refused(source, one.variable));
        }
        for (keyword, variable) in KEYWORDS {
            if let Some(value) = variable.and_then(environment) {
                self.0.entry(keyword).or_insert(value);
            }
        }
        if self.get("user").is_none() {
            let user = current_user().ok_or_else(|| unusable(source, "it names no user"))?;
            self.0.insert("user", user);
        }
        if self.get("dbname").is_none() {
            let user = self.0["user"].clone();
            self.0.insert("dbname", user);
        }
        let servers = self.of_each_server().map_err(|what| unusable(source, what))?;
        let servers = servers.into_iter().map(|mut settings| {
            let password_source = settings.fill_password(home.as_deref());
            Ok(Server { config: settings.config(source.connect_timeout())?, password_source })
        });
        let servers = servers.collect::<Result<Vec<_>, String>>().map_err(|what| unusable(source, &what))?;
        let tls = self.tls(source, home.as_deref())?;
        Ok(Target {
            source,
            pooler: false,
            application_name: self.get("fallback_application_name").unwrap_or("tasker").to_owned(),
            servers,
            is_order_random: self.get("load_balance_hosts") == Some("random"),
            prefers_standby: self.get("target_session_attrs") == Some("prefer-standby"),
            tls,
        })
    }

    /// The settings for each server of the lists of hosts, addresses and ports, each with one of them.
    fn of_each_server(&self) -> Result<Vec<Settings>, &'static str> {
        let list = |keyword| self.get(keyword).map(|list| list.split(',').collect::<Vec<_>>());
        let (hosts, addresses, ports) = (list("host"), list("hostaddr"), list("port"));
        let count = hosts.as_ref().or(addresses.as_ref()).map_or(1, Vec::len);
        if addresses.as_ref().is_some_and(|addresses| addresses.len() != count) {
            return Err("it has another number of hostaddr than of host");
        }
        if ports.as_ref().is_some_and(|ports| ports.len() != count && ports.len() != 1) {
            return Err("it has another number of ports than of hosts");
        }
        let server = |index: usize| {
            let mut server = self.clone();
            for (keyword, list) in [("host", &hosts), ("hostaddr", &addresses), ("port", &ports)] {
                let Some(list) = list else { continue };
                match list.get(index).or(list.first()) {
                    Some(value) if !value.is_empty() => _ = server.0.insert(keyword, (*value).to_owned()),
                    _ => _ = server.0.remove(keyword),
                }
            }
            if server.get("host").is_none() && server.get("hostaddr").is_none() {
                server.0.insert("host", default_socket_folder().to_owned());
            }
            server
        };
        Ok((0..count).map(server).collect())
    }

    fn fill_from_service(
        &mut self,
        source: Source,
        environment: Environment,
        home: Option<&Path>,
    ) -> Result<()> {
        let Some(service) = self.get("service").map(str::to_owned).or_else(|| environment("PGSERVICE"))
        else {
            return Ok(());
        };
        let files = servicefile::files(environment, home, self.get("servicefile"));
        for file in &files {
            if let Some(settings) =
                servicefile::find(file, &service).map_err(|what| unusable(source, &what))?
            {
                self.fill_from(settings);
                return Ok(());
            }
        }
        let files: Vec<_> = files.iter().map(|file| file.display().to_string()).collect();
        Err(unusable(source, &format!("no service {service:?} in {}", files.join(" or ")))
            .hint(format!("add a section [{service}] to {}", files[0]))
            .into())
    }

    /// Looks the password up when none is set.
    fn fill_password(&mut self, home: Option<&Path>) -> Option<PasswordSource> {
        if self.get("password").is_some() {
            return Some(PasswordSource::Settings);
        }
        let path = match self.get("passfile") {
            Some(path) => PathBuf::from(path),
            None => home?.join(".pgpass"),
        };
        let host = match self.get("host").or(self.get("hostaddr")) {
            Some(host) if host != default_socket_folder() => host,
            _ => "localhost",
        };
        let port = self.get("port").unwrap_or("5432");
        let password = passfile::find(&path, host, port, self.get("dbname")?, self.get("user")?)?;
        self.0.insert("password", password);
        Some(PasswordSource::Passfile(path))
    }

    /// The settings of one server, as tokio-postgres takes them.
    fn config(&self, connect_timeout: Duration) -> Result<Config, String> {
        let mut config = Config::new();
        // A server that is gone without having said so, or a firewall that forgets idle connections, is noticed
        // within a minute, not in the two hours of the operating system's default.
        config
            .tcp_user_timeout(Duration::from_secs(30))
            .keepalives_idle(Duration::from_secs(30))
            .keepalives_interval(Duration::from_secs(10))
            .keepalives_retries(3);
        for (keyword, value) in &self.0 {
            let wrong = || format!("its {keyword} is not valid");
            let seconds = || value.trim().parse::<u64>().map(Duration::from_secs).map_err(|_| wrong());
            match *keyword {
                "host" => _ = config.host(value),
                "hostaddr" => _ = config.hostaddr(value.parse::<IpAddr>().map_err(|_| wrong())?),
                "port" => {
                    let port = value.trim().parse();
                    config.port(port.map_err(|_| "its port is not a number from 1 to 65535".to_owned())?);
                }
                "dbname" => _ = config.dbname(value),
                "user" => _ = config.user(value),
                "password" => _ = config.password(value),
                "options" => _ = config.options(value),
                "application_name" => _ = config.application_name(value),
                // Zero, as in libpq: wait for as long as it takes.
                "connect_timeout" if value.trim() == "0" => {}
                "connect_timeout" => _ = config.connect_timeout(seconds()?),
                "keepalives" => _ = config.keepalives(value != "0"),
                "keepalives_idle" => _ = config.keepalives_idle(seconds()?),
                "keepalives_interval" => _ = config.keepalives_interval(seconds()?),
                "keepalives_count" => _ = config.keepalives_retries(value.parse().map_err(|_| wrong())?),
                "tcp_user_timeout" => {
                    let milliseconds = value.parse().map_err(|_| wrong())?;
                    config.tcp_user_timeout(Duration::from_millis(milliseconds));
                }
                "target_session_attrs" => {
                    _ = config.target_session_attrs(match value.as_str() {
                        // The servers are asked one by one: which comes first is the target's to say.
                        "any" | "prefer-standby" => TargetSessionAttrs::Any,
                        "read-write" | "primary" => TargetSessionAttrs::ReadWrite,
                        "read-only" | "standby" => TargetSessionAttrs::ReadOnly,
                        _ => return Err(wrong()),
                    });
                }
                "load_balance_hosts" => {
                    _ = config.load_balance_hosts(match value.as_str() {
                        "disable" => LoadBalanceHosts::Disable,
                        "random" => LoadBalanceHosts::Random,
                        _ => return Err(wrong()),
                    });
                }
                "channel_binding" => {
                    _ = config.channel_binding(match value.as_str() {
                        "disable" => ChannelBinding::Disable,
                        "prefer" => ChannelBinding::Prefer,
                        "require" => ChannelBinding::Require,
                        _ => return Err(wrong()),
                    });
                }
                "sslnegotiation" => {
                    _ = config.ssl_negotiation(match value.as_str() {
                        "postgres" => SslNegotiation::Postgres,
                        "direct" => SslNegotiation::Direct,
                        _ => return Err(wrong()),
                    });
                }
                _ => {}
            }
        }
        if self.get("connect_timeout").is_none() {
            config.connect_timeout(connect_timeout);
        }
        Ok(config)
    }

    fn tls(&self, source: Source, home: Option<&Path>) -> Result<TlsSettings, Failure> {
        let in_home = |name: &str| home.map(|home| home.join(".postgresql").join(name));
        let existing = |name: &str| in_home(name).filter(|path| path.exists());
        let roots = match self.get("sslrootcert") {
            Some("system") => Some(RootCertificates::System),
            Some(path) => Some(RootCertificates::File(path.into())),
            None => existing("root.crt").map(RootCertificates::File),
        };
        let mode = match self.get("sslmode") {
            Some(name) => TlsMode::parse(name).ok_or_else(|| {
                unusable(source, "its sslmode is unknown")
                    .hint("use one of disable, allow, prefer, require, verify-ca, verify-full")
            })?,
            None if roots == Some(RootCertificates::System) => TlsMode::VerifyFull,
            None => TlsMode::Prefer,
        };
        if roots == Some(RootCertificates::System) && mode < TlsMode::VerifyFull {
            return Err(unusable(source, "sslrootcert=system needs sslmode=verify-full")
                .hint("drop sslmode: with sslrootcert=system, verify-full is the default"));
        }
        if roots.is_none() && mode >= TlsMode::VerifyCa {
            let looked = in_home("root.crt").map(|path| format!(" and {} does not exist", path.display()));
            let looked = looked.unwrap_or_default();
            let message = format!("its sslmode verifies certificates, but no sslrootcert is given{looked}");
            return Err(unusable(source, &message)
                .hint("add sslrootcert=FILE, or sslrootcert=system for the system's authorities"));
        }
        let certificate = self.get("sslcert").map(PathBuf::from).or_else(|| existing("postgresql.crt"));
        let key = self.get("sslkey").map(PathBuf::from).or_else(|| in_home("postgresql.key"));
        let identity = match self.get("sslcertmode") {
            None | Some("allow") => certificate.zip(key),
            Some("disable") => None,
            Some(_) => {
                return Err(
                    unusable(source, "its sslcertmode is not supported").hint("use one of disable, allow")
                );
            }
        };
        let no_version = |keyword: &str| {
            unusable(source, &format!("its {keyword} leaves no version of TLS that tasker has"))
                .hint("use TLSv1.2 or TLSv1.3")
        };
        // rustls has 1.2 and 1.3, so that an older minimum is kept anyway.
        let is_1_3 = |keyword| match self.get(keyword) {
            None => Ok(None),
            Some("TLSv1.3") => Ok(Some(true)),
            Some("TLSv1.2") => Ok(Some(false)),
            Some("TLSv1" | "TLSv1.1") if keyword == "ssl_min_protocol_version" => Ok(Some(false)),
            Some(_) => Err(no_version(keyword)),
        };
        let versions = match (is_1_3("ssl_min_protocol_version")?, is_1_3("ssl_max_protocol_version")?) {
            (Some(true), Some(false)) => return Err(no_version("ssl_max_protocol_version")),
            (Some(true), _) => TlsVersions::Only13,
            (_, Some(false)) => TlsVersions::Only12,
            _ => TlsVersions::Both,
        };
        Ok(TlsSettings { mode, roots, identity, versions })
    }
}

/// The name the operating system has for us: PostgreSQL's default user.
fn current_user() -> Option<String> {
    nix::unistd::User::from_uid(nix::unistd::geteuid()).ok().flatten().map(|user| user.name)
}

/// Where the distributions' servers put their socket.
fn default_socket_folder() -> &'static str {
    let debian = "/var/run/postgresql";
    if Path::new(debian).is_dir() { debian } else { "/tmp" }
}
