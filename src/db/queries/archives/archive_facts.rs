use std::collections::HashMap;

use tokio_postgres::types::Json;

query! {
    /// What tells one database from another, and how far its ids have come.
    #[derive(Clone, Debug)]
    pub struct ArchiveFacts {
        pub system_identifier: String,
        pub database: String,
        pub schema_version: i32,
        /// The last value of each sequence of the schema that the role can read.
        pub last_ids: HashMap<String, Option<i64>> = |row| {
            let found: Option<Json<HashMap<String, Option<i64>>>> = row.try_get("last_ids")?;
            found.map(|Json(found)| found).unwrap_or_default()
        },
    }

    /// Reads what a manifest says about the database.
    pub fn archive_facts(schema: &str) -> ArchiveFacts
}
