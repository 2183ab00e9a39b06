query! {
    /// The settings that plans depend on, of those that are not PostgreSQL's defaults: names and values.
    pub fn planner_settings() -> Vec<(String, String)>
}
