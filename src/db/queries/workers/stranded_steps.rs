/// A claim that its worker does not run.
#[derive(Debug)]
pub struct Stranded {
    pub step_id: i64,
    pub claim_number: i32,
    pub worker_id: i64,
}

from_row! { Stranded { step_id = "workflow_step_id", claim_number, worker_id } }

query! {
    /// Finds claims that nobody runs.
    pub fn stranded_steps() -> Vec<Stranded>
}
