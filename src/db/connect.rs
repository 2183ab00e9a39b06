//! Opening a connection with the settings suited to its purpose.

mod cancel;
mod error;
mod pooler_probe;
pub mod tls;

use std::sync::Arc;
use std::time::Duration;

use futures_util::future::BoxFuture;
pub use postgres_protocol::escape::escape_identifier as quote_identifier;
use postgres_protocol::escape::escape_literal;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::mpsc::UnboundedSender;
use tokio_postgres::config::SslMode;
use tokio_postgres::error::SqlState;
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{AsyncMessage, CancelToken, Client, Config, Connection, NoTls, Notification, Socket};

use super::session::Canceller;
use super::target::TlsMode;
use super::{Session, Target};
use crate::error::Result;
use cancel::PatientTls;
use error::ConnectError;
pub use error::answer_in;
use pooler_probe::Mark;
pub use pooler_probe::UndeclaredPooler;

/// How a program opens its connections to one database.
pub type Connect = Arc<dyn Fn(Purpose) -> BoxFuture<'static, Result<Session>> + Send + Sync>;

/// The purpose of a connection, which decides its timeouts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A command that reads or writes a little and ends.
    Command,
    /// The same where nothing is written, on a standby too.
    Reading,
    /// The same few statements for thousands of ranges of ids.
    Comparison,
    /// One statement can stream for minutes: COPY, benchmarks.
    Bulk,
    /// Archives: each statement is about the tasks of one part, and files are written in between.
    Archive,
    /// A worker's claims and completions.
    Worker,
    /// The statement of an `sql` step; its step's own timeout limits it.
    Handler,
    /// Migrations.
    Migration,
    /// Building an index online, which waits for other transactions as long as
    /// they take: a limit on that time is the builder's own to keep.
    IndexBuild,
}

const PINNED: [(&str, &str); 14] = [
    ("DateStyle", "ISO,MDY"),
    ("IntervalStyle", "postgres"),
    ("bytea_output", "hex"),
    ("extra_float_digits", "1"),
    ("standard_conforming_strings", "on"),
    ("xmloption", "content"),
    ("idle_session_timeout", "0"),
    // The guard of an adopted database refuses every other writer.
    ("tasker.writer", "on"),
    // For our own statements only.
    ("default_transaction_isolation", "read committed"),
    ("default_transaction_read_only", "off"),
    ("default_transaction_deferrable", "off"),
    ("quote_all_identifiers", "off"),
    ("row_security", "on"),
    ("plan_cache_mode", "auto"),
];
const PINNED_FOR_HANDLERS: usize = 8;

impl Purpose {
    /// The session's settings, as `-c` options of the startup packet.
    ///
    /// The lock timeout is always shorter than the statement timeout: a session that waits for a lock blocks
    /// all behind it.
    pub fn settings(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Purpose::Command | Purpose::Reading => &[
                ("statement_timeout", "60s"),
                ("lock_timeout", "10s"),
                ("idle_in_transaction_session_timeout", "60s"),
                ("jit", "off"),
            ],
            Purpose::Comparison => &[
                ("statement_timeout", "60s"),
                ("lock_timeout", "10s"),
                ("idle_in_transaction_session_timeout", "60s"),
                ("jit", "off"),
                // The planner expects more rows of an unknown range, and would plan each range for itself: that takes as
                // long as running it.
                ("plan_cache_mode", "force_generic_plan"),
            ],
            Purpose::Bulk => &[
                ("statement_timeout", "0"),
                ("lock_timeout", "10s"),
                ("idle_in_transaction_session_timeout", "5min"),
                ("jit", "off"),
            ],
            Purpose::Archive => &[
                ("statement_timeout", "2min"),
                ("lock_timeout", "10s"),
                ("idle_in_transaction_session_timeout", "5min"),
                ("jit", "off"),
                // The tasks of a part are found by their keys: a table that is walked grows with what is kept.
                ("enable_seqscan", "off"),
                ("enable_bitmapscan", "off"),
                ("enable_hashjoin", "off"),
                ("enable_mergejoin", "off"),
                ("plan_cache_mode", "force_generic_plan"),
            ],
            Purpose::Worker => &[
                ("statement_timeout", "30s"),
                ("lock_timeout", "10s"),
                ("idle_in_transaction_session_timeout", "60s"),
                ("jit", "off"),
                // Every statement of a worker uses indexes to find a batch of ids; the planner may take
                // tables for empty that have just received their first million rows.
                ("enable_seqscan", "off"),
                ("enable_bitmapscan", "off"),
                ("enable_hashjoin", "off"),
                ("enable_mergejoin", "off"),
                // No id comes twice in a batch.
                ("enable_memoize", "off"),
                ("plan_cache_mode", "force_generic_plan"),
            ],
            Purpose::Handler => &[
                ("statement_timeout", "0"),
                ("lock_timeout", "10s"),
                ("idle_in_transaction_session_timeout", "60s"),
            ],
            Purpose::Migration => &[
                ("statement_timeout", "0"),
                ("lock_timeout", "5s"),
                ("idle_in_transaction_session_timeout", "60s"),
            ],
            Purpose::IndexBuild => &[("statement_timeout", "0"), ("lock_timeout", "0")],
        }
    }

    /// How long the server's answer to a statement is waited for: as long as it may work at one, and a
    /// margin. `None` where a statement may take any time.
    fn deadline(self) -> Option<Duration> {
        match self {
            Purpose::Command | Purpose::Reading | Purpose::Comparison => Some(Duration::from_secs(75)),
            Purpose::Worker => Some(Duration::from_secs(40)),
            Purpose::Archive => Some(Duration::from_secs(150)),
            Purpose::Bulk | Purpose::Handler | Purpose::Migration | Purpose::IndexBuild => None,
        }
    }

    /// What a role or a database may set that would change what our statements do or return. The
    /// statement of an `sql` step meets the isolation level, the row security and the plans that its role has.
    pub(super) fn pinned(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Purpose::Handler => &PINNED[..PINNED_FOR_HANDLERS],
            _ => &PINNED,
        }
    }
}

