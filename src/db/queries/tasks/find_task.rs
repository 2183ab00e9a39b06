query! {
    /// A task that a text can mean.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Candidate {
        pub task_id: i64,
        /// The text is its id; otherwise its identity.
        pub is_by_id: bool,
        /// `shop/order`
        pub workflow: String,
        /// With its workflow, unless it was drawn or an earlier release wrote it.
        pub identity_hash: String,
    }

    /// Finds the tasks with this id or identity.
    pub fn find_task(id: Option<i64>, identity: Option<&str>) -> Vec<Candidate>
}
