use serde::{Deserialize, Serialize};

query! {
    /// An index of another application, and how to make it again.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct OtherIndex {
        pub name: String,
        pub table: String = "table_name",
        /// The statement that makes it.
        pub definition: String,
        pub bytes: i64,
    }

    /// Lists the indexes with a column of the type timestamp without time zone.
    pub fn time_indexes(schema: &str, tables: &[&str]) -> Vec<OtherIndex>
}
