use crate::db::row::Printed;

query! {
    /// Reads the result of a step. `None`: the step is gone.
    pub fn step_result(step_id: i64, bytes: i64) -> Option<Printed>
}
