query! {
    /// What became of a queue that was bound.
    #[derive(Clone, Debug)]
    pub struct Binding {
        /// Whether it was otherwise before.
        pub is_changed: bool,
        /// Other namespaces that have workflows with steps in it.
        pub shut_out: Vec<String>,
    }

    /// Binds a queue to namespaces; to none: it takes the steps of all again.
    pub fn bind_queue(queue: &str, namespaces: &[String], by: &str) -> Binding
}
