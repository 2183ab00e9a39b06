use super::collation_versions::ChangedCollation;

query! {
    /// The database's own collation, if its library has changed. From PostgreSQL 15 on.
    pub fn database_collation() -> Option<ChangedCollation>
}
