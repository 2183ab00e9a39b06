//! Whether a connection leads to one server process that keeps what is set for it.
//!
//! A transaction pooler that nobody has declared must be found out before the first statement:
//! the lock that lets one migration run would be taken on one server connection and given back on
//! another, and what is prepared under a name may be another client's statement.
//!
//! Two different process ids would prove a pooler, but a pooler that has little to do hands out
//! the same server connection again and again; and `show pool_mode` is known to pgbouncer alone. So
//! each connection has a mark of its own in the `options` of its startup packet. A server
//! process that shows it was started with this client's packet, and so for this client alone. Poolers
//! that share server connections log in to them beforehand, with packets of their own: they refuse
//! `options`, or are told to ignore them, and then there is no mark. Those that keep track of some
//! settings (pgbouncer from 1.20 on) do so for names that they know, of which this is none.

use tokio_postgres::SimpleQueryMessage;

use crate::db::Session;

/// A setting that PostgreSQL takes from anybody, since it has a prefix.
const SETTING: &str = "tasker.connection";

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

    /// Whether the server process that answers was started with it.
    pub async fn is_kept_by(&self, session: &Session) -> Result<bool, tokio_postgres::Error> {
        // Not prepared: behind a pooler that may fail for its own reasons.
        let question = format!("select current_setting('{SETTING}', true)");
        let answer = session.client().simple_query(&question).await?;
        Ok(answer.iter().any(|message| match message {
            SimpleQueryMessage::Row(row) => row.get(0) == Some(self.0.as_str()),
            _ => false,
        }))
    }
}
