query! {
    /// A table or view that is there.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct RelationSize {
        pub name: String,
        /// The planner's estimate; `None` of a view, and of a table that was never analyzed.
        pub rows: Option<i64>,
        /// Without indexes; `None` of a view.
        pub bytes: Option<i64>,
    }

    /// Returns the sizes of the program's tables.
    pub fn relation_sizes(schema: &str) -> Vec<RelationSize>
}
