use crate::model::blocker::Blocker;

query! {
    /// Names the session that a process waits for.
    pub fn blocking_session(pid: i32) -> Option<Blocker>
}
