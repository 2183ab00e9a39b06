//! The private PostgreSQL: found, made, started and stopped for a person who
//! names no database.
//!
//! - [`programs`]: where the server's programs are installed.
//! - [`account`]: the system user the server runs as, since PostgreSQL refuses root.

pub mod account;
pub mod programs;

pub use account::Account;
pub use programs::Programs;
