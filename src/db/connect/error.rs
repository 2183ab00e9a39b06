//! Connection errors, with the command that helps.

use std::error::Error as _;
use std::fmt;
use std::io;
use std::time::Duration;

use tokio_postgres::error::{DbError, SqlState};

use super::UndeclaredPooler;
use crate::db::target::{PasswordSource, Source};
use crate::db::{Purpose, Target};
use crate::error::{Failure, shell_word as word};

/// Why a connection could not be opened.
pub enum ConnectError {
    /// The server did not answer, or refused.
    Server(tokio_postgres::Error),
    TimedOut(Duration),
    /// The certificates to verify with cannot be read.
    TlsFiles(Failure),
    /// A pooler answered that shares its server connections among clients.
    UndeclaredPooler,
}

impl ConnectError {
    /// Whether the other servers are not tried, as libpq has it: this one refused the login, and would get the
    /// password again from a wrong setting; or nothing can be sent.
    pub fn is_final(&self) -> bool {
        match self {
            ConnectError::Server(error) => error.code().is_some_and(|code| code.code().starts_with("28")),
            ConnectError::TimedOut(_) => false,
            ConnectError::TlsFiles(_) | ConnectError::UndeclaredPooler => true,
        }
    }

    fn answer(&self) -> Option<&DbError> {
        match self {
            ConnectError::Server(error) => error.as_db_error(),
            _ => None,
        }
    }

    /// Returns the failure: one line about the connection, the cause in the system's or the server's words,
    /// and one command to type.
    fn into_failure(self, target: &Target, purpose: Purpose) -> Failure {
        let failure = cannot_connect(target, &format!(" at {target}"));
        match self {
            ConnectError::TlsFiles(failure) => failure,
            ConnectError::TimedOut(limit) => failure
                .caused_by(format!("no answer within {}", humantime::format_duration(limit)))
                .hint(format!("check whether the server answers: `{}`", pg_isready(target))),
            ConnectError::UndeclaredPooler => failure.caused_by(UndeclaredPooler).hint(pooler_hint(purpose)),
            ConnectError::Server(error) => {
                let hint = hint_for(&error, target, purpose);
                match error.as_db_error() {
                    Some(db_error) => failure.caused_by(db_error.clone()),
                    None => failure.caused_by(root_cause(&error)),
                }
                .hint(hint)
            }
        }
    }
}

fn cannot_connect(target: &Target, at: &str) -> Failure {
    let (database, user) = (target.database(), target.user());
    Failure::unreachable(format!("cannot connect to database {database:?}{at} as user {user:?}"))
}

/// The causes at several servers, one line each.
#[derive(Debug)]
struct Refusals {
    lines: Vec<String>,
    /// That of the server that answered, if one did.
    answer: Option<DbError>,
}

impl fmt::Display for Refusals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.lines.join("\n"))
    }
}

impl std::error::Error for Refusals {}

/// Returns the answer of a server that refused a connection.
pub fn answer_in(error: &anyhow::Error) -> Option<&DbError> {
    error
        .chain()
        .find_map(|cause| cause.downcast_ref().or_else(|| cause.downcast_ref::<Refusals>()?.answer.as_ref()))
}

/// Returns the failure for the servers that were tried: the cause at each, and the hint for the one that
/// answered, or else for the first.
pub fn failure(mut refusals: Vec<(Target, ConnectError)>, purpose: Purpose) -> Failure {
    let deciding = refusals.iter().position(|(_, error)| error.answer().is_some()).unwrap_or(0);
    if refusals.len() == 1 {
        let (target, error) = refusals.remove(0);
        return error.into_failure(&target, purpose);
    }
    let answer = refusals[deciding].1.answer().cloned();
    let cannot = cannot_connect(&refusals[0].0, "");
    let (mut lines, mut hint) = (Vec::new(), None);
    for (index, (target, error)) in refusals.into_iter().enumerate() {
        let failure = error.into_failure(&target, purpose);
        lines.push(format!("{target}: {}", failure.cause().unwrap_or_default()));
        if index == deciding {
            hint = failure.hint_text().map(str::to_owned);
        }
    }
    let failure = cannot.caused_by(Refusals { lines, answer });
    match hint {
        Some(hint) => failure.hint(hint),
        None => failure,
    }
}

fn hint_for(error: &tokio_postgres::Error, target: &Target, purpose: Purpose) -> String {
    if let Some(code) = error.code() {
        return hint_for_code(code, target, purpose);
    }
    let connection_error = error;
    if let Some(error) = find_io(error) {
        return match error.kind() {
            // getaddrinfo's errors have a kind of their own only in nightly Rust.
            _ if error.raw_os_error().is_none() && find_rustls(error).is_none() && is_resolution(error) => {
                format!("check the host name in {}: `getent hosts {}`", target.source, word(&target.host()))
            }
            io::ErrorKind::ConnectionRefused | io::ErrorKind::NotFound
                if target.source == Source::Private =>
            {
                "start it: `tasker db start`".to_owned()
            }
            _ if find_rustls(error).is_some() => tls_hint(connection_error, target),
            _ => format!("check whether the server is running: `{}`", pg_isready(target)),
        };
    }
    match &target.server().password_source {
        _ if is_tls_error(error) => tls_hint(error, target),
        None => format!("set PGPASSWORD, or add a line to ~/.pgpass: `{}`", passfile_line(target)),
        Some(_) => format!("try the same with psql: `{}`", psql(target)),
    }
}

