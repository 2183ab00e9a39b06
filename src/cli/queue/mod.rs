//! `tasker queue`.

mod bind;
mod list;
mod pause;
mod resume;
mod unbind;

commands! {
    /// List, pause, resume and bind queues
    pub enum Queue { List(list), Pause(pause), Resume(resume), Bind(bind), Unbind(unbind) }
}
