//! Asks what holds one task up. See `workflow_summary.sql`.

pub const SQL: &str = include_str!("workflow_summary.sql");
