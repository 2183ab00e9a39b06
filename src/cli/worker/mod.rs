//! `tasker worker`.

mod health;
mod list;
mod listen;
mod run;

commands! {
    /// Run workers and list them
    pub enum Worker { Run(run), List(list), Health(health) }
}
