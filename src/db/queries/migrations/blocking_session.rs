use crate::db::row::text;
use crate::model::blocker::Blocker;

from_row! {
    |row| Blocker {
        pid, gid, user = "usename", application: text(row, "application_name")?, state, transaction_seconds,
        query_seconds, query,
    }
}

query! {
    /// Names the session or prepared transaction that a process waits for.
    pub fn blocking_session(pid: i32) -> Option<Blocker>
}
