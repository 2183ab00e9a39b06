use serde_json::Value;
use tokio_postgres::Error;

use crate::db::Session;
use crate::model::step::StepResult;

pub const SQL: &str = include_str!("step_detail.sql");

/// The parts of a step that no list shows.
#[derive(Clone, Debug)]
pub struct StepDetailRow {
    pub template: Option<Value>,
    pub interruptions: i32,
    pub result: Option<StepResult>,
    pub failure: Option<Value>,
}

/// Reads them with at most `result_limit` characters of the result; `None` reads all of it.
pub async fn step_detail(
    session: &Session,
    step_id: i64,
    result_limit: Option<i32>,
) -> Result<Option<StepDetailRow>, Error> {
    // left() cuts from the end when its count is negative; the largest count cuts nothing.
    let limit = result_limit.unwrap_or(i32::MAX);
    let Some(row) = session.query_opt(SQL, &[&step_id, &limit]).await? else { return Ok(None) };
    let text: Option<String> = row.try_get("result")?;
    let bytes: Option<i64> = row.try_get("result_bytes")?;
    let result = text.zip(bytes).map(|(text, bytes)| {
        let value = (text.len() as i64 == bytes).then(|| serde_json::from_str(&text).ok()).flatten();
        let beginning = value.is_none().then_some(text);
        StepResult { value, bytes, beginning }
    });
    Ok(Some(StepDetailRow {
        template: row.try_get("template")?,
        interruptions: row.try_get("interruptions")?,
        result,
        failure: row.try_get("failure")?,
    }))
}
