use jiff::Timestamp;
use serde::Serialize;

query! {
    /// A part of an archive, or a run that only deleted.
    #[derive(Clone, Debug, Serialize)]
    pub struct ArchiveRow {
        pub archive_id: i64,
        #[serde(rename = "key")]
        pub archive_key: String,
        /// The folder of the part, on the host that wrote it; `None`: the tasks are in no file.
        pub location: Option<String>,
        /// SHA-256 of the manifest, in hex.
        #[serde(skip)]
        pub manifest_hash: Option<String>,
        pub first_task_id: i64,
        pub last_task_id: i64,
        pub tasks: i64,
        pub steps: i64,
        pub archived_by: String,
        pub archived_at: Timestamp,
    }

    /// Lists the newest archives; of a task, those that can have it.
    pub fn list_archives(task_id: Option<i64>, limit: i64) -> Vec<ArchiveRow>
}
