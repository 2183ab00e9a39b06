//! `tasker check plans --migration` and `--migrate-up`: compares the plans before and after migrations, in a copy of the
//! database or in a temporary one.

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use futures_util::future::LocalBoxFuture;

use super::report_on;
use super::statistics::lines;
use crate::checks::scratch::LocalServer;
use crate::cli::Context;
use crate::cli::scratch::{SCHEMA, interruption};
use crate::db::planner::{insert_rows_of_json, rows_as_json};
use crate::db::queries::scratch::schema_statements;
use crate::db::{Session, Source, Target};
use crate::error::{Exit, Failure, Result, TASKER};
use crate::files::read_text;
use crate::migrate::{self, LEDGERS, Run, Scope};
use crate::private_pg::Programs;
use crate::querycheck::compare::{Side, compare, with_parameters};
use crate::querycheck::scratch::ScratchDatabase;
use crate::querycheck::statistics::document::{Relation, Values};
use crate::querycheck::statistics::{
    Change, Losses, Program, Restored, SaveOptions, Schema, SchemaFile, StatisticsFile,
    migrate as run_script, restore_changed, save,
};
use crate::querycheck::{Options, QueryCheck, Report, ScratchServer, Tier};

/// A larger file is no migration.
const MAX_BYTES: u64 = 64 << 20;
/// About a query that cannot be planned after the migration.
const IF_TABLE_IS_MISSING: &str = "see whether the migration drops or renames it";
/// Counts rows and visible pages, for the planner.
const VACUUM: &str = "vacuum (analyze)";

#[derive(Debug, clap::Args)]
pub struct MigrationArgs {
    /// Compare the plans before and after this SQL file, in a copy of the database without rows; can be repeated
    ///
    /// The copy has the schema and the planner's statistics, and is made on a server that is started for it and deleted
    /// at the end. With --at-scale, or with --schema-file and --fill, in the temporary database.
    #[arg(long = "migration", value_name = "FILE", conflicts_with_all = ["base", "from_logs", "init"])]
    migrations: Vec<PathBuf>,
    /// Compare the plans before and after the missing migrations of tasker, as `tasker migrate up` would apply them
    #[arg(long, conflicts_with_all = ["migrations", "base", "at_scale", "statistics", "schema_files", "from_logs", "init", "analyze"])]
    migrate_up: bool,
}

/// The migrations to compare before and after.
pub enum Migrations {
    /// Names and texts.
    Files(Vec<(String, String)>),
    /// Those of tasker that the database lacks.
    Up,
}

impl MigrationArgs {
    /// Reads the files; `None` if no migration is named.
    ///
    /// # Errors
    /// A usage failure.
    pub fn open(&self, tier: Option<Tier>, is_run_without_rows: bool) -> Result<Option<Migrations>> {
        if self.migrations.is_empty() && !self.migrate_up {
            return Ok(None);
        }
        if tier == Some(Tier::Possible) {
            let failure = Failure::usage(
                "plans are compared by the planner's choice, which `--tier possible` leaves out",
            );
            return Err(failure.hint("leave out `--tier possible` or the migration").into());
        }
        if is_run_without_rows {
            let failure =
                Failure::usage("the copy that a migration is tried in has no rows to run a query on");
            let hint = "leave out `--analyze`, or make a database with rows: `--at-scale 5000`, `--schema-file FILE.sql --fill FILE.sql`";
            return Err(failure.hint(hint).into());
        }
        if self.migrate_up {
            return Ok(Some(Migrations::Up));
        }
        let read = |path: &PathBuf| {
            let text = File::open(path).and_then(|file| read_text(file, MAX_BYTES)).map_err(|error| {
                Failure::usage(format!("could not read the migration {}", path.display())).caused_by(error)
            })?;
            Ok((path.to_string_lossy().into_owned(), text))
        };
        self.migrations.iter().map(read).collect::<Result<_>>().map(|files| Some(Migrations::Files(files)))
    }
}

impl Migrations {
    /// As people name them.
    fn names(&self) -> Vec<String> {
        match self {
            Migrations::Files(files) => files.iter().map(|(name, _)| name.clone()).collect(),
            Migrations::Up => vec![format!("{TASKER} migrate up")],
        }
    }

    pub fn is_up(&self) -> bool {
        matches!(self, Migrations::Up)
    }

    fn scripts(&self) -> Vec<SchemaFile<'_>> {
        match self {
            Migrations::Files(files) => files.iter().map(|(name, text)| SchemaFile { name, text }).collect(),
            Migrations::Up => Vec::new(),
        }
    }
}

/// Checks the plans that the database of `session` will have after the migrations, and compares them with those before.
///
/// # Errors
/// Those of the servers, and a [`Failure`] for a migration that fails.
pub async fn report_migrated(
    context: &Context,
    migrations: &Migrations,
    session: &Session,
    checks: &[QueryCheck],
    options: &Options,
) -> Result<Report> {
    let checks = with_parameters(session, checks, options).await?;
    let spinner = context.output().spinner("objects copied");
    let values = SaveOptions { checks: &[], values: Values::All, keep_values_of: &[] };
    let mut file = save(session, &values).await?.file;
    // These have their rows in the copy.
    let is_ledger = |relation: &&mut Relation| LEDGERS.contains(&relation.name.as_str());
    file.relations.iter_mut().filter(is_ledger).for_each(|ledger| ledger.ends.clear());
    let schema = Schema::Statements(schema_statements(session).await?);
    spinner.finish_and_clear();
    let saved = u32::try_from(file.database.major).unwrap_or_default();
    let programs = Programs::of_major(saved).or_else(|_| Programs::newest())?;
    if programs.major() != saved {
        context.output().note(format!(
            "planned on PostgreSQL {}: the programs of PostgreSQL {saved} are not installed here",
            programs.version()
        ));
    }
    if !file.hidden.is_empty() {
        context
            .output()
            .note("the copy lacks the statistics that this role may not see: grant it pg_read_all_data");
    }
    let ledgers = Some(Ledgers::of(session, context.schema(), migrations.is_up()).await?);
    let copy = Copy { context, programs, file: &file, schema, migrations, ledgers };
    let interrupted = interruption(1)?;
    tokio::select! {
        compared = copy.compare(&checks, options.clone()) => compared.map(|(report, _)| report),
        () = interrupted => Err(Failure::new("interrupted").exit(Exit::Interrupted).into()),
    }
}

