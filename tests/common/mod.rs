//! What every test stands on: a real PostgreSQL, a migrated database of its own
//! for each test, and the real program run in a clean environment.
//!
//! The server is the one that `TASKER_TEST_DATABASE_URL` names, or else a
//! throwaway cluster that this test process starts and takes down with it.

// Each test binary uses its own part of this module.
#![allow(dead_code, unused_imports)]

pub mod browser;
mod cancel;
mod cluster;
mod database;
mod eventually;
pub mod http;
mod keeper;
pub mod page;
mod pooler;
mod process;
mod proxy;
mod run;
mod server;
mod template;

pub use cancel::cancel;
pub use cluster::Cluster;
pub use database::TestDatabase;
pub use eventually::{LIMIT, eventually, eventually_blocking, eventually_true};
pub use pooler::Pooler;
pub use process::{Pipe, Process};
pub use proxy::Proxy;
pub use run::{Program, Run};
pub use server::connect;
