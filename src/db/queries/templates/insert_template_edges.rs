query! {
    /// Inserts an edge from each of `parents` to the element of `children` at the same position.
    pub fn insert_template_edges(named_task_id: i64, parents: &[i64], children: &[i64]) -> u64
}
