//! Checks whether a connection leads to one server process that keeps session settings.
//!
//! An undeclared transaction pooler must be detected before the first statement: it would take the lock for
//! one migration at a time on one server connection and release it on another, and a name of a prepared
//! statement may belong to another client.
//!
//! Two different process ids would prove a pooler, but an idle pooler returns the same server connection
//! again and again, and only pgbouncer knows `show pool_mode`. So each connection puts a unique mark into the
//! `options` of its startup packet. A server process that shows the mark was started with this client's
//! packet, and so for this client alone. Poolers that share server connections log in to them in advance,
//! with their own packets: they refuse `options`, or ignore them if configured so, and then there is no mark.
//! Those that track some settings (pgbouncer from 1.20 on) do so for names that they know, and this is none
//! of them.

use std::fmt;

use tokio_postgres::SimpleQueryMessage;

use crate::db::Session;
use crate::db::session::SEARCH_PATH;

/// A setting that PostgreSQL takes from anybody, since it has a prefix.
const SETTING: &str = "tasker.connection";

/// The server connection does not keep session settings.
#[derive(Debug)]
pub struct UndeclaredPooler;

impl fmt::Display for UndeclaredPooler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "a pooler answers there that shares its server connections among clients: it ignores session settings",
        )
    }
}

impl std::error::Error for UndeclaredPooler {}

/// A mark that no other connection has.
pub struct Mark(String);

impl Mark {
    pub fn new() -> Mark {
        Mark(format!("{:016x}", fastrand::u64(..)))
    }

    /// The option of the startup packet.
    pub fn option(&self) -> String {
        format!("-c {SETTING}={}", self.0)
    }

    /// Whether the server process that answers was started with it. If so, its search path is set, in the same
    /// round trip: not in the startup packet, so that the role's own remains the default of the session.
    pub async fn is_kept_by(&self, session: &Session) -> Result<bool, tokio_postgres::Error> {
        // Not prepared: behind a pooler that can fail for other reasons. The path is the role's until this has
        // run, so every name is qualified.
        let question = format!(
            "select pg_catalog.set_config('search_path'::pg_catalog.text, '{SEARCH_PATH}'::pg_catalog.text, false)
              where pg_catalog.current_setting('{SETTING}'::pg_catalog.text, true)
                    operator(pg_catalog.=) '{}'::pg_catalog.text",
            self.0
        );
        let answer = session.client().simple_query(&question).await?;
        Ok(answer.iter().any(|message| matches!(message, SimpleQueryMessage::Row(_))))
    }
}
