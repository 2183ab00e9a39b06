query! {
    /// A function and its source.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ReadingFunctionRow {
        pub name: String,
        pub source: String,
        pub is_trigger: bool,
        /// The tables whose triggers call it.
        pub trigger_tables: Vec<String>,
    }

    /// The functions whose source names one of these tables.
    pub fn reading_functions(tables: &[String]) -> Vec<ReadingFunctionRow>
}
