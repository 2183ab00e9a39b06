query! {
    /// Takes back what `relax_columns` did.
    pub fn restore_columns(
        schema: &str,
        table: &str,
        numbers: &[i16],
        not_null: &[bool],
        types: &[u32],
    ) -> u64
}
