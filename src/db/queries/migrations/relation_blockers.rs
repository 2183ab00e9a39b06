use crate::model::blocker::Blocker;

query! {
    /// Another session's lock on a table or view.
    #[derive(Clone, Debug, PartialEq)]
    pub struct RelationBlocker {
        pub relation: String,
        /// As `pg_locks` names it.
        pub mode: String,
        pub blocker: Blocker = |row| Blocker::from_row(row)?,
    }

    /// `modes` has the lock mode that another session must not hold on the relation at the same position.
    pub fn relation_blockers(schema: &str, relations: &[&str], modes: &[&str]) -> Vec<RelationBlocker>
}
