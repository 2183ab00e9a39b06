//! `tasker queue`.

mod list;
mod pause;
mod resume;

commands! {
    /// List, pause and resume queues
    pub enum Queue { List(list), Pause(pause), Resume(resume) }
}
