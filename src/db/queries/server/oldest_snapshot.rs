use crate::model::diagnosis::Snapshot;

from_row! {
    |row| Snapshot {
        pid, user = "usename",
        application: row.try_get::<_, Option<String>>("application_name")?.unwrap_or_default(), seconds,
    }
}

query! {
    /// Reads the oldest open transaction.
    pub fn oldest_snapshot() -> Option<Snapshot>
}
