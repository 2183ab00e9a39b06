use tokio_postgres::{Error, Row};

use crate::db::row::FromRow;
use crate::model::reason::Excluded;
use crate::model::stuck::Group;

query! {
    /// Returns those stuck for at least `seconds`; reads `limit` entries of each lane and returns at most
    /// `named` members of each group.
    pub fn stuck_unserved(seconds: f64, limit: i64, named: i64) -> Vec<Unserved>
}

/// A group, with what keeps the workers of its queue from its steps.
pub struct Unserved(pub Group);

impl FromRow for Unserved {
    fn from_row(row: &Row) -> Result<Self, Error> {
        let bound_to: Vec<String> = row.try_get("bound_to")?;
        let group = Group { is_partial: row.try_get("is_partial")?, ..Group::from_row(row)? };
        Ok(Unserved(group.kept_by(&Excluded::from_row(row)?, &bound_to)))
    }
}
