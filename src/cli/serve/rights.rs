//! Whether this server changes anything, and why not.

use super::desk::Desk;
use crate::db::queries::server::read_only::{Writes, writes};
use crate::engine::worker::privileges::missing_to_operate;
use crate::error::one_line;

/// What the user of the command allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowed {
    Changes,
    /// By `--read-only`.
    Nothing,
    /// Without `--allow-changes`.
    Reading,
}

/// Whether changes can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rights {
    Changes,
    /// They cannot: the reason.
    ReadOnly(String),
}

impl Rights {
    pub fn may_change(&self) -> bool {
        *self == Rights::Changes
    }

    /// Asks the database, unless the command forbids changes.
    pub async fn of(desk: &Desk<'_>, allowed: Allowed) -> Rights {
        let reason = match allowed {
            Allowed::Nothing => Some("this server was started with --read-only".to_owned()),
            Allowed::Reading => Some("this server was started without --allow-changes".to_owned()),
            Allowed::Changes => {
                let refusal = desk.primary(async |session| {
                    Ok(match writes(session).await? {
                        Writes::Elsewhere => Some("the database is a standby".to_owned()),
                        Writes::Refused => Some("the database accepts only reading transactions".to_owned()),
                        Writes::Taken if missing_to_operate(session).await?.is_empty() => None,
                        Writes::Taken => Some(
                            "the role of this server may not change tasks (docs/privileges.md)".to_owned(),
                        ),
                    })
                });
                refusal.await.unwrap_or_else(|error| Some(one_line(&error)))
            }
        };
        reason.map_or(Rights::Changes, Rights::ReadOnly)
    }
}
