use std::path::PathBuf;

use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("data_folder.sql");

/// A path on the server's machine; `None` if this user may not see it.
pub async fn data_folder(session: &Session) -> Result<Option<PathBuf>, Error> {
    let folder: Option<String> = session.row(SQL, &[]).await?;
    Ok(folder.map(PathBuf::from))
}
