query! {
    /// The ids under which a process is registered.
    pub fn workers_of_process(pid: i32) -> Vec<i64>
}
