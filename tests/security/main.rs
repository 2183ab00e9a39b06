//! Attacks by those who share a database, a machine or a terminal with tasker.

#[path = "../common/mod.rs"]
mod common;

mod exposed;
mod foreign;
mod functions;
mod identities;
mod links;
mod namespaces;
mod pages;
mod planted;
mod roles;
mod secrets;
mod terminal;
