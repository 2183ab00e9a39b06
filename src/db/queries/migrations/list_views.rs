use jiff::Timestamp;

query! {
    /// A view in the ledger, compared with the database.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ViewRow {
        pub name: String,
        pub version: i32,
        pub installed_at: Timestamp,
        /// Whether the database still has a view of this name.
        pub is_there: bool,
        /// Whether it has the definition it was installed with.
        pub is_unchanged: bool,
    }

    /// Lists the installed views.
    pub fn list_views() -> Vec<ViewRow>
}
