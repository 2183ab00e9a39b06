query! {
    /// Returns how many more connections the server takes.
    pub fn connection_room() -> i32
}
