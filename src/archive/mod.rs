//! Moves ended tasks out of a database: into files that can be read back, or for good.
//!
//! [`policy`] says what has expired, [`due`] finds it, [`run`] takes it out one part after the other. A [`part`] is a
//! folder with a file of [`rows`] for each table and a [`manifest`]; [`restore`] copies rows back.
//!
//! Nothing is lost by an end between any two statements. One transaction locks the tasks of a part, writes, syncs and reads
//! back its files, deletes the tasks and records the part in `tasker_archives`. Without the record the tasks are in the
//! database, and the next run removes the files.

pub mod due;
pub mod manifest;
pub mod part;
pub mod policy;
pub mod restore;
mod rows;
pub mod run;
pub mod status;
