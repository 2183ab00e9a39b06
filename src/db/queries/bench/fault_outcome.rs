query! {
    /// What was checked, and what is wrong of it.
    #[derive(Clone, Copy, Debug)]
    pub struct FaultOutcome {
        pub tasks: i64,
        pub unfinished_tasks: i64,
        pub steps: i64,
        pub sql_steps: i64,
        pub command_steps: i64,
        /// `sql` steps whose effect did not happen exactly once, if they are complete, or never, if not.
        pub wrong_effects: i64,
        /// Steps with more attempts than their limit.
        pub over_limit: i64,
        /// Steps that spent an attempt on something else than their handler's failure.
        pub wrong_attempts: i64,
        /// Attempts that did not count.
        pub interruptions: i64,
    }

    pub fn fault_outcome() -> FaultOutcome
}
