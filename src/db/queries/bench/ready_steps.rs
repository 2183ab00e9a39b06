//! Asks the view for ready steps. See `ready_steps.sql`.

pub const SQL: &str = include_str!("ready_steps.sql");
