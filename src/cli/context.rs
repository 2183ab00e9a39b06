//! Shared by all commands: global flags, database connections, output.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Args;
use serde::Serialize;
use tokio::sync::OnceCell;

use super::config::{ArchiveConfig, Config, WorkerConfig};
use super::duration::MAX_LAG;
use super::profile::UserConfig;
use super::reader::{Advice, Read, Reader};
use super::{format, input, log};
use crate::archive::policy::Configured;
use crate::db::target::{READ_VARIABLE, process_environment};
use crate::db::{self, Connect, Purpose, Session, Source, Target};
use crate::engine::worker::{Backoff, is_refused};
use crate::error::{Exit, Failure, Result, exit_of, one_line};
use crate::report::{ColorChoice, Format, Output};
use crate::text::suggest::is_slip;
use crate::yaml::HumanDuration;
use crate::{migrate, private_pg, secrets};

/// How far behind a replica may be, unless the user says.
const DEFAULT_MAX_LAG: Duration = Duration::from_secs(5);

/// Flags that every command accepts.
#[derive(Clone, Debug, Args)]
#[command(next_help_heading = "Global options")]
pub struct GlobalArgs {
    /// Connect to this database: postgres://USER@HOST/NAME?sslmode=… or "host=… dbname=…"
    ///
    /// Without this flag, tasker uses the first of these that is set: a profile, DATABASE_URL, the PG* variables
    /// (with .pgpass and service files), database_url in tasker.toml. If none is set, it uses your
    /// private PostgreSQL and starts it when needed.
    #[arg(long, global = true, value_name = "URL")]
    pub database_url: Option<String>,
    /// Use the database of this [profile.NAME] of your configuration, ~/.config/tasker/config.toml
    ///
    /// A profile names a service, a URL without a password, or the variable that has the URL. Without this flag:
    /// TASKER_PROFILE, unless --database-url is given. Where the profile says `production = true`, every command that
    /// changes something names the database and asks first.
    #[arg(long, global = true, value_name = "NAME", conflicts_with = "database_url")]
    pub profile: Option<String>,
    /// Change the database of a production profile, or revert migrations, without asking
    #[arg(short, long, global = true)]
    pub yes: bool,
    /// Refuse to make or use a private PostgreSQL where no database is named
    #[arg(long, global = true, env = "TASKER_REQUIRE_DATABASE",
          value_parser = clap::builder::FalseyValueParser::new())]
    pub require_database: bool,
    /// Let commands that only read ask this replica, in the same forms; an empty one turns it off
    ///
    /// task list, show, count, stats, graph, watch and why, step show and why, stuck and check plans read there. They ask the
    /// primary while the replica is away, cancels the query, or is too far behind. Without this flag:
    /// TASKER_READ_DATABASE_URL, read_database_url in tasker.toml.
    #[arg(long, global = true, value_name = "URL")]
    pub read_url: Option<String>,
    /// Ask the primary if the replica is further behind than this (0s to 365days) [default: 5s]
    #[arg(long, global = true, value_name = "DURATION", env = "TASKER_MAX_LAG",
          value_parser = |text: &str| MAX_LAG.parse(text))]
    pub max_lag: Option<Duration>,
    /// Use tasker's tables in this schema [default: public]
    #[arg(long, global = true, value_name = "NAME", env = "TASKER_SCHEMA")]
    pub schema: Option<String>,
    /// Keep no session state, for connections through a transaction pooler such as pgbouncer
    #[arg(long, global = true, env = "TASKER_POOLER", value_parser = clap::builder::FalseyValueParser::new())]
    pub pooler: bool,
    /// Print the answer in this format [default: table]
    #[arg(long, global = true, value_parser = format::parser_of_all(), env = "TASKER_FORMAT",
          overrides_with = "format")]
    pub format: Option<Format>,
    /// Use colours automatically, always or never [default: auto]
    #[arg(long, global = true, value_enum, value_name = "WHEN")]
    pub color: Option<ColorChoice>,
    /// Print only the answer, without progress messages and notes
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Log more to standard error (-v: info, -vv: debug, -vvv: everything)
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// Read settings from this file [default: tasker.toml in the current directory, if there is one]
    #[arg(long, global = true, value_name = "FILE", env = "TASKER_CONFIG")]
    pub config: Option<PathBuf>,
}

/// An answer about a whole database.
#[derive(Serialize)]
struct OfDatabase<'a, T> {
    database: &'a str,
    schema: &'a str,
    #[serde(flatten)]
    value: &'a T,
}

