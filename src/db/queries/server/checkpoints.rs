query! {
    /// The server's checkpoints.
    #[derive(Clone, Copy, Debug, Default, PartialEq)]
    pub struct Checkpoints {
        /// Since the counters were reset, like the others.
        pub timed: i64,
        pub requested: i64,
        /// Since then.
        pub seconds: Option<f64>,
    }

    /// Counts them, from PostgreSQL 17 on.
    pub fn checkpoints() -> Checkpoints
}
