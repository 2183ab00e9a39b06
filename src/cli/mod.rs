//! The command line: one file for each command, its path the words a user types.

/// Defines a noun with its verbs, each with the module that has its `Args` and its `run`: `commands! { /// Run
/// workers and list them
/// pub enum Worker { Run(run), List(list) } }`.
macro_rules! commands {
    ($(#[$doc:meta])* pub enum $noun:ident { $($verb:ident($module:ident)),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, clap::Subcommand)]
        pub enum $noun { $($verb($module::Args)),* }

        impl $noun {
            pub async fn run(self, context: &$crate::cli::Context) -> $crate::error::Result<$crate::error::Exit> {
                match self { $($noun::$verb(args) => $module::run(context, args).await),* }
            }
        }
    };
}

mod archive;
mod bench;
mod changes;
mod chart;
mod check;
mod complete;
mod config;
mod context;
mod db;
mod demo;
mod diagnostics;
mod duration;
mod expiry;
mod failed;
mod format;
mod generate;
mod given;
mod input;
mod log;
mod migrate;
mod profile;
mod queue;
mod reader;
mod scratch;
mod serve;
mod sql_dir;
mod step;
mod stuck;
mod stuck_filter;
mod surgery;
mod task;
mod template;
mod threads;
mod upkeep;
mod worker;

use std::cell::Cell;
use std::time::Duration;

use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::error::{self, Exit, Result};
use crate::report::{Format, write_error_line};

pub use config::WorkerConfig;
pub use context::{Context, GlobalArgs};

/// Run workflows on plain PostgreSQL, find out why they are stuck, and keep their queries fast
#[derive(Debug, Parser)]
#[command(name = "tasker", version, propagate_version = true, max_term_width = 100, after_help = exit_codes())]
pub struct Cli {
    #[command(flatten)]
    pub global: GlobalArgs,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Demo(demo::Args),
    #[command(subcommand)]
    Db(db::Db),
    #[command(subcommand)]
    Migrate(migrate::Migrate),
    #[command(subcommand)]
    Template(template::Template),
    #[command(subcommand)]
    Task(task::Task),
    #[command(subcommand)]
    Step(step::Step),
    Stuck(stuck::Args),
    #[command(subcommand)]
    Queue(queue::Queue),
    #[command(subcommand)]
    Worker(worker::Worker),
    #[command(subcommand)]
    Upkeep(upkeep::Upkeep),
    Serve(serve::Args),
    #[command(subcommand)]
    Check(check::Check),
    #[command(subcommand)]
    Archive(archive::Archive),
    #[command(subcommand)]
    Bench(bench::Bench),
    #[command(subcommand)]
    Generate(generate::Generate),
}

impl Command {
    /// Whether it may do work on several threads: it runs steps, reads files while it writes to the database, or has
    /// several connections.
    fn is_parallel(&self) -> bool {
        match self {
            Command::Step(_)
            | Command::Stuck(_)
            | Command::Queue(_)
            | Command::Template(_)
            | Command::Upkeep(_) => false,
            Command::Task(task) => matches!(task, task::Task::Submit(_)),
            Command::Demo(_)
            | Command::Db(_)
            | Command::Migrate(_)
            | Command::Worker(_)
            | Command::Check(_)
            | Command::Archive(_)
            | Command::Bench(_)
            | Command::Serve(_)
            | Command::Generate(_) => true,
        }
    }
}

/// How long blocking calls under way may hold up the exit.
const THREADS_GRACE: Duration = Duration::from_secs(1);

/// The exit codes as help shows them.
fn exit_codes() -> String {
    let codes = Exit::ALL.map(|exit| format!("  {:>3}  {}", exit as u8, exit.meaning()));
    format!("Exit codes:\n{}", codes.join("\n"))
}

/// The whole command line, for help, completions and man pages.
pub fn command() -> clap::Command {
    Cli::command()
}

/// Parses the process's arguments, runs the command, prints its error.
pub fn main() -> Exit {
    complete::answer_shell();
    let matches = match command().try_get_matches_from(std::env::args_os()) {
        Ok(matches) => matches,
        Err(error) => return failed::print_usage(&error, &command()),
    };
    let cli = Cli::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    // That of the command line, until the file is read.
    let format = Cell::new(cli.global.format.unwrap_or_default());
    let outcome = threads::runtime(cli.command.is_parallel()).and_then(|runtime| {
        let outcome = runtime.block_on(run(cli, &matches, &format));
        // A host name that is looked up in vain would hold up the exit.
        runtime.shutdown_timeout(THREADS_GRACE);
        outcome
    });
    let exit = match outcome {
        Ok(exit) => exit,
        Err(error) => failed::print(&error, format.get()),
    };
    if error::is_password_left_out() {
        write_error_line("the printed commands leave out your password: set PGPASSWORD, or use ~/.pgpass");
    }
    exit
}

/// The command without its arguments: `tasker task list`.
fn words_typed(matches: &ArgMatches) -> String {
    let subcommands = std::iter::successors(matches.subcommand(), |&(_, inner)| inner.subcommand());
    let words = subcommands.map(|(word, _)| word);
    std::iter::once("tasker").chain(words).collect::<Vec<_>>().join(" ")
}

async fn run(cli: Cli, matches: &ArgMatches, format_of_error: &Cell<Format>) -> Result<Exit> {
    if !matches!(cli.command, Command::Demo(_)) {
        error::set_given(given::given(&cli.global, matches));
    }
    let words = words_typed(matches);
    let is_change = changes::is_change(&words, matches);
    let context = Context::new(cli.global, words, is_change)?;
    let format = context.output().format();
    format_of_error.set(format);
    if !Format::EVERYWHERE.contains(&format) {
        format::check(format, &command(), matches)?;
    }
    match cli.command {
        Command::Demo(args) => demo::run(&context, args).await,
        Command::Db(command) => command.run(&context).await,
        Command::Migrate(command) => command.run(&context).await,
        Command::Template(command) => command.run(&context).await,
        Command::Task(command) => command.run(&context).await,
        Command::Step(command) => command.run(&context).await,
        Command::Queue(command) => command.run(&context).await,
        Command::Stuck(args) => stuck::run(&context, args).await,
        Command::Worker(command) => command.run(&context).await,
        Command::Upkeep(command) => command.run(&context).await,
        Command::Serve(args) => serve::run(&context, args).await,
        Command::Check(command) => command.run(&context).await,
        Command::Archive(command) => command.run(&context).await,
        Command::Bench(command) => command.run(&context).await,
        Command::Generate(command) => command.run(&context).await,
    }
}
