query! {
    /// Names the views that read a view.
    pub fn view_dependents(view: &str) -> Vec<String>
}
