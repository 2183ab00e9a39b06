use serde::Serialize;

/// A right that this user lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MissingRight {
    pub what: String,
    /// The statement that lets it.
    pub fix: String,
}

from_row! { MissingRight { what, fix } }

query! {
    /// Lists the rights that migrating takes and a role lacks.
    pub fn missing_rights(schema: &str) -> Vec<MissingRight>
}
