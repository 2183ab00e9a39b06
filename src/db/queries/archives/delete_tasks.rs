query! {
    /// The rows of each table that are in an archive.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct RowCounts {
        pub tasks: i64,
        pub steps: i64,
        pub edges: i64,
        pub task_transitions: i64,
        pub step_transitions: i64,
    }

    /// Deletes locked tasks, and records the archive that they are in.
    pub fn delete_tasks(
        task_ids: &[i64],
        archive_key: &str,
        location: Option<&str>,
        manifest_hash: Option<&str>,
        archived_by: &str,
    ) -> RowCounts
}