/// Opens a connection for statements on the tables in `schema`. Its search path has nothing that users make
/// ([`SEARCH_PATH`](super::session::SEARCH_PATH)).
///
/// Tries the servers of the target one after another, as libpq does.
///
/// Through a transaction pooler ([`Target::pooler`]) it sets nothing for the session, because another client
/// would get the setting. An undeclared pooler is refused.
///
/// # Errors
/// A [`Failure`](crate::error::Failure) with exit code 4 if the server cannot be reached, refuses the login,
/// or does not keep session settings; a usage failure if the TLS files cannot be read.
pub async fn connect(target: &Target, schema: &str, purpose: Purpose) -> Result<Session> {
    let mut refusals = Vec::new();
    'servers: for targets in target.each_server() {
        refusals.clear();
        for target in targets {
            match connect_to(&target, schema, purpose).await {
                Ok(mut session) => {
                    session.set_deadline(purpose.deadline());
                    if target.server().config.get_application_name().is_none() {
                        session.may_be_named();
                    }
                    session.prepare_at_once(!matches!(purpose, Purpose::Command | Purpose::Reading));
                    if purpose == Purpose::Handler && !target.pooler {
                        notice_lost_client(&mut session).await;
                    }
                    return Ok(session);
                }
                Err(error) => {
                    let is_final = error.is_final();
                    refusals.push((target, error));
                    if is_final {
                        break 'servers;
                    }
                }
            }
        }
    }
    Err(error::failure(refusals, purpose).into())
}

/// Opens a connection to the one server of a target.
async fn connect_to(target: &Target, schema: &str, purpose: Purpose) -> Result<Session, ConnectError> {
    let mut config = target.server().config.clone();
    if config.get_application_name().is_none() {
        config.application_name(&target.application_name);
    }
    let mark = (!target.pooler).then(Mark::new);
    if let Some(mark) = &mark {
        let options = startup_options(config.get_options(), purpose);
        config.options(format!("{options} {}", mark.option()));
    }
    let opening = async {
        let session = open(target, &mut config, schema, purpose).await?;
        match &mark {
            Some(mark) if !mark.is_kept_by(&session).await.map_err(ConnectError::Server)? => {
                Err(ConnectError::UndeclaredPooler)
            }
            _ => Ok(session),
        }
    };
    match target.connect_timeout() {
        Some(limit) => match tokio::time::timeout(limit, opening).await {
            Ok(opened) => opened,
            Err(_) => Err(ConnectError::TimedOut(limit)),
        },
        None => opening.await,
    }
}

/// Has the server look every two seconds whether this process still lives while
/// it runs a statement for it. It would else run to its end, and hold its locks
/// against the worker that takes the step over.
async fn notice_lost_client(session: &mut Session) {
    // Not a startup option: a server on a system without support would refuse the connection.
    if let Err(error) = session.set("set client_connection_check_interval = '2s'").await {
        tracing::debug!(%error, "the server will not notice a lost worker");
    }
}

