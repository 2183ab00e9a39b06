//! Asks how far one task is. See `execution_context.sql`.

pub const SQL: &str = include_str!("execution_context.sql");
