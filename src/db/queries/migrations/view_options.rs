query! {
    /// The options of a view, as `alter view … set (…)` takes them.
    pub fn view_options(schema: &str, view: &str) -> Option<String>
}
