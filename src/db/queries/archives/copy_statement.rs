query! {
    /// The statement that copies rows into a table.
    #[derive(Clone, Debug)]
    pub struct CopyStatement {
        pub statement: String,
        /// Columns of the rows that the table does not have.
        pub unknown: Vec<String>,
    }

    /// Makes the statement that copies rows with these columns into a table.
    pub fn copy_statement(schema: &str, table: &str, columns: &[String]) -> CopyStatement
}