/// The settings, connections and output of one command.
pub struct Context {
    output: Output,
    schema: String,
    /// The database that the user named, if any.
    named: Option<Target>,
    /// The replica that commands which only read ask, if the user named one.
    replica: Option<Target>,
    /// How far behind it may be.
    max_lag: Duration,
    /// The private PostgreSQL, once a command needed it.
    private: OnceCell<Target>,
    /// Whether it is refused.
    requires_database: bool,
    /// The variable that has the database's URL, if a profile names it.
    variable: Option<String>,
    /// The profile that names the database, if it is one of production.
    production: Option<String>,
    /// Whether the user confirmed changes ahead, with `--yes`.
    is_confirmed: bool,
    /// Whether the command changes a database.
    is_change: bool,
    /// Set once the database was named to the user, and confirmed where that is needed.
    named_to_user: OnceCell<()>,
    worker: WorkerConfig,
    archive: ArchiveConfig,
    retention: Configured,
    command: String,
}

impl Context {
    /// Merges flags, environment and `tasker.toml`, in this order. `command` is the
    /// command as typed, without its arguments; sessions use it as application name. `is_change` says whether it
    /// changes a database.
    ///
    /// Opens no connection: commands that need no database open none.
    pub fn new(global: GlobalArgs, command: String, is_change: bool) -> Result<Self> {
        let file = Config::load(global.config.as_deref())?;
        let user = UserConfig::load()?;
        let output = Output::new(
            global.format.or(file.format).unwrap_or_default(),
            global.color.or(file.color).unwrap_or_default(),
            global.quiet,
        );
        log::start(global.verbose, output);
        let flag = global.database_url.or_else(|| secrets::argument("--database-url"));
        let from_environment = || process_environment("TASKER_PROFILE").filter(|_| flag.is_none());
        let profile = global.profile.or_else(from_environment).map(|name| user.profile(&name)).transpose()?;
        let of_profile = profile.clone().unwrap_or_default();
        let schema = global.schema.or(of_profile.schema).or(file.schema);
        let schema = schema.unwrap_or_else(|| "public".to_owned());
        check_schema_name(&schema)?;
        let read_flag = global.read_url.or_else(|| secrets::argument("--read-url"));
        let is_used = |name: &&str| match *name {
            "DATABASE_URL" => flag.is_none() && profile.is_none(),
            READ_VARIABLE => read_flag.is_none(),
            _ => true,
        };
        if let Some(name) = secrets::not_utf8().filter(is_used) {
            return Err(Failure::usage(format!("{name} is not valid UTF-8")).into());
        }
        let mut named = match &profile {
            Some(profile) => Some(profile.target(&process_environment)?),
            None => Target::find(flag.as_deref(), file.database_url.as_deref(), &process_environment)?,
        };
        let mut replica = Target::find_replica(
            read_flag.as_deref(),
            file.read_database_url.as_deref(),
            &process_environment,
        )?;
        for target in [&mut named, &mut replica].into_iter().flatten() {
            target.pooler = global.pooler || of_profile.pooler.or(file.pooler).unwrap_or(false);
            target.application_name = command.clone();
        }
        let of_file = file.max_lag.map(|HumanDuration(lag)| MAX_LAG.check("max_lag", lag)).transpose()?;
        let max_lag = global.max_lag.or(of_file).unwrap_or(DEFAULT_MAX_LAG);
        let requires_database =
            global.require_database || file.require_database.unwrap_or(false) || user.require_database;
        let Config { worker, archive, retention, .. } = file;
        Ok(Context {
            output,
            schema,
            named,
            replica,
            max_lag,
            private: OnceCell::new(),
            requires_database,
            variable: of_profile.variable,
            production: profile.filter(|profile| profile.production).map(|profile| profile.name),
            is_confirmed: global.yes,
            is_change,
            named_to_user: OnceCell::new(),
            worker,
            archive,
            retention,
            command,
        })
    }

    /// Where answers, remarks and progress go.
    pub fn output(&self) -> &Output {
        &self.output
    }

    /// Prints the answer of a command that has done its work: see [`Output::answer`].
    pub fn answer<T: Serialize>(
        &self,
        kind: &str,
        value: &T,
        human: impl FnOnce(&T) -> String,
    ) -> Result<Exit> {
        self.output.answer(kind, value, human)?;
        Ok(Exit::Done)
    }

