query! {
    /// Fails unless a completion in the same transaction has recorded the step.
    pub fn require_recorded(step_id: i64, claim_number: i32) -> i64
}
