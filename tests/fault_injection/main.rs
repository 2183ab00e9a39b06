//! What goes wrong on purpose: killed workers, lost connections, misbehaving programs.

#[path = "../common/mod.rs"]
mod common;

mod commands;
mod migrations;
mod network;
mod statements;
mod workers;
