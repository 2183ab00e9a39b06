use crate::model::step::Transition;

query! {
    /// Reads the transitions after the one with sort key `after`.
    pub fn task_transitions(task_id: i64, after: i32) -> Vec<Transition>
}
