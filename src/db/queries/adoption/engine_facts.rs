query! {
    /// How the tables of a schema look to one who knows the Rails engine's.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct EngineFacts {
        /// Its tables are there, as the engine makes them.
        pub is_engine: bool,
        /// States are in tables of transitions, and not in a column.
        pub has_transitions: bool,
        /// Workflows have namespaces and versions.
        pub has_namespaces: bool,
        /// Somebody has begun to adopt them.
        pub has_adoption: bool,
    }

    /// Looks for the engine's tables in a schema.
    pub fn engine_facts(schema: &str) -> EngineFacts
}
