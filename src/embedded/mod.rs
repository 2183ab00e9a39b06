//! The private PostgreSQL: found, made, started and stopped for a person who
//! names no database.
//!
//! - [`programs`]: where the server's programs are installed.
//! - [`account`]: the system user the server runs as, since PostgreSQL refuses root.

pub mod account;
pub mod programs;

pub use account::Account;
pub use programs::Programs;

use crate::error::{Failure, Result};

/// Finds the private PostgreSQL running, or starts it and says so through
/// `note`; answers with its URL.
pub async fn ensure_running(_note: &dyn Fn(&str)) -> Result<String> {
    Err(Failure::unreachable("no database is named")
        .hint("name one: `tasker --database-url postgres://USER@HOST/NAME …`")
        .into())
}
