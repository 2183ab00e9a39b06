query! {
    /// Prints an index of a temporary table.
    pub fn print_temporary_index(name: &str) -> String
}
