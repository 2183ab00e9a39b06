query! {
    /// A collation whose library has changed.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ChangedCollation {
        /// `None` of the database's own.
        pub schema: Option<String> = "schema_name",
        pub name: String,
        pub recorded: String,
        pub actual: String,
    }

    /// The collations in use whose library has changed.
    pub fn collation_versions() -> Vec<ChangedCollation>
}
