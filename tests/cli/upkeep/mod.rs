//! `tasker upkeep`.

mod retention;
mod run;
mod status;
