use crate::db::row::Nullable;

query! {
    /// In bytes; `None` where that is not known.
    pub fn entry_width(schema: &str, table: &str, columns: &[&str]) -> Nullable<i64>
}
