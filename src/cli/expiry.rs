//! What the upkeep does with tasks whose retention is over: flags of the commands that do it.

use std::path::PathBuf;
use std::sync::Arc;

use super::Context;
use super::context::user;
use crate::engine::upkeep::Expiry;
use crate::error::{Failure, Result};
use crate::files::write::ensure_folder;

/// Without either flag, and without `[archive]` in the configuration file, expired tasks stay.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ExpiryArgs {
    /// Let the upkeep move tasks whose retention is over to files in this directory
    #[arg(long, value_name = "DIR")]
    archive_to: Option<PathBuf>,
    /// Let the upkeep delete tasks whose retention is over
    #[arg(long, conflicts_with = "archive_to")]
    archive_delete: bool,
}

impl ExpiryArgs {
    /// What becomes of expired tasks; `None`: they stay.
    ///
    /// # Errors
    /// A usage [`Failure`] for a directory that cannot be used, or for a configuration that names both ways.
    pub fn expiry(&self, context: &Context) -> Result<Option<Arc<Expiry>>> {
        let file = context.archive_config();
        if file.to.is_some() && file.delete {
            return Err(Failure::usage("[archive] has both `to` and `delete`")
                .hint("keep `to` to move expired tasks to files, or `delete` to drop them")
                .into());
        }
        let to = match (&self.archive_to, self.archive_delete) {
            (Some(folder), _) => Some(folder),
            (None, true) => None,
            (None, false) if file.to.is_none() && !file.delete => return Ok(None),
            (None, false) => file.to.as_ref(),
        };
        let to = to.map(|folder| usable(folder)).transpose()?;
        Ok(Some(Arc::new(Expiry::new(context.retention().clone(), to, user()))))
    }
}

/// Makes the folder of an archive, unless it is there. Returns its absolute path.
///
/// # Errors
/// A usage [`Failure`] with that of the system.
pub fn usable(folder: &std::path::Path) -> Result<PathBuf> {
    ensure_folder(folder).map_err(|error| {
        Failure::usage(format!("could not use the directory {}", folder.display()))
            .caused_by(error)
            .hint("name a directory that you can write to")
            .into()
    })
}
