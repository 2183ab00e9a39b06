//! Asks for the neighbours of each step of one task. See `dag_relationships.sql`.

pub const SQL: &str = include_str!("dag_relationships.sql");
