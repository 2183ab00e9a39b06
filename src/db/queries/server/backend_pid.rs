query! {
    /// Names the server's process behind a session.
    pub fn backend_pid() -> i32
}
