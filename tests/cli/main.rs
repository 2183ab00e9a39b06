//! The command line as its users meet it: the real program, its output and exit status.

#[path = "../common/mod.rs"]
mod common;

mod db;
mod examples;
mod template;
mod usage;
