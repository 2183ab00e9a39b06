use crate::db::row::pairs;

query! {
    /// The entries of a range.
    #[derive(Clone, Debug)]
    pub struct StrayPage {
        /// The last step id of the range; `None`: there was nothing left.
        pub last_id: Option<i64>,
        /// Step ids, each with the table of its entry: `ready_queue`, `backoff_queue`, `history`,
        /// `edges` or `task`.
        pub stray: Vec<(i64, String)> = |row| pairs(row, "step_ids", "queue_tables")?,
    }

    /// Reads the entries of `width` step ids after the step `after`.
    pub fn stray_entries(after: i64, width: i64) -> StrayPage
}
