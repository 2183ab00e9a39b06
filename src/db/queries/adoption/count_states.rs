query! {
    /// How many tasks or steps are in a state.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct StateCount {
        /// `task` or `step`.
        pub kind: String,
        pub state: String,
        pub number: i64,
    }

    /// Counts tasks and steps by state.
    pub fn count_states() -> Vec<StateCount>
}
