query! {
    /// Takes back what `relax_table` did.
    pub fn restore_table(id: u32, checks: i16, is_partition: bool) -> u64
}
