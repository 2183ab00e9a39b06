query! {
    /// A claim that its worker does not run.
    #[derive(Debug)]
    pub struct Stranded {
        pub step_id: i64 = "workflow_step_id",
        pub claim_number: i32,
        pub worker_id: i64,
    }

    /// Finds claims that nobody runs.
    pub fn stranded_steps() -> Vec<Stranded>
}
