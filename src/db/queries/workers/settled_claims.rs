use std::time::Duration;

use crate::db::row::milliseconds;

query! {
    /// What became of a claim.
    #[derive(Debug)]
    pub struct Settled {
        pub step_id: i64 = "workflow_step_id",
        pub claim_number: i32,
        /// The worker still holds it: nothing was recorded.
        pub is_held: bool,
        /// The state that was recorded for it; `None` while it is held, or once it has passed on.
        pub ended_in: Option<String>,
        /// Whether its task ended with it, and whether as complete.
        pub is_task_complete: Option<bool> = |row| row.try_get::<_, Option<&str>>("task_ended_in")?.map(|state| state == "complete"),
        /// Until its next attempt; `None` when none follows.
        pub next_attempt_in: Option<Duration> = |row| milliseconds(row, "next_attempt_in_ms")?,
    }

    /// Reads what became of a worker's claims, named by step ids and claim numbers.
    pub fn settled_claims(worker_id: i64, step_ids: &[i64], claim_numbers: &[i32]) -> Vec<Settled>
}
