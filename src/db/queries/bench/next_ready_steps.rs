//! Looks at the head of the ready queue. See `next_ready_steps.sql`.

pub const SQL: &str = include_str!("next_ready_steps.sql");