    /// Prints an answer about the whole database, with the names of both before it.
    pub async fn answer_of_database<T: Serialize>(
        &self,
        kind: &str,
        value: &T,
        human: impl FnOnce(&T) -> String,
    ) -> Result<Exit> {
        let database = self.target().await?.database();
        self.answer(kind, &OfDatabase { database, schema: &self.schema, value }, |answer| human(answer.value))
    }

    /// The schema that holds Tasker's tables.
    pub fn schema(&self) -> &str {
        &self.schema
    }

    /// The `[worker]` table of the configuration file.
    pub fn worker_config(&self) -> &WorkerConfig {
        &self.worker
    }

    /// The `[archive]` table of the configuration file.
    pub fn archive_config(&self) -> &ArchiveConfig {
        &self.archive
    }

    /// The `[retention]` table of the configuration file.
    pub fn retention(&self) -> &Configured {
        &self.retention
    }

    /// The variable of the profile that has the database's URL, if any: it may hold a password.
    pub fn variable(&self) -> Option<&str> {
        self.variable.as_deref()
    }

    /// Whether the user confirmed changes ahead, with `--yes`.
    pub fn is_confirmed(&self) -> bool {
        self.is_confirmed
    }

    /// The database that the user named, if any.
    pub fn named(&self) -> Option<&Target> {
        self.named.as_ref()
    }

    /// The replica that commands which only read ask, if the user named one.
    pub fn replica(&self) -> Option<&Target> {
        self.replica.as_ref()
    }

    /// How far behind the replica may be.
    pub fn max_lag(&self) -> Duration {
        self.max_lag
    }

    /// Reads from the replica, if the user named one and it can be used, or else from the primary.
    pub async fn read<T>(&self, work: impl AsyncFn(&mut Session) -> Result<T>) -> Result<Read<T>> {
        Reader::open(self, true).await?.read(work).await
    }

    /// Like [`Context::read`]; an answer that names a command which changes something is the primary's.
    pub async fn read_advice<T: Advice>(
        &self,
        work: impl AsyncFn(&mut Session) -> Result<T>,
    ) -> Result<Read<T>> {
        Reader::open(self, true).await?.read_advice(work).await
    }

    /// The database to use: the one named, or the private one, started if needed. A command that changes something
    /// names it to the user first: see [`Context::announce_change`].
    pub async fn target(&self) -> Result<&Target> {
        if self.is_change {
            self.announce_change().await?;
        }
        self.target_unannounced().await
    }

    async fn target_unannounced(&self) -> Result<&Target> {
        if let Some(target) = &self.named {
            return Ok(target);
        }
        let start = async || {
            let mut target = Target::from_url(&self.private_server()?, Source::Private)?;
            target.application_name = self.command.clone();
            Ok(target)
        };
        self.private.get_or_try_init(start).await
    }

    /// Returns the URL of the private PostgreSQL, started if needed.
    ///
    /// # Errors
    /// That of [`Context::allow_private_server`], and those of starting it.
    pub fn private_server(&self) -> Result<String> {
        self.allow_private_server()?;
        private_pg::ensure_running(&|text| self.output.note(text))
    }

    /// Allows the private PostgreSQL.
    ///
    /// # Errors
    /// A usage [`Failure`] where the user requires a named database.
    pub fn allow_private_server(&self) -> Result<()> {
        if !self.requires_database {
            return Ok(());
        }
        Err(Failure::usage(
            "no private PostgreSQL is used: --require-database, TASKER_REQUIRE_DATABASE or require_database forbids it",
        )
        .hint(format!("name a database with --database-url, --profile or DATABASE_URL{}", misspelt_variable()))
        .into())
    }

    /// Names the database to the user before it is changed, once a command: the private one, and that of a production
    /// profile, for which it also asks. Any other the user has just named.
    ///
    /// # Errors
    /// A usage failure if it cannot ask, a failure if the answer is no.
    pub async fn announce_change(&self) -> Result<()> {
        let announce = async || {
            let target = self.target_unannounced().await?;
            // A worker that has replaced itself did it before.
            if secrets::were_handed_over() {
                return Ok(());
            }
            if target.source == Source::Private {
                self.output.note(format_args!("on your private PostgreSQL{}", misspelt_variable()));
            }
            match &self.production {
                Some(profile) => self.confirm_production(profile, target),
                None => Ok(()),
            }
        };
        self.named_to_user.get_or_try_init(announce).await.copied()
    }

