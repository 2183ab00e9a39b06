//! `tasker upkeep`.

mod run;
mod status;

commands! {
    /// Do what one worker at a time does for all, and show its state
    pub enum Upkeep { Run(run), Status(status) }
}
