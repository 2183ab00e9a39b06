//! Helpers for texts that know nothing of tasker.
//!
//! - `words!`: enums whose variants have a word each.
//! - [`invisible`]: characters that are not seen but act.
//! - [`suggest`]: suggestions for unknown words.
//! - [`statement`]: as much of an SQL statement's text as is needed without a server.

#[macro_use]
mod words;

pub mod invisible;
pub mod statement;
pub mod suggest;
