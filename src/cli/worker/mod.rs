//! `tasker worker`.

mod list;
mod run;

commands! {
    /// Run workers and list them
    pub enum Worker { Run(run), List(list) }
}
