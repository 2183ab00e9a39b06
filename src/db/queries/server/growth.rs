query! {
    /// The size of the program's tables, and the tasks that came lately.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct Growth {
        /// With indexes.
        pub bytes: i64,
        /// As the planner counted them.
        pub tasks: Option<i64>,
        /// In the last `seconds`.
        pub added_tasks: Option<i64>,
        pub seconds: Option<f64>,
    }

    /// Reads both.
    pub fn growth(schema: &str) -> Growth
}
