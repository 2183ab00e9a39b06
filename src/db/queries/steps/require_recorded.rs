pub const SQL: &str = include_str!("require_recorded.sql");
