//! `tasker worker run`.

mod events;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use clap::builder::PossibleValuesParser;
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use nix::unistd::geteuid;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

use self::events::Teller;
use super::listen::{self, Listener};
use crate::cli::Context;
use crate::cli::duration::{LEASE, POLL_INTERVAL, Range, STOP_TIMEOUT, WAIT_FOR_DATABASE};
use crate::cli::expiry::ExpiryArgs;
use crate::db::Purpose;
use crate::engine::queues;
use crate::engine::worker::{self, Options, Stop, StopSignal, Summary, Vitals};
use crate::error::{Exit, Failure, Result, TASKER, one_line};
use crate::handlers::keeper;
use crate::model::handler::HandlerKind;
use crate::model::http_host::HttpHost;
use crate::model::queue::Queue;
use crate::model::reason::resumption_of;
use crate::report::style::count;
use crate::secrets;
use crate::text::suggest::nearest;
use crate::yaml::HumanDuration;

/// Claim steps and run them
///
/// Runs until it receives a signal. After the first SIGTERM, SIGHUP, SIGQUIT or Ctrl-C, it claims no more
/// steps and lets the running steps end; after the second, it stops their handlers and gives the steps
/// back. Start any number of workers on any number of hosts: they share the work. If a worker dies, its
/// lease expires and other workers run its steps.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker worker run
  tasker worker run --queue payments --concurrency 4
  tasker worker run --namespace shop
  tasker worker run --handlers sql --sql-connections 4
  tasker worker run --listen 127.0.0.1:9464
  tasker worker run --drain             for CI: run the waiting steps, then stop")]
pub struct Args {
    /// Run up to this many steps in parallel (1 to 10,000) [default: 16]
    #[arg(long, short = 'j', value_name = "N", env = "TASKER_CONCURRENCY", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    concurrency: Option<u32>,
    /// Only serve this queue; can be repeated [default: all queues]
    #[arg(long, value_name = "NAME", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    queue: Vec<String>,
    /// Only run steps of workflows of this namespace; can be repeated [default: all namespaces]
    #[arg(long, value_name = "NAME", value_delimiter = ',', value_parser = clap::builder::NonEmptyStringValueParser::new())]
    namespace: Vec<String>,
    /// Only run steps with these handlers: command, sql, http, noop, sleep or fail [default: all]
    #[arg(long, value_name = "HANDLER", value_delimiter = ',', value_parser = handler())]
    handlers: Vec<String>,
    /// Stop when no work is left
    #[arg(long)]
    drain: bool,
    /// Check for work at least this often, even without notifications (10ms to 1h) [default: 1s]
    #[arg(long, value_name = "DURATION", value_parser = |text: &str| POLL_INTERVAL.parse(text))]
    poll_interval: Option<Duration>,
    /// Let others rescue the steps of this worker if it is silent for this long (1s to 1day) [default: 30s]
    #[arg(long, value_name = "DURATION", value_parser = |text: &str| LEASE.parse(text))]
    lease: Option<Duration>,
    /// Run up to this many `sql` steps in parallel, each on its own connection (1 to 1,000) [default: 8]
    #[arg(long, value_name = "N", env = "TASKER_SQL_CONNECTIONS", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    sql_connections: Option<u32>,
    /// After a signal, give the running steps back if they take longer than this (0s to 30days) [default: no limit]
    #[arg(long, value_name = "DURATION", value_parser = |text: &str| STOP_TIMEOUT.parse(text))]
    stop_timeout: Option<Duration>,
    /// At the start, wait this long for a database that is away (0s to 30days) [default: no limit; 30s with --drain]
    ///
    /// Waits while the host name is unknown, the connection is refused, or the server starts; never after a refused login.
    #[arg(long, value_name = "DURATION", env = "TASKER_WAIT_FOR_DATABASE", value_parser = |text: &str| WAIT_FOR_DATABASE.parse(text))]
    wait_for_database: Option<Duration>,
    /// Exit if the database cannot be reached at the start, like --wait-for-database 0s
    #[arg(long)]
    no_wait: bool,
    /// Retry failed steps at once; for test environments only
    #[arg(long, env = "TASKER_RETRY_BACKOFF_DISABLED", value_parser = clap::builder::FalseyValueParser::new())]
    retry_backoff_disabled: bool,
    /// Answer Prometheus and probes over HTTP at this address and port: /metrics, /livez, /readyz
    ///
    /// For example 127.0.0.1:9464; with port 0 the system chooses one. The answers name workflows and steps, to
    /// everyone who can reach the address.
    #[arg(long, value_name = "ADDRESS", env = listen::VARIABLE, value_parser = listen::parse)]
    listen: Option<SocketAddr>,
    /// Never do the upkeep, even if no other worker does
    #[arg(long)]
    no_upkeep: bool,
    #[command(flatten)]
    expiry: ExpiryArgs,
    /// Run as root without a warning, for containers in which there is no other user
    #[arg(long, env = "TASKER_ALLOW_ROOT", value_parser = clap::builder::FalseyValueParser::new())]
    allow_root: bool,
}

