query! {
    /// A parent of a step.
    #[derive(Debug)]
    pub struct Parent {
        pub step_id: i64 = "to_step_id",
        pub parent_id: i64 = "from_step_id",
        /// Of the parent.
        pub name: String,
        /// As text; `None` where it is to be read by itself.
        pub result: Option<String>,
    }

    /// Lists the parents of these steps, with those of their results that are small: of at most `jsonb_bytes`
    /// each, and printed in `bytes` together.
    pub fn parent_results(step_ids: &[i64], jsonb_bytes: i32, bytes: i64) -> Vec<Parent>
}
