//! Groups the cancelled steps that others wait for in vain. See `stuck_cancellations.sql`.

use tokio_postgres::Error;

use crate::db::Session;
use crate::model::stuck::Group;

pub const SQL: &str = include_str!("stuck_cancellations.sql");

/// Those that were cancelled at least `seconds` ago, with `named` members of each group at most.
pub async fn stuck_cancellations(session: &Session, seconds: f64, named: i64) -> Result<Vec<Group>, Error> {
    session.query(SQL, &[&seconds, &named]).await?.iter().map(Group::try_from).collect()
}
