//! Counts the tasks in each state. See `count_tasks_by_state.sql`.

pub const SQL: &str = include_str!("count_tasks_by_state.sql");
