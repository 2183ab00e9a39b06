query! {
    /// A type.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct DescribedTypeRow {
        /// As SQL has it.
        pub name: String,
        pub is_enum: bool,
        /// Whether its values mean the same in another database, as they are stored; those of an enum once their labels
        /// have been replaced.
        pub is_portable: bool,
        /// Of the labels of an enum, side by side.
        pub label_ids: Vec<u32>,
        pub labels: Vec<String>,
    }

    /// Describes types, in the order of their oids.
    pub fn described_types(ids: &[u32]) -> Vec<DescribedTypeRow>
}
