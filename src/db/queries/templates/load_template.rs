use super::find_template::TemplateRow;

query! {
    /// Loads an applied template by its id.
    pub fn load_template(named_task_id: i64) -> Option<TemplateRow>
}
