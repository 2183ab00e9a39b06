//! Loads an applied template by its id.

use tokio_postgres::Error;

use super::find_template::TemplateRow;
use crate::db::Session;

pub const SQL: &str = include_str!("load_template.sql");

pub async fn load_template(session: &Session, named_task_id: i64) -> Result<Option<TemplateRow>, Error> {
    session.query_opt(SQL, &[&named_task_id]).await?.map(TemplateRow::try_from).transpose()
}
