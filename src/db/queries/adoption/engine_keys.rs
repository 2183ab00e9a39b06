use serde::{Deserialize, Serialize};

query! {
    /// A unique index or constraint.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct EngineKey {
        pub name: String,
        /// The statement that removes it.
        pub removal: String,
        /// The statement that makes it again.
        pub definition: String,
    }

    /// Lists the unique indexes and constraints of a table but for its primary key.
    pub fn engine_keys(schema: &str, table: &str) -> Vec<EngineKey>
}
