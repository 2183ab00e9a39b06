//! `tasker task`.

mod by_cause;
mod cancel;
mod count;
mod graph;
mod list;
mod resolve;
mod retry;
mod show;
mod stats;
mod submit;
mod watch;
mod why;