/// A database to be copied twice: before the migrations, and after.
pub struct Copy<'a> {
    pub context: &'a Context,
    pub programs: Programs,
    pub file: &'a StatisticsFile,
    pub schema: Schema<'a>,
    pub migrations: &'a Migrations,
    pub ledgers: Option<Ledgers>,
}

impl Copy<'_> {
    /// Compares the plans on a server that is deleted at the end.
    ///
    /// # Errors
    /// Those of the server, of the schema and of the migrations.
    pub async fn compare(&self, checks: &[QueryCheck], options: Options) -> Result<(Report, Losses)> {
        let Copy { context, programs, file, schema, migrations, ledgers } = self;
        let major = programs.major() as i32;
        let server: Arc<dyn ScratchServer> =
            Arc::new(LocalServer::new(super::watch, context.schema()).of(programs.clone()));
        let options = Options { scratch: Some(server.clone()), ..options };
        let spinner = context.output().spinner("copies made");
        let Restored { database, losses } =
            restore_changed(server.as_ref(), major, file, schema, Change::default()).await?;
        // `parameters_from` has no rows to read in the copy, and may name what the migration drops.
        let checks = with_parameters(&database.session, checks, &options).await?;
        let before = Side::take(
            &database.session,
            &checks,
            &options,
            &file.database.name,
            migrations.names(),
            &|_| {},
        )
        .await?;
        drop(database);
        let scripts = migrations.scripts();
        let program = ledgers.as_ref().map(|ledgers| ledgers as &dyn Program);
        let change = Change { program, scripts: &scripts };
        let after = restore_changed(server.as_ref(), major, file, schema, change).await?;
        spinner.finish_and_clear();
        let notes = lines(&losses);
        let new = lines(&after.losses).into_iter().filter(|line| !notes.contains(line));
        for line in notes.iter().cloned().chain(new.map(|line| format!("after the migration: {line}"))) {
            context.output().note(line);
        }
        let session = &after.database.session;
        let options = Options { if_table_is_missing: Some(IF_TABLE_IS_MISSING), ..options };
        let mut report = report_on(context, session, context.schema(), &checks, &options).await?;
        compare(session, &mut report, before, &checks).await?;
        Ok((report, losses))
    }
}

/// What tasker has installed in the database, for a copy that has no rows.
pub struct Ledgers {
    schema: String,
    /// Whether to apply what is missing.
    is_up: bool,
    /// Tables and their rows.
    tables: Vec<(&'static str, String)>,
}

impl Ledgers {
    async fn of(session: &Session, schema: &str, is_up: bool) -> Result<Ledgers> {
        let mut tables = Vec::new();
        for table in LEDGERS {
            // One that is missing is made by the migrations.
            match session.client().query_typed_one(&rows_as_json(schema, table), &[]).await {
                Ok(row) => tables.push((table, row.try_get(0)?)),
                Err(error) if error.is_closed() => return Err(error.into()),
                Err(_) => {}
            }
        }
        Ok(Ledgers { schema: schema.to_owned(), is_up, tables })
    }
}

impl Program for Ledgers {
    fn run<'a>(&'a self, database: &'a ScratchDatabase) -> LocalBoxFuture<'a, Result<()>> {
        Box::pin(async move {
            for (table, rows) in &self.tables {
                database.session.batch(&insert_rows_of_json(&self.schema, table, rows)).await?;
            }
            if !self.is_up {
                return Ok(());
            }
            let target = Target::from_url(&database.url, Source::Private)?;
            migrate::up(&Run::new(&target, &self.schema), &Scope::default()).await?;
            Ok(())
        })
    }
}

/// Compares the plans in a temporary database with rows, before and after the migrations.
///
/// # Errors
/// Those of the connections, and a [`Failure`] for a migration that fails.
pub async fn report_migrated_with_rows(
    context: &Context,
    migrations: &Migrations,
    (session, filling): (&Session, &Session),
    database: &str,
    checks: &[QueryCheck],
    options: &Options,
) -> Result<Report> {
    // As autovacuum does in time, on both sides.
    filling.batch(VACUUM).await?;
    let checks = with_parameters(session, checks, options).await?;
    let before = Side::take(session, &checks, options, database, migrations.names(), &|_| {}).await?;
    let mut losses = Losses::default();
    for script in migrations.scripts() {
        run_script(filling, &script, "default", &mut losses).await?;
    }
    lines(&losses).into_iter().for_each(|line| context.output().note(line));
    filling.batch(VACUUM).await?;
    let options = Options { if_table_is_missing: Some(IF_TABLE_IS_MISSING), ..options.clone() };
    let mut report = report_on(context, session, SCHEMA, &checks, &options).await?;
    compare(session, &mut report, before, &checks).await?;
    Ok(report)
}
