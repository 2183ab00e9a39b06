//! Asks how far some tasks are. See `execution_contexts.sql`.

pub const SQL: &str = include_str!("execution_contexts.sql");
