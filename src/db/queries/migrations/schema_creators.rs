use serde::Serialize;

query! {
    /// A role that may create objects in the schema; `public` is every role.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct Creator {
        pub role: String,
        /// The statement that takes the privilege away.
        pub fix: String,
    }

    /// Lists the roles that may create objects in the schema and need not.
    pub fn schema_creators(schema: &str) -> Vec<Creator>
}
