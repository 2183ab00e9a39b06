query! {
    /// Statistics on several columns of a scratch database.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct LocalExtendedRow {
        pub id: u32 = "statistics_id",
        pub numbers: Vec<i16>,
        pub columns: Vec<String>,
    }

    /// Finds statistics on several columns by their name.
    pub fn local_extended(schema: &str, name: &str) -> Option<LocalExtendedRow>
}
