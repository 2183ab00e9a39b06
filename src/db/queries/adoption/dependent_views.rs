use serde::{Deserialize, Serialize};

use crate::db::quote_identifier;

query! {
    /// A view of another application, and how to make it again.
    #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
    pub struct OtherView {
        pub schema: String,
        pub name: String,
        pub is_materialized: bool,
        /// The statement that makes it.
        pub definition: String,
        /// The statements that give it its owner and its grants.
        pub privileges: String,
    }

    /// Lists the views that read tables, each after those that it reads.
    pub fn dependent_views(schema: &str, tables: &[&str]) -> Vec<OtherView>
}

impl OtherView {
    /// The statements that make it as it was.
    pub fn making(&self) -> String {
        format!("{}; {}", self.definition, self.privileges)
    }

    /// The statement that removes it.
    pub fn removal(&self) -> String {
        format!("drop view if exists {}.{}", quote_identifier(&self.schema), quote_identifier(&self.name))
    }
}
