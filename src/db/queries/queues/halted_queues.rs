query! {
    /// A queue that no worker claims from.
    #[derive(Clone, Debug)]
    pub struct Halted {
        pub queue: String,
        pub is_paused: bool,
        /// Whether no live worker serves it.
        pub is_unserved: bool,
    }

    /// Returns those of `queues` that no worker claims from, in alphabetical order.
    pub fn halted_queues(queues: &[&str]) -> Vec<Halted>
}
