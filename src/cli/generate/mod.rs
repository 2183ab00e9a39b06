//! `tasker generate`.

mod completions;
mod files;
mod man;
mod page;

commands! {
    /// Generate shell completions and man pages
    pub enum Generate { Completions(completions), Man(man) }
}
