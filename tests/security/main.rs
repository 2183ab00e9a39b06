//! Attacks by those who share a database, a machine or a terminal with tasker.

#[path = "../common/mod.rs"]
mod common;

mod exposed;
mod foreign;
mod identities;
mod links;
mod planted;
mod secrets;
mod terminal;
