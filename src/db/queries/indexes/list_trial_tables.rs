query! {
    /// A table and how it is stored.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct TrialTable {
        pub name: String,
        /// `fillfactor=70`, as `alter table … set (…)` takes it.
        pub settings: Option<String>,
    }

    /// Lists the program's tables, to make copies of them.
    pub fn list_trial_tables(schema: &str) -> Vec<TrialTable>
}
