//! Finds who keeps dead rows from being cleaned away. See `xmin_holders.sql`.

use tokio_postgres::{Error, Row};

use crate::db::Session;

pub const SQL: &str = include_str!("xmin_holders.sql");

/// What keeps dead rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolderKind {
    Session,
    PreparedTransaction,
    ReplicationSlot,
    Standby,
}

/// A session, a slot or the like that dead rows are kept for.
#[derive(Clone, Debug, PartialEq)]
pub struct XminHolder {
    pub kind: HolderKind,
    /// The process id, the transaction's or the slot's name.
    pub name: String,
    pub owner: Option<String>,
    pub application: String,
    /// `None` of slots and standbys.
    pub seconds: Option<f64>,
    /// Transactions begun since.
    pub xids: Option<i64>,
}

impl TryFrom<&Row> for XminHolder {
    type Error = Error;

    fn try_from(row: &Row) -> Result<Self, Error> {
        Ok(XminHolder {
            kind: match row.try_get("kind")? {
                "session" => HolderKind::Session,
                "prepared_transaction" => HolderKind::PreparedTransaction,
                "replication_slot" => HolderKind::ReplicationSlot,
                _ => HolderKind::Standby,
            },
            name: row.try_get("name")?,
            owner: row.try_get("owner")?,
            application: row.try_get("application")?,
            seconds: row.try_get("seconds")?,
            xids: row.try_get("xids")?,
        })
    }
}

/// At most `limit` of them, the oldest first.
pub async fn xmin_holders(session: &Session, limit: i64) -> Result<Vec<XminHolder>, Error> {
    session.query(SQL, &[&limit]).await?.iter().map(XminHolder::try_from).collect()
}