fn hint_for_code(code: &SqlState, target: &Target, purpose: Purpose) -> String {
    match *code {
        SqlState::INVALID_PASSWORD => match &target.server().password_source {
            Some(PasswordSource::Passfile(path)) => {
                format!(
                    "the password came from {}; correct the line `{}`",
                    path.display(),
                    passfile_line(target)
                )
            }
            _ => format!(
                "correct the password in {} or PGPASSWORD, then try `{}`",
                target.source,
                psql(target)
            ),
        },
        SqlState::INVALID_CATALOG_NAME => format!(
            "create it: `createdb -h {} -p {} -U {} {}`",
            word(&target.host()),
            target.port(),
            word(target.user()),
            word(target.database())
        ),
        SqlState::TOO_MANY_CONNECTIONS => {
            "lower the workers' --concurrency, or use a pooler and add --pooler".to_owned()
        }
        SqlState::CANNOT_CONNECT_NOW => {
            format!("it is starting or stopping; wait for it: `{}`", pg_isready(target))
        }
        // The answers of pgbouncer and of RDS Proxy to settings in the startup packet.
        SqlState::PROTOCOL_VIOLATION | SqlState::FEATURE_NOT_SUPPORTED => pooler_hint(purpose).to_owned(),
        SqlState::INVALID_AUTHORIZATION_SPECIFICATION => {
            format!("check the user and the server's pg_hba.conf: `{}`", psql(target))
        }
        _ => format!("try the same with psql: `{}`", psql(target)),
    }
}

fn pooler_hint(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Migration | Purpose::IndexBuild => {
            "migrations need a direct connection to PostgreSQL, not one through a pooler: name the server's own host and port, \
             `--database-url postgres://USER@HOST:5432/DATABASE`"
        }
        _ => "behind a pooler such as pgbouncer, add --pooler",
    }
}

/// Returns whether TLS failed.
pub fn is_tls_error(error: &tokio_postgres::Error) -> bool {
    match find_io(error) {
        Some(error) => find_rustls(error).is_some(),
        // tokio-postgres keeps the kind to itself. These are its own words,
        // tied to its version by a test over a server without TLS.
        None => error.to_string().starts_with("error performing TLS handshake"),
    }
}

fn tls_hint(error: &tokio_postgres::Error, target: &Target) -> String {
    let tls = find_io(error).and_then(find_rustls);
    if tls.is_none() {
        "turn on `ssl` in the server's postgresql.conf".to_owned()
    } else if matches!(tls, Some(rustls::Error::InvalidCertificate(_))) {
        "name the authority that signed the server's certificate: sslrootcert=FILE".to_owned()
    } else {
        let host = if target.host().contains(':') { format!("[{}]", target.host()) } else { target.host() };
        format!(
            "see which TLS the server offers: `openssl s_client -starttls postgres -connect {}:{} </dev/null`",
            word(&host),
            target.port()
        )
    }
}

/// A sentence for an error of TLS whose own text is that of a debugger.
fn tls_sentence(error: &rustls::Error) -> Option<&'static str> {
    use rustls::CertificateError::*;
    let rustls::Error::InvalidCertificate(certificate) = error else { return None };
    Some(match certificate {
        BadEncoding => "the server's certificate cannot be read",
        UnknownIssuer => "the server's certificate is not signed by a trusted authority",
        Revoked => "the server's certificate was revoked",
        BadSignature => "the signature of the server's certificate is wrong",
        Other(reason) if reason.to_string().contains("UnsupportedCertVersion") => {
            "the server's certificate has X.509 version 1, which cannot be verified; it needs one of version 3"
        }
        Other(reason) if reason.to_string().contains("CaUsedAsEndEntity") => {
            "the server's certificate is that of an authority, and not one that is trusted"
        }
        _ => return None,
    })
}

fn find_io(error: &tokio_postgres::Error) -> Option<&io::Error> {
    std::iter::successors(error.source(), |&cause| cause.source()).find_map(|cause| cause.downcast_ref())
}

fn find_rustls(error: &io::Error) -> Option<&rustls::Error> {
    error.get_ref()?.downcast_ref()
}

fn is_resolution(error: &io::Error) -> bool {
    error.get_ref().is_none() || error.to_string().starts_with("failed to lookup address")
}

/// The deepest cause: the message of the system itself.
fn root_cause(error: &tokio_postgres::Error) -> String {
    if let Some(sentence) = find_io(error).and_then(find_rustls).and_then(tls_sentence) {
        return sentence.to_owned();
    }
    let mut deepest: &dyn std::error::Error = error;
    while let Some(deeper) = deepest.source() {
        deepest = deeper;
    }
    deepest.to_string()
}

fn pg_isready(target: &Target) -> String {
    format!("pg_isready -h {} -p {}", word(&target.host()), target.port())
}

fn psql(target: &Target) -> String {
    format!(
        "psql -h {} -p {} -U {} {}",
        word(&target.host()),
        target.port(),
        word(target.user()),
        word(target.database())
    )
}

fn passfile_line(target: &Target) -> String {
    format!("{}:{}:{}:{}:PASSWORD", target.host(), target.port(), target.database(), target.user())
}
