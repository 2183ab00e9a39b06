//! `tasker step`.

mod by_cause;
mod cancel;
mod reset;
mod resolve;
mod retry;
mod show;
mod why;