/// Tries the connections that the TLS mode allows, in its order.
async fn open(
    target: &Target,
    config: &mut Config,
    schema: &str,
    purpose: Purpose,
) -> Result<Session, ConnectError> {
    let pooled = target.pooler.then_some(purpose);
    let attempts: &[SslMode] = match target.tls.mode {
        // A Unix socket has no TLS.
        _ if target.is_local() => &[SslMode::Disable],
        TlsMode::Disable => &[SslMode::Disable],
        TlsMode::Allow => &[SslMode::Disable, SslMode::Require],
        TlsMode::Prefer => &[SslMode::Prefer, SslMode::Disable],
        TlsMode::Require | TlsMode::VerifyCa | TlsMode::VerifyFull => &[SslMode::Require],
    };
    let mut first = None;
    for mode in attempts {
        config.ssl_mode(*mode);
        let pooler = target.pooler.then(|| cancel::Address::of(config)).flatten();
        let opened = if *mode == SslMode::Disable {
            config.connect(NoTls).await.map(|opened| {
                let canceller = canceller(opened.0.cancel_token(), NoTls, pooler, || NoTls);
                started(opened, canceller, pooled, schema)
            })
        } else {
            let tls = tls::connector(&target.tls).map_err(ConnectError::TlsFiles)?;
            config.connect(tls.clone()).await.map(|opened| {
                let (host, patient) = (target.host(), tls.clone());
                let patient = move || {
                    let made = MakeTlsConnect::<Socket>::make_tls_connect(&mut patient.clone(), &host);
                    PatientTls(made.unwrap_or_else(|never| match never {}))
                };
                let canceller = canceller(opened.0.cancel_token(), tls, pooler, patient);
                started(opened, canceller, pooled, schema)
            })
        };
        match opened {
            Ok(session) => return Ok(session),
            Err(error) => {
                let retry = depends_on_tls(&error);
                // The error of the preferred way is the one that a person can act on.
                first.get_or_insert(error);
                if !retry {
                    break;
                }
            }
        }
    }
    Err(ConnectError::Server(first.expect("at least one attempt was made")))
}

/// Returns whether the other way, with or without TLS, may succeed: `pg_hba.conf` distinguishes them, and a
/// handshake can fail.
fn depends_on_tls(error: &tokio_postgres::Error) -> bool {
    match error.code() {
        Some(code) => *code == SqlState::INVALID_AUTHORIZATION_SPECIFICATION,
        None => error::is_tls_error(error),
    }
}

/// Cancels the running statement over a second connection, opened with `tls` like the first; through a pooler, with
/// `patient`.
fn canceller<T, P>(
    token: CancelToken,
    tls: T,
    pooler: Option<cancel::Address>,
    patient: impl Fn() -> P + Send + Sync + 'static,
) -> Canceller
where
    T: MakeTlsConnect<Socket> + Clone + Send + Sync + 'static,
    T::TlsConnect: Send,
    T::Stream: Send,
    <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
    P: cancel::Tls,
{
    Arc::new(move || -> BoxFuture<'static, _> {
        let token = token.clone();
        match &pooler {
            Some(address) => Box::pin(cancel::cancel_patiently(token, address.clone(), patient())),
            None => {
                let tls = tls.clone();
                Box::pin(async move { token.cancel_query(tls).await })
            }
        }
    })
}

/// Drives the connection in the background; notifications go to the session.
fn started<S>(
    (client, connection): (Client, Connection<Socket, S>),
    canceller: Canceller,
    pooled: Option<Purpose>,
    schema: &str,
) -> Session
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();
    let driver = tokio::spawn(drive(connection, sender)).abort_handle();
    Session::new(client, receiver, canceller, driver, pooled, schema.to_owned())
}

async fn drive<T>(mut connection: Connection<Socket, T>, notifications: UnboundedSender<Notification>)
where
    T: AsyncRead + AsyncWrite + Unpin,
{
    while let Some(message) = std::future::poll_fn(|context| connection.poll_message(context)).await {
        match message {
            Ok(AsyncMessage::Notification(notification)) => _ = notifications.send(notification),
            Ok(AsyncMessage::Notice(notice)) => {
                tracing::debug!(severity = notice.severity(), "the server reports: {}", notice.message());
            }
            Ok(_) => {}
            // The running statement reports it to its caller.
            Err(error) => return tracing::debug!(%error, "the connection ended"),
        }
    }
}

/// Returns the `options` of the startup packet. The user's follow the purpose's own, so they win; the time
/// zone is always tasker's. The search path is not among them: a user's statement has the role's own.
fn startup_options(asked: Option<&str>, purpose: Purpose) -> String {
    let option = |(name, value): &(&str, &str)| format!("-c {name}={}", escape_option(value));
    let mut options: Vec<String> = purpose.pinned().iter().chain(purpose.settings()).map(option).collect();
    options.extend(asked.map(str::to_owned));
    options.push("-c TimeZone=UTC".to_owned());
    options.join(" ")
}

/// Quotes a string for SQL, with either setting of `standard_conforming_strings`.
pub fn quote_literal(text: &str) -> String {
    // It comes with a space before the E of an escaped string.
    escape_literal(text).trim_start().to_owned()
}

/// Escapes characters that would end an option: blanks and backslashes.
fn escape_option(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for character in value.chars() {
        if character.is_whitespace() || character == '\\' {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_person_asks_for_follows_the_defaults() {
        let options = startup_options(Some("-c statement_timeout=5s"), Purpose::Command);
        let ours = options.find("-c statement_timeout=60s").expect("the default is there");
        assert!(options.find("-c statement_timeout=5s").expect("theirs is there") > ours, "{options}");
    }
}
