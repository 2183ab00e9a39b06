use tokio_postgres::error::SqlState;
use tokio_postgres::{Error, SimpleQueryMessage, SimpleQueryRow};

use crate::db::Session;

pub const SQL: &str = include_str!("list_installed.sql");

/// A version or a view, as its ledger has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstalledRow {
    /// `schema` or `views`.
    pub phase: String,
    pub version: i32,
    pub name: String,
    pub checksum: String,
    /// RFC 3339.
    pub installed_at: String,
}

impl TryFrom<&SimpleQueryRow> for InstalledRow {
    type Error = Error;

    fn try_from(row: &SimpleQueryRow) -> Result<Self, Error> {
        let text = |name| Ok::<_, Error>(row.try_get(name)?.unwrap_or_default().to_owned());
        Ok(InstalledRow {
            phase: text("phase")?,
            // An integer column: the server writes nothing else.
            version: text("version")?.parse().unwrap_or_default(),
            name: text("name")?,
            checksum: text("checksum")?,
            installed_at: text("installed_at")?,
        })
    }
}

/// Lists the installed versions; `None` if the database has no ledgers.
pub async fn list_installed(session: &Session) -> Result<Option<Vec<InstalledRow>>, Error> {
    let messages = match session.texts(SQL).await {
        Ok(messages) => messages,
        Err(error) if error.code() == Some(&SqlState::UNDEFINED_TABLE) => return Ok(None),
        Err(error) => return Err(error),
    };
    let rows = messages.iter().filter_map(|message| match message {
        SimpleQueryMessage::Row(row) => Some(InstalledRow::try_from(row)),
        _ => None,
    });
    rows.collect::<Result<_, _>>().map(Some)
}
