//! How a restored database differs from the one that was saved.

use serde::Serialize;

/// What could not be restored, or has no statistics.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Losses {
    /// Why texts are in the order of their bytes, if they are not in the other database.
    pub locale: Option<String>,
    /// Statements of the schema that were skipped, each with its line.
    pub skipped: Vec<String>,
    /// Tables and indexes with statistics that the schema lacks.
    pub missing_relations: Vec<String>,
    /// Tables of the schema without statistics.
    pub new_tables: Vec<String>,
    /// Indexes of the schema whose size is computed from their table's.
    pub new_indexes: Vec<String>,
    /// Columns whose statistics the server did not take.
    pub columns: Vec<String>,
    /// Statistics on several columns that were not restored in full.
    pub extended: Vec<String>,
    /// Tables whose ends were not restored.
    pub ends: Vec<String>,
}
