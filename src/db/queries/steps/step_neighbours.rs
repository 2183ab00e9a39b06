use tokio_postgres::Error;

use crate::db::Session;
use crate::db::row::FromRow;
use crate::model::step::{Neighbour, Neighbours};

pub const SQL: &str = include_str!("step_neighbours.sql");

/// Reads the parents and the children of a step, each in id order.
pub async fn step_neighbours(session: &Session, step_id: i64) -> Result<Neighbours, Error> {
    let mut neighbours = Neighbours::default();
    for row in session.query(SQL, &[&step_id]).await? {
        let side = match row.try_get("is_parent")? {
            true => &mut neighbours.parents,
            false => &mut neighbours.children,
        };
        side.push(Neighbour::from_row(&row)?);
    }
    Ok(neighbours)
}
