//! `tasker upkeep`.

mod run;
mod status;
