//! Groups the steps that no live worker will run. See `stuck_unserved.sql`.

use tokio_postgres::Error;

use crate::db::Session;
use crate::model::stuck::Group;

pub const SQL: &str = include_str!("stuck_unserved.sql");

/// Those that have been so for at least `seconds`; reads `limit` entries of each lane and gives `named` members of
/// each group at most.
pub async fn stuck_unserved(
    session: &Session,
    seconds: f64,
    limit: i64,
    named: i64,
) -> Result<Vec<Group>, Error> {
    session.query(SQL, &[&seconds, &limit, &named]).await?.iter().map(Group::try_from).collect()
}
