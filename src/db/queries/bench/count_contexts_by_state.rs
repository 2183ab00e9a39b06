//! Counts the tasks in each state through the view. See `count_contexts_by_state.sql`.

pub const SQL: &str = include_str!("count_contexts_by_state.sql");
