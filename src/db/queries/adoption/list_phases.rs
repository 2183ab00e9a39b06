use jiff::Timestamp;
use serde_json::Value;

query! {
    /// A phase that has begun.
    #[derive(Clone, Debug, PartialEq)]
    pub struct PhaseRow {
        pub phase: String,
        /// The last task that it has come to.
        pub last_task_id: Option<i64>,
        pub details: Value,
        pub began_at: Timestamp,
        /// Null until it is done.
        pub ended_at: Option<Timestamp>,
    }

    /// Lists the phases of an adoption that have begun.
    pub fn list_phases() -> Vec<PhaseRow>
}
