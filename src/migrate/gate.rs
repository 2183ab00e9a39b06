//! Whether a database holds the schema this program needs.

use crate::db::Session;
use crate::error::Result;

pub async fn check(_session: &Session, _database: &str, _schema: &str) -> Result<()> {
    Ok(())
}
