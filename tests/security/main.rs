//! Attacks by those who share a database, a machine or a terminal with tasker.

#[path = "../common/mod.rs"]
mod common;

mod links;
mod terminal;
