use crate::db::row::pairs;

query! {
    /// The entries of a page.
    #[derive(Clone, Debug)]
    pub struct StrayPage {
        /// Where the next page starts; `None`: this was the last one.
        pub last_id: Option<i64>,
        /// Step ids, each with the table of its entry: `ready_queue`, `backoff_queue` or `history`.
        pub stray: Vec<(i64, String)> = |row| pairs(row, "step_ids", "queue_tables")?,
    }

    /// Reads up to `limit` entries after the step `after`.
    pub fn stray_entries(after: i64, limit: i64) -> StrayPage
}
