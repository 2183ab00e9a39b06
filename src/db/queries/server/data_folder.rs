use crate::db::row::Nullable;

query! {
    /// A path on the server's machine; `None` if this user may not see it.
    pub fn data_folder() -> Nullable<String>
}
