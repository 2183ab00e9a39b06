query! {
    /// How far the tasks are counted.
    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct CountingState {
        /// The tasks of before version 7 are counted.
        pub is_filled: bool,
        /// Not folded; of `most` or more, `most`.
        pub deltas: i64,
        pub seconds_since_fold: f64,
    }

    /// Looks at no more than `most` deltas.
    pub fn counting_state(most: i64) -> CountingState
}
