//! Helpers for texts that know nothing of tasker.
//!
//! - `words!`: enums whose variants have a word each.
//! - [`invisible`]: characters that are not seen but act.
//! - [`suggest`]: suggestions for unknown words.
//! - [`named_queries`]: SQL files of several queries.
//! - [`normalized`]: statements with parameters for constants.
//! - [`placeholders`]: parameters of a statement as drivers and tools write them.
//! - [`statement`]: as much of an SQL statement's text as is needed without a server.

#[macro_use]
mod words;

pub mod excerpt;
pub mod invisible;
pub mod named_queries;
pub mod normalized;
pub mod placeholders;
pub mod statement;
pub mod suggest;
