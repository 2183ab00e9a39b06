query! {
    /// Names the tables that were never analysed.
    pub fn unanalysed_tables(schema: &str) -> Vec<String>
}