fn handler() -> PossibleValuesParser {
    let named = HandlerKind::ALL.into_iter().filter(|handler| *handler != HandlerKind::Missing);
    named.map(HandlerKind::as_str).collect::<Vec<_>>().into()
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    // Before the terminal is no longer its standard input.
    context.announce_change().await?;
    secrets::hide(context.variable()).context("hiding the database's password from the programs of steps")?;
    if geteuid().is_root() && !args.allow_root {
        tracing::warn!(
            "runs as root, and so does every program of a step: run workers as a user of their own (`--allow-root` silences this)",
        );
    }
    let output = *context.output();
    let teller = Teller::new(output);
    let listener = match listen::address(context, args.listen)? {
        Some(address) => Some(Listener::bind(address).await?),
        None => None,
    };
    let mut options = options(context, args).await?;
    let allowed = {
        let of_listener = if listener.is_some() { listen::FILES } else { 0 };
        steps_for_files(open_files()?.saturating_sub(of_listener), options.sql_connections)
    };
    if allowed < options.concurrency {
        tracing::warn!(
            "runs {allowed} steps in parallel instead of {}: the limit of open files (`ulimit -n`) allows no more",
            options.concurrency
        );
        options.concurrency = allowed;
    }
    if options.retry_backoff_disabled {
        tracing::warn!("retry backoff is disabled: every failed step is tried again at once");
    }
    let stop = stop_on_signals(teller)?;
    let is_drain = options.drain;
    let drained = options.drain.then(|| options.queues.clone());
    keeper::start().context("starting the keeper of the programs")?;
    if let Some(served) = &options.queues {
        let warned = tokio::time::timeout(FIRST_LOOK, warn_of_unknown_queues(context, served)).await;
        if !matches!(warned, Ok(Ok(()))) {
            tracing::debug!("the queues are not known yet");
        }
    }
    let vitals = Arc::new(Vitals::new(options.lease));
    if let Some(listener) = listener {
        teller.note(format_args!("listens on http://{}: /metrics, /livez, /readyz", listener.address()));
        tokio::spawn(listener.serve(options.metrics.clone(), vitals.clone()));
    }
    let observer = teller.observer(vitals);
    let summary = worker::run(context.worker_connector().await?, options, observer, stop.clone()).await?;
    if let Some(served) = drained {
        // The worker has done what it was asked for.
        if let Err(error) = tell_of_pauses(context, teller, served.as_deref()).await {
            tracing::debug!("paused queues are not known: {}", one_line(&error));
        }
    }
    output.answer("worker.run", &summary, draw)?;
    Ok(match *stop.borrow() {
        Stop::Now => Exit::Interrupted,
        _ if is_drain && summary.failed_tasks > 0 => Exit::Failed,
        _ => Exit::Done,
    })
}

/// Open files of a running program: its three pipes, and as many again while it starts.
const FILES_OF_A_STEP: u64 = 6;
/// Open files beside those of steps and their connections.
const FILES_OF_A_WORKER: u64 = 24;

/// How many steps can run in parallel with so many open files; at least one.
fn steps_for_files(files: u64, sql_connections: usize) -> usize {
    let left = files.saturating_sub(FILES_OF_A_WORKER + sql_connections as u64);
    usize::try_from(left / FILES_OF_A_STEP).unwrap_or(usize::MAX).max(1)
}

/// Raises the limit of open files as far as the system lets this process; returns it.
fn open_files() -> Result<u64> {
    let (soft, hard) = getrlimit(Resource::RLIMIT_NOFILE).context("reading the limit of open files")?;
    Ok(if soft < hard && setrlimit(Resource::RLIMIT_NOFILE, hard, hard).is_ok() { hard } else { soft })
}

/// How long a worker that is about to start looks for its queues; it starts without the database too.
const FIRST_LOOK: Duration = Duration::from_secs(2);

/// Warns of queues that no workflow names, which can be mistyped.
async fn warn_of_unknown_queues(context: &Context, served: &[String]) -> Result<()> {
    let queues = queues::list(&context.session(Purpose::Command).await?).await?;
    let known: Vec<&str> = queues.iter().map(|queue| queue.queue.as_str()).collect();
    for queue in served.iter().filter(|queue| !known.contains(&queue.as_str())) {
        let meant = nearest(queue, known.iter().copied());
        let meant = meant.map_or_else(String::new, |near| format!("; did you mean {near:?}?"));
        tracing::warn!("no workflow has steps in queue {queue:?} yet{meant}");
    }
    Ok(())
}

