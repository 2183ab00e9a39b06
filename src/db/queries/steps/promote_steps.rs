use jiff::Timestamp;

/// What a promotion found.
#[derive(Debug)]
pub struct Promoted {
    pub promoted: i64,
    /// When the next backoff ends, on the server's clock.
    pub next_due_at: Option<Timestamp>,
}

from_row! { Promoted { promoted, next_due_at } }

query! {
    /// Ends the backoff of steps that are due.
    pub fn promote_steps(limit: i64) -> Promoted
}
