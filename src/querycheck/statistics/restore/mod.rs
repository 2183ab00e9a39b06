//! Makes a database that has a schema and the planner's knowledge of another database, and no rows: its tables are as
//! large as those, as far as the planner looks.

mod change;
mod columns;
mod ends;
mod extended;
mod files;
mod losses;
mod pages;
mod schema;

use anyhow::Context as _;
pub use change::{Change, Program};
pub use losses::Losses;
pub use schema::{Schema, SchemaFile, migrate};

use super::document::{Database, LocaleProvider, StatisticsFile};
use super::dump::FIRST_MAJOR;
use crate::db::planner::set_of_database;
use crate::error::{Failure, Result};
use crate::querycheck::scratch::{NewDatabase, ScratchDatabase, ScratchServer};

/// A database to plan in, and how it differs from the one that was saved.
pub struct Restored {
    pub database: ScratchDatabase,
    pub losses: Losses,
}

/// Restores statistics beside a schema, on a server of one's own.
///
/// # Errors
/// Those of the server, and a [`Failure`] for a statement of the schema that fails.
pub async fn restore(
    server: &dyn ScratchServer,
    major: i32,
    file: &StatisticsFile,
    schema: &SchemaFile<'_>,
) -> Result<Restored> {
    restore_changed(server, major, file, &Schema::File(*schema), Change::default()).await
}

/// [`restore`] with a change of the schema, as if it had been made in the database with the rows.
///
/// # Errors
/// Those of the server, and a [`Failure`] for a statement of the schema or of the change that fails.
pub async fn restore_changed(
    server: &dyn ScratchServer,
    major: i32,
    file: &StatisticsFile,
    schema: &Schema<'_>,
    change: Change<'_>,
) -> Result<Restored> {
    if !file.statements.is_empty() && major < FIRST_MAJOR {
        return Err(Failure::unreachable(format!(
            "PostgreSQL {major} cannot restore statistics that pg_dump wrote"
        ))
        .hint(format!("plan on PostgreSQL {FIRST_MAJOR} or later, with `--on`"))
        .into());
    }
    let mut losses = Losses::default();
    let database = create(server, major, file, &mut losses).await?;
    let session = &database.session;
    schema::load(session, schema, &file.search_path, &mut losses).await?;
    let file = &*change::make(&database, file, change, &mut losses).await?;
    for (setting, value) in &file.settings {
        let set = set_of_database(&database.name, setting, value);
        if let Err(error) = session.batch(&set).await {
            losses.skipped.push(format!("setting {setting}: {error}"));
        }
    }
    session.batch("set allow_system_table_mods = on").await?;
    ends::restore(session, file, &mut losses).await.context("restoring the ends of indexes")?;
    columns::restore(session, file, &mut losses).await.context("restoring the statistics of columns")?;
    extended::restore(session, major, file, &mut losses).await.context("restoring extended statistics")?;
    let files = files::resize(session, file, &mut losses).await.context("restoring the sizes of tables")?;
    session.batch("checkpoint").await?;
    let work = Box::new(move |folder: &std::path::Path| pages::write(folder, &files));
    let session = server.while_stopped(&database.name, work).await?;
    Ok(Restored { database: ScratchDatabase { session, ..database }, losses })
}

/// Creates the database with the other's locale, if this computer has it.
async fn create(
    server: &dyn ScratchServer,
    major: i32,
    file: &StatisticsFile,
    losses: &mut Losses,
) -> Result<ScratchDatabase> {
    let wanted = NewDatabase {
        major,
        search_path: file.search_path.clone(),
        encoding: file.database.encoding.clone(),
        locale: locale(&file.database, major),
    };
    match server.database(&wanted).await {
        Ok(database) => Ok(database),
        Err(error) if !wanted.locale.is_empty() && crate::error::server_error(&error).is_some() => {
            losses.locale = Some(crate::error::one_line(&error));
            let plain = NewDatabase { locale: Vec::new(), ..wanted };
            server.database(&plain).await
        }
        Err(error) => Err(error),
    }
}

/// The words of `create database` for a locale.
fn locale(database: &Database, major: i32) -> Vec<(&'static str, String)> {
    let of_libc = [("lc_collate", database.collate.clone()), ("lc_ctype", database.ctype.clone())];
    let locale = database.locale.clone().unwrap_or_default();
    match database.locale_provider {
        LocaleProvider::Libc => of_libc.to_vec(),
        LocaleProvider::Icu if major >= 15 => [("locale_provider", "icu".to_owned()), ("icu_locale", locale)]
            .into_iter()
            .chain(of_libc)
            .collect(),
        LocaleProvider::Builtin if major >= 17 => {
            [("locale_provider", "builtin".to_owned()), ("builtin_locale", locale)]
                .into_iter()
                .chain(of_libc)
                .collect()
        }
        LocaleProvider::Icu => of_libc.to_vec(),
        // The order of its texts is that of their bytes.
        LocaleProvider::Builtin => Vec::new(),
    }
}
