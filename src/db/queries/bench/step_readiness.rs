//! Asks whether each step of one task may run. See `step_readiness.sql`.

pub const SQL: &str = include_str!("step_readiness.sql");
