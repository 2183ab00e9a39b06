use serde::Serialize;

query! {
    /// A right that this user lacks.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
    pub struct MissingRight {
        pub what: String,
        /// The statement that lets it.
        pub fix: String,
    }

    /// Lists the rights that migrating takes and a role lacks.
    pub fn missing_rights(schema: &str) -> Vec<MissingRight>
}
