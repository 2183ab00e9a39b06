use serde_json::Value;

/// One version of a workflow as it is stored.
pub struct NewTemplate<'a> {
    pub namespace: &'a str,
    pub name: &'a str,
    pub version: &'a str,
    pub description: Option<&'a str>,
    pub definition: &'a Value,
    /// SHA-256 of the canonical definition, in hex.
    pub definition_hash: &'a str,
}

query! {
    /// Inserts the template and returns its id, or `None` when the version is there already.
    pub fn insert_template(new: &NewTemplate<'_>) -> Option<i64> = [
        new.namespace, new.name, new.version, new.description, new.definition, new.definition_hash,
    ]
}
