use tokio_postgres::Error;

use crate::db::Session;

pub const SQL: &str = include_str!("pin_settings.sql");

pub async fn pin_settings(session: &Session, settings: &[(String, String)]) -> Result<(), Error> {
    let (names, values): (Vec<&str>, Vec<&str>) =
        settings.iter().map(|(name, value)| (name.as_str(), value.as_str())).unzip();
    session.query(SQL, &[&names, &values]).await?;
    Ok(())
}
