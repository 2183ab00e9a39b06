//! The command line as its users meet it: the real program, its output and exit status.

#[path = "../common/mod.rs"]
mod common;

mod archive;
mod bench;
mod check;
mod complete;
mod connect;
mod db;
mod demo;
mod docs;
mod examples;
mod fixture;
mod migrate;
mod pooler;
mod printed;
mod queue;
mod replica;
mod schema;
mod serve;
mod step;
mod stuck;
mod task;
mod template;
mod upkeep;
mod usage;
mod worker;
