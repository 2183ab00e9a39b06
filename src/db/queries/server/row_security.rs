use std::fmt;

query! {
    /// A table with row level security.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct RowSecurity {
        pub table: String = "name",
        /// Whether it hides rows from this role.
        pub applies: bool,
        /// The statement that switches it off.
        pub fix: String,
    }

    /// Lists the program's tables with row level security.
    pub fn row_security(schema: &str) -> Vec<RowSecurity>
}

/// Row level security hides rows of these tables from this role.
#[derive(Clone, Debug)]
pub struct RowsHidden(pub Vec<String>);

impl fmt::Display for RowsHidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "row level security hides rows of {}", self.0.join(", "))
    }
}

impl std::error::Error for RowsHidden {}
