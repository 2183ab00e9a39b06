query! {
    /// Gives a table or an index of a scratch database a size; returns its file.
    pub fn resize_relation(schema: &str, name: &str, pages: i32, rows: f32, visible_pages: i32) -> Option<Option<String>>
}