    fn confirm_production(&self, profile: &str, target: &Target) -> Result<()> {
        let what = format!(
            "production profile {profile}: database {:?} on {target}, schema {:?}",
            target.database(),
            self.schema
        );
        if self.is_confirmed {
            self.output.note(what);
            return Ok(());
        }
        let question = format!("{what}\nRun `{}` there?", self.command);
        if input::confirm(&question, &format!("it would change {what}; confirm with --yes"))? {
            return Ok(());
        }
        Err(Failure::new("nothing was changed").into())
    }

    /// Opens a connection to a database that holds the schema this program
    /// needs; a failure names the command that fixes it.
    pub async fn session(&self, purpose: Purpose) -> Result<Session> {
        let session = self.unchecked_session(purpose).await?;
        migrate::gate::check(&session, self.target().await?, &self.schema).await?;
        Ok(session)
    }

    /// Returns how `worker run` opens its connections; the working ones also check the schema.
    pub async fn worker_connector(&self) -> Result<Connect> {
        let target = Arc::new(self.target().await?.clone());
        let (connect, schema) =
            (connector(target.clone(), &self.schema), Arc::<str>::from(self.schema.as_str()));
        Ok(Arc::new(move |purpose| {
            let (connecting, target, schema) = (connect(purpose), target.clone(), schema.clone());
            Box::pin(async move {
                let session = connecting.await?;
                if purpose == Purpose::Worker {
                    migrate::gate::check(&session, &target, &schema).await?;
                    migrate::gate::check_rows(&session, &target, &schema).await?;
                }
                Ok(session)
            })
        }))
    }

    /// Whether connections go through a transaction pooler, which delivers no notifications.
    pub async fn is_pooled(&self) -> Result<bool> {
        Ok(self.target().await?.pooler)
    }

    /// Waits for a database that is away, for so long at most: while its host name is unknown, the connection is refused or
    /// the server starts.
    ///
    /// # Errors
    /// Those of connecting when the time is over; a refused login at once.
    pub async fn wait_for_database(&self, limit: Duration) -> Result<()> {
        let (began, mut backoff) = (Instant::now(), Backoff::default());
        let mut is_told = false;
        while let Err(error) = self.unchecked_session(Purpose::Command).await {
            let may_pass = exit_of(&error) == Exit::Unreachable && !is_refused(&error);
            if !may_pass || began.elapsed() >= limit {
                return Err(error);
            }
            if !std::mem::replace(&mut is_told, true) {
                self.output.note(format!("waiting for the database: {}", one_line(&error)));
            }
            backoff.pause().await;
        }
        Ok(())
    }

    /// Opens a connection to the database, migrated or not.
    pub async fn unchecked_session(&self, purpose: Purpose) -> Result<Session> {
        db::connect(self.target().await?, &self.schema, purpose).await
    }
}

/// Returns how connections to a database are opened.
pub fn connector(target: Arc<Target>, schema: &str) -> Connect {
    let schema: Arc<str> = schema.into();
    Arc::new(move |purpose| {
        let (target, schema) = (target.clone(), schema.clone());
        Box::pin(async move { db::connect(&target, &schema, purpose).await })
    })
}

/// A hint at a variable whose name is one slip away from `DATABASE_URL`, if there is one.
fn misspelt_variable() -> String {
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let mut names = names.filter(|name| is_slip(name, "DATABASE_URL"));
    names.next().map(|name| format!("; {name} is set: did you mean DATABASE_URL?")).unwrap_or_default()
}

/// Refuses names that PostgreSQL would refuse or truncate.
fn check_schema_name(name: &str) -> Result<()> {
    let fault = if name.is_empty() {
        "it is empty"
    } else if name.contains('\0') {
        "it contains a NUL character"
    } else if name.len() > 63 {
        "it is longer than PostgreSQL's limit of 63 bytes"
    } else if name.starts_with("pg_") {
        "PostgreSQL reserves names that start with pg_"
    } else {
        return Ok(());
    };
    Err(Failure::usage(format!("{name:?} is not a valid schema name: {fault}"))
        .hint("choose another name, such as `--schema tasker`")
        .into())
}

/// The user and host that run the command, as `user@host`.
pub fn user() -> String {
    let name = nix::unistd::User::from_uid(nix::unistd::getuid()).ok().flatten().map(|user| user.name);
    let host =
        nix::sys::utsname::uname().ok().and_then(|system| system.nodename().to_str().map(str::to_owned));
    format!("{}@{}", name.as_deref().unwrap_or("unknown"), host.as_deref().unwrap_or("localhost"))
}
