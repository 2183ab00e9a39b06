//! What goes wrong on purpose: killed workers, lost connections, misbehaving programs.

#[path = "../common/mod.rs"]
mod common;

mod archives;
mod capacity;
mod clock;
mod commands;
mod host;
mod lanes;
mod large_steps;
mod locks;
mod migrations;
mod network;
mod server;
mod silence;
mod small_disk;
mod statements;
mod workers;
