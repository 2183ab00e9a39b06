//! `tasker bench faults`.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::own_server::OwnServer;
use crate::checks::consistency::{self, Mode};
use crate::cli::Context;
use crate::cli::context::user;
use crate::cli::scratch::{Use, interruption, progress, with_scratch_on};
use crate::db::{Purpose, Target};
use crate::engine::bench::faults::proxy::Address;
use crate::engine::bench::faults::{Faults, Plan, faults};
use crate::error::{Exit, Failure, Result, TASKER};
use crate::report::style::{self, count, grouped};
use crate::report::table;

/// Make random faults while workers run random workflows, and check that nothing is lost or done twice
///
/// Starts worker processes, each behind a proxy, and submits tasks of random workflows. It then loses
/// messages, delays and cuts connections, stops and kills workers, and stops the server. At the end it
/// checks the invariants: effects of `sql` steps happen exactly once, only a handler's failure spends an
/// attempt, no two handlers of a step run at once, every task ends, workers recover in time and do not exit.
/// Exits with status 3 if one of them was broken, and keeps the logs of the workers.
///
/// Without --database-url, DATABASE_URL or another named database, it creates a PostgreSQL of its own in a
/// temporary folder, crashes and restarts it, and deletes it afterwards. On a named server, it uses a
/// temporary database and does not touch the server.
///
/// Ctrl-C ends the faults early: the tasks end, and the report follows.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker bench faults
  tasker bench faults --minutes 30 --workers 8
  tasker bench faults --faults 10000 --seed 7 --format json")]
pub struct Args {
    /// Make faults for this long (1 to 100,000) [default: 1, without --faults]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    minutes: Option<u32>,
    /// End after this many faults (1 to 1,000,000,000)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000_000))]
    faults: Option<u32>,
    /// Run this many worker processes (2 to 64)
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(u32).range(2..=64))]
    workers: u32,
    /// Draw the same workflows and the same order of faults for each worker again [default: random]
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let is_told_to_stop = interruption(1)?;
    let interrupted = interruption(2)?;
    let (own, server) = match context.named() {
        Some(named) => {
            context.announce_change().await?;
            (None, named.clone())
        }
        None => {
            let own = OwnServer::start(&|text| context.output().note(text))?;
            let target = own.target()?;
            (Some(own), target)
        }
    };
    check(&server)?;
    let (stop, stopped) = watch::channel(false);
    tokio::spawn(async move {
        is_told_to_stop.await;
        stop.send_replace(true);
        std::future::pending::<()>().await;
    });
    let minutes = args.minutes.or(args.faults.is_none().then_some(1));
    let mut folder = Folder::create()?;
    let report = with_scratch_on(&server, context.output(), Use::Bench, None, interrupted, async |scratch| {
        let connect = scratch.connect.clone();
        let plan = Plan {
            workers: args.workers as usize,
            lasting: minutes.map(|minutes| Duration::from_secs(60) * minutes),
            faults: args.faults.map(u64::from),
            seed: args.seed.unwrap_or_else(|| fastrand::u64(..1_000_000)),
            connect: scratch.connect,
            server: address_of(&server),
            address: Arc::new(move |port, name| scratch.target.by_way_of(port, name)),
            power: own.as_ref().map(OwnServer::power),
            folder: folder.path.clone(),
        };
        faults(plan, stopped, progress(*context.output()), async || {
            let mut session = connect(Purpose::Bulk).await?;
            let report = consistency::check(&mut session, None, Mode::Report, &user()).await?;
            Ok(report.differences.len() as u64)
        })
        .await
    })
    .await?;
    context.output().answer("bench.faults", &report, draw)?;
    if report.broken > 0 {
        folder.is_kept = true;
        context.output().note(format_args!("the workers' logs are in {}", folder.path.display()));
    }
    Ok(if report.broken > 0 { Exit::Found } else { Exit::Done })
}

/// Refuses servers whose messages cannot be read on the way.
fn check(server: &Target) -> Result<()> {
    if server.pooler {
        return Err(Failure::usage("faults are made on the way to PostgreSQL, not to a pooler")
            .hint("connect to the server's own port, without --pooler (TASKER_POOLER, pooler in tasker.toml)")
            .into());
    }
    if server.requires_tls() {
        return Err(Failure::usage("faults need connections without TLS: the proxies read the messages")
            .hint(format!("use a server for tests with sslmode=disable, or none: `{TASKER} bench faults`"))
            .into());
    }
    Ok(())
}

fn address_of(server: &Target) -> Address {
    let (host, port) = (server.host(), server.port());
    if host.starts_with('/') {
        return Address::Unix(PathBuf::from(host).join(format!(".s.PGSQL.{port}")));
    }
    Address::Tcp(host, port)
}

/// The working directory of workers and programs, and the workers' logs; deleted when dropped, unless it is to be
/// kept.
struct Folder {
    path: PathBuf,
    is_kept: bool,
}

impl Folder {
    fn create() -> Result<Self> {
        let name = format!("tasker-programs-{}-{:08x}", std::process::id(), fastrand::u32(..));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir(&path)?;
        Ok(Folder { path, is_kept: false })
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.is_kept {
            let _ = std::fs::remove_dir_all(&self.path);
        }
    }
}

fn draw(report: &Faults) -> String {
    let rows = report.kinds.iter().map(|made| {
        let time = |time: Option<f64>| time.map_or_else(|| "-".to_owned(), style::milliseconds);
        vec![
            made.fault.name().to_owned(),
            grouped(made.times),
            time(made.recovery_ms.map(|recovery| recovery.p50)),
            time(made.recovery_ms.map(|recovery| recovery.p99)),
            time(made.longest_ms),
        ]
    });
    let mut text = table::draw(["fault", ">times", ">recovery p50", ">p99", ">longest, ms"], rows);
    let rows = report.invariants.iter().map(|invariant| {
        vec![
            invariant.meaning.to_owned(),
            grouped(invariant.checked),
            match invariant.broken {
                0 => "0".to_owned(),
                broken => console::style(grouped(broken)).red().bold().to_string(),
            },
        ]
    });
    text.push('\n');
    text.push_str(&table::draw(["invariant", ">checked", ">broken"], rows));
    for invariant in &report.invariants {
        for example in &invariant.examples {
            text.push_str(&format!("\n{}: {}", invariant.meaning, style::one_line(example, 800)));
        }
    }
    text.push_str(&format!(
        "\n{}: {} in {} ({} with `--seed {}`), {} tasks of {} steps, {} attempts interrupted",
        match report.broken {
            0 => "every invariant held".to_owned(),
            broken => format!("broken {}", count(broken as usize, "time", "times")),
        },
        count(report.faults as usize, "fault", "faults"),
        style::duration(Duration::from_millis(report.took_ms)),
        count(report.workers, "worker", "workers"),
        report.seed,
        grouped(report.tasks),
        grouped(report.steps),
        grouped(report.interruptions),
    ));
    text
}
