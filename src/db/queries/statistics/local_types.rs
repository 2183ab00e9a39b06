query! {
    /// A type of a scratch database.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct LocalTypeRow {
        pub id: u32 = "type_id",
        /// Of an enum, side by side with their oids.
        pub labels: Vec<String>,
        pub label_ids: Vec<u32>,
    }

    /// Finds types by their names, in their order.
    pub fn local_types(names: &[&str]) -> Vec<LocalTypeRow>
}
