//! Reads what handlers are given. See `step_inputs.sql`.

use serde_json::{Map, Value};
use tokio_postgres::Error;
use tokio_postgres::types::Json;

use crate::db::Session;

pub const SQL: &str = include_str!("step_inputs.sql");

/// What the handler of one step is given.
#[derive(Debug)]
pub struct Input {
    pub step_id: i64,
    /// The task's identity.
    pub identity: String,
    pub context: Value,
    /// The parents' results by step name.
    pub parents: Map<String, Value>,
}

pub async fn step_inputs(session: &Session, step_ids: &[i64]) -> Result<Vec<Input>, Error> {
    let rows = session.query(SQL, &[&step_ids]).await?;
    rows.iter()
        .map(|row| {
            let parents: Option<Json<Map<String, Value>>> = row.try_get("parents")?;
            Ok(Input {
                step_id: row.try_get("workflow_step_id")?,
                identity: row.try_get("identity_hash")?,
                context: row.try_get::<_, Option<Value>>("context")?.unwrap_or(Value::Null),
                parents: parents.map(|Json(parents)| parents).unwrap_or_default(),
            })
        })
        .collect()
}
