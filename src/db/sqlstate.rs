//! The classes of server errors that decisions depend on.

use tokio_postgres::error::{DbError, SqlState};

use crate::error::{Exit, exit_of, server_error};

/// Whether trying the same statement again can succeed: it lost a race that the
/// server broke for us, and nothing of it was kept.
pub fn is_transient(error: &tokio_postgres::Error) -> bool {
    matches!(
        error.code(),
        Some(
            &SqlState::T_R_DEADLOCK_DETECTED
                | &SqlState::T_R_SERIALIZATION_FAILURE
                | &SqlState::LOCK_NOT_AVAILABLE
                | &SqlState::QUERY_CANCELED // a statement timeout, or a person
        )
    )
}

/// Whether the server ended a statement that took too long, in all or for one lock.
pub fn is_out_of_time(error: &tokio_postgres::Error) -> bool {
    matches!(error.code(), Some(&SqlState::LOCK_NOT_AVAILABLE | &SqlState::QUERY_CANCELED))
}

/// Returns whether a lock was not to be had: another session held it for longer than the lock timeout, or waited in
/// its turn for a lock of ours.
pub fn lacks_lock(code: &SqlState) -> bool {
    [SqlState::LOCK_NOT_AVAILABLE, SqlState::T_R_DEADLOCK_DETECTED].contains(code)
}

/// The same of an error whose cause is the server's.
pub fn is_lock_timeout(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let db_error = cause.downcast_ref::<DbError>();
        let db_error = db_error.or_else(|| cause.downcast_ref::<tokio_postgres::Error>()?.as_db_error());
        db_error.is_some_and(|db_error| lacks_lock(db_error.code()))
    })
}

/// Returns whether the connection is lost, or about to be: another one may work.
pub fn is_disconnect(error: &tokio_postgres::Error) -> bool {
    error.is_closed()
        || matches!(
            error.code(),
            Some(
                &SqlState::ADMIN_SHUTDOWN
                    | &SqlState::CRASH_SHUTDOWN
                    | &SqlState::CANNOT_CONNECT_NOW
                    | &SqlState::TOO_MANY_CONNECTIONS
                    // The server ends the session of a process that stands still.
                    | &SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT
            )
        )
        || (error.code().is_none()
            && std::error::Error::source(error).is_some_and(|s| s.is::<std::io::Error>()))
}

/// Whether nothing of a statement was kept through no fault of its own: its connection
/// was lost, or it lost a race that the server broke (class 40).
pub fn is_interruption(error: &tokio_postgres::Error) -> bool {
    let lost = ["08", "40"];
    is_disconnect(error)
        || error.code().is_some_and(|code| lost.iter().any(|class| code.code().starts_with(class)))
}

/// Whether the server can never store such a value: too large, or of characters
/// it does not know. Classes 22 (data exception) and 54 (program limit exceeded).
pub fn is_unstorable(error: &tokio_postgres::Error) -> bool {
    error.code().is_some_and(|code| code.code().starts_with("22") || code.code().starts_with("54"))
}

/// Whether an error means that the database cannot be reached, or no longer.
pub fn is_out_of_reach(error: &anyhow::Error) -> bool {
    exit_of(error) == Exit::Unreachable || server_error(error).is_some_and(is_disconnect)
}

/// Whether the tables are not those that the program knows: no such table, column, function or schema.
pub fn is_wrong_schema(error: &tokio_postgres::Error) -> bool {
    matches!(
        error.code(),
        Some(
            &SqlState::UNDEFINED_TABLE
                | &SqlState::UNDEFINED_COLUMN
                | &SqlState::UNDEFINED_FUNCTION
                | &SqlState::INVALID_SCHEMA_NAME
        )
    )
}

/// Whether the server does not let a role in (class 28), or has no such database.
pub fn is_refusal(code: &SqlState) -> bool {
    code.code().starts_with("28") || *code == SqlState::INVALID_CATALOG_NAME
}

/// Whether a pooler refuses the settings of a connection: the words of pgbouncer, and the code of RDS Proxy.
/// The code of pgbouncer stands for much that passes.
pub fn is_refused_setting(said: &DbError) -> bool {
    let is_word_of_pgbouncer = said.message().starts_with("unsupported startup parameter");
    (*said.code() == SqlState::PROTOCOL_VIOLATION && is_word_of_pgbouncer)
        || *said.code() == SqlState::FEATURE_NOT_SUPPORTED
}

/// Whether the server has said that a statement came to nothing, over a connection that goes on. What a
/// pooler says of a connection that it lost tells nothing of what was committed over it.
pub fn is_undone(error: &tokio_postgres::Error) -> bool {
    let tells_nothing = ["08", "57P", "58", "XX"];
    !is_disconnect(error)
        && error.code().is_some_and(|code| !tells_nothing.iter().any(|class| code.code().starts_with(class)))
}
