query! {
    /// A column as it was before it was relaxed.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct RelaxedColumnRow {
        pub number: i16,
        pub name: String,
        /// As SQL has it; of a domain, what it is made of.
        pub base_type: String,
        pub is_not_null: bool,
        pub type_id: u32,
    }

    /// Lets every column of a table be null.
    pub fn relax_columns(schema: &str, table: &str) -> Vec<RelaxedColumnRow>
}