/// What a worker that stops when nothing is left has left all the same.
async fn tell_of_pauses(context: &Context, teller: Teller, served: Option<&[String]>) -> Result<()> {
    let queues = queues::list(&context.session(Purpose::Command).await?).await?;
    let is_served = |queue: &Queue| served.is_none_or(|names| names.contains(&queue.queue));
    for queue in queues.iter().filter(|queue| queue.paused.is_some() && is_served(queue)) {
        if queue.ready_steps > 0 {
            let steps = count(queue.ready_steps as usize, "step waits", "steps wait");
            teller.note(format_args!(
                "queue {} is paused, {steps} there: `{}`",
                queue.queue,
                resumption_of(&queue.queue)
            ));
        }
    }
    Ok(())
}

fn draw(summary: &Summary) -> String {
    let given_back = match summary.released_steps {
        0 => String::new(),
        steps => format!(", {steps} given back"),
    };
    format!(
        "{} done, {} failed{given_back}; {} complete, {} in error",
        count(summary.completed_steps as usize, "step", "steps"),
        summary.failed_steps,
        count(summary.completed_tasks as usize, "task", "tasks"),
        summary.failed_tasks,
    )
}

async fn options(context: &Context, args: Args) -> Result<Options> {
    let file = context.worker_config();
    let defaults = Options::default();
    let configured = |name: &str, range: Range, given: Option<HumanDuration>| {
        given.map(|given| range.check(name, given.0)).transpose()
    };
    let poll_interval = configured("worker.poll_interval", POLL_INTERVAL, file.poll_interval)?;
    let lease = configured("worker.lease", LEASE, file.lease)?;
    let stop_timeout = configured("worker.stop_timeout", STOP_TIMEOUT, file.stop_timeout)?;
    let queues = if args.queue.is_empty() { file.queues.clone() } else { args.queue };
    let namespaces = if args.namespace.is_empty() { file.namespaces.clone() } else { args.namespace };
    let handlers = if args.handlers.is_empty() { file.handlers.clone() } else { args.handlers };
    let find = |name: &String| {
        HandlerKind::of_word(name).filter(|handler| *handler != HandlerKind::Missing).ok_or_else(|| {
            Failure::usage(format!("there is no handler {name:?}"))
                .hint(format!("see `{TASKER} worker run --help`"))
        })
    };
    let http_hosts = file.http_hosts.iter().map(|host| {
        host.parse::<HttpHost>().map_err(|_| {
            Failure::usage(format!("{host:?} among `http_hosts` names no host"))
                .hint("write \"https://shop.example\", \"http://10.0.0.7:8080\" or \"*.shop.example\"")
        })
    });
    let handlers = handlers.iter().map(find).collect::<Result<Vec<_>, _>>()?;
    Ok(Options {
        handlers: (!handlers.is_empty()).then_some(handlers),
        queues: (!queues.is_empty()).then_some(queues),
        namespaces: (!namespaces.is_empty()).then_some(namespaces),
        concurrency: args.concurrency.or(file.concurrency).map_or(defaults.concurrency, |n| n as usize),
        poll_interval: args.poll_interval.or(poll_interval).unwrap_or(defaults.poll_interval),
        lease: args.lease.or(lease).unwrap_or(defaults.lease),
        drain: args.drain,
        retry_backoff_disabled: args.retry_backoff_disabled || file.retry_backoff_disabled,
        listen: !context.is_pooled().await?,
        sql_connections: args
            .sql_connections
            .or(file.sql_connections)
            .map_or(defaults.sql_connections, |n| n as usize),
        http_hosts: http_hosts.collect::<Result<_, _>>()?,
        stop_timeout: args.stop_timeout.or(stop_timeout),
        wait: if args.no_wait { Some(Duration::ZERO) } else { args.wait_for_database },
        upkeep: !args.no_upkeep && file.upkeep.unwrap_or(true),
        expiry: args.expiry.expiry(context)?,
        metrics: defaults.metrics,
    })
}

/// SIGTERM, Ctrl-C, SIGHUP and SIGQUIT: the first drains, the second stops.
fn stop_on_signals(teller: Teller) -> Result<StopSignal> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut hangup = signal(SignalKind::hangup())?;
    let mut quit = signal(SignalKind::quit())?;
    let (sender, receiver) = watch::channel(Stop::No);
    tokio::spawn(async move {
        for next in [Stop::Drain, Stop::Now] {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
                _ = hangup.recv() => {}
                _ = quit.recv() => {}
            }
            if next == Stop::Now {
                teller.note("stopping at once: the running steps are given back");
            }
            sender.send_replace(next);
        }
        // A third signal has nothing left to change; keep the channel open.
        std::future::pending::<()>().await;
    });
    Ok(receiver)
}
