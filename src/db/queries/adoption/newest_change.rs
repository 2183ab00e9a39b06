use crate::db::row::Nullable;

query! {
    /// Returns how many seconds ago the newest transition was written, if by UTC.
    pub fn newest_change() -> Nullable<f64>
}
