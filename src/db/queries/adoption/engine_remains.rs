use serde::Serialize;

query! {
    /// Something that only the engine used.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct EngineRemain {
        /// `foreign key` or `function`.
        pub kind: String,
        pub name: String,
        /// The statement that removes it.
        pub removal: String,
    }

    /// Lists what only the engine used.
    pub fn engine_remains(schema: &str, tables: &[&str], functions: &[&str]) -> Vec<EngineRemain>
}
