use crate::db::row::text;
use crate::model::diagnosis::Snapshot;

from_row! {
    |row| Snapshot {
        pid, user = "usename", application: text(row, "application_name")?, seconds,
    }
}

query! {
    /// Reads the oldest open transaction.
    pub fn oldest_snapshot() -> Option<Snapshot>
}
