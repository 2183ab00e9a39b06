//! `tasker archive`.

mod list;
mod restore;
mod run;
mod show;
mod status;

commands! {
    /// Move ended tasks out of the database, read them, and bring them back
    pub enum Archive { Run(run), Status(status), List(list), Show(show), Restore(restore) }
}
