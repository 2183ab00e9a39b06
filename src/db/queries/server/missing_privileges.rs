use std::fmt;

query! {
    /// Returns the grants that give this role the privileges that it lacks, of those wanted.
    pub fn missing_privileges(
        schema: &str,
        tables: &[&str],
        privileges: &[&str],
        columns: &[Option<&str>],
    ) -> Vec<String>
}

/// The server's refusal of a role that lacks a privilege on the program's tables.
#[derive(Clone, Debug)]
pub struct Denied(pub String);

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Denied {}
