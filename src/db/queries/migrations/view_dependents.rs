query! {
    /// Names the views that read a view.
    pub fn view_dependents(schema: &str, view: &str) -> Vec<String>
}
