query! {
    /// What one connection's server process does just now.
    #[derive(Clone, Debug)]
    pub struct Backend {
        pub pid: i32,
        pub is_busy: bool,
        /// Null: it works.
        pub waits_for: Option<String>,
    }

    /// Looks at the connections to this database that were opened after this one.
    pub fn worker_backends() -> Vec<Backend>
}
