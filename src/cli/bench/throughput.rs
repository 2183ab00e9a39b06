//! `tasker bench throughput`.

use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;

use crate::cli::Context;
use crate::cli::context::connector;
use crate::cli::scratch::{SCHEMA, Use, progress, with_scratch};
use crate::db::target::process_environment;
use crate::db::{Source, Target};
use crate::engine::bench::{Burden, Load, Profile, Throughput, throughput};
use crate::engine::worker::ExchangeKind;
use crate::error::{Exit, Result, TASKER};
use crate::migrate::indexes::IndexSelection;
use crate::report::style::bytes;

/// Measure the steps per second that workers claim and complete
///
/// Submits tasks of seven steps and eight edges whose handlers do nothing, then lets workers run them.
/// This measures the cost of the engine and of the server, with every transition recorded. Runs in a
/// temporary database on the server of --database-url (the private PostgreSQL by default) and drops it
/// afterwards.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:
  tasker bench throughput
  tasker bench throughput --indexes all
  tasker bench throughput --tasks 5000 --workers 2 --format json
  tasker bench throughput --breakdown -j 16
  tasker bench throughput --workers 100 -j 4 --through postgres://app@pgbouncer:6432/any
  tasker bench throughput --held-transaction --backlog 1000000 --history 10000000")]
pub struct Args {
    /// Submit this many tasks of seven steps (1 to 10,000,000)
    #[arg(long, value_name = "N", default_value_t = 50_000, value_parser = clap::value_parser!(u32).range(1..=10_000_000))]
    tasks: u32,
    /// Run this many workers, each with its own connections (1 to 1,000)
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=1_000))]
    workers: u32,
    /// Let the workers connect through this transaction pooler, which must lead to the same server
    ///
    /// It must accept databases that it has no entry for: the temporary one. Its own database name is not used.
    #[arg(long, value_name = "URL")]
    through: Option<String>,
    /// Run this many steps in parallel in each worker (1 to 10,000)
    #[arg(long, short = 'j', value_name = "N", default_value_t = 256, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    concurrency: u32,
    /// Build these indexes: `lean`, `all`, or `lean` and the names of others [default: lean]
    #[arg(long, value_name = "lean|all|NAME,…")]
    indexes: Option<IndexSelection>,
    /// Measure again while another transaction stays open
    #[arg(long)]
    held_transaction: bool,
    /// Measure again with this many ready steps in the queue (1 to 100,000,000)
    #[arg(long, value_name = "STEPS", value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    backlog: Option<u32>,
    /// Measure again with this many transitions of earlier tasks in the tables (1 to 1,000,000,000)
    #[arg(long, value_name = "TRANSITIONS", value_parser = clap::value_parser!(u32).range(1..=1_000_000_000))]
    history: Option<u32>,
    /// Measure again while the backoff of this many steps of earlier tasks ends at once (1 to 100,000,000)
    #[arg(long, value_name = "STEPS", value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    due: Option<u32>,
    /// Say where the time goes: CPU and write-ahead log, the exchanges, what the server waits for
    #[arg(long)]
    breakdown: bool,
}

/// The approximate number of transitions in the history of one seeded task.
const TRANSITIONS_OF_A_TASK: u32 = 16;

#[derive(Serialize)]
struct Answer {
    #[serde(flatten)]
    plain: Throughput,
    /// The same work under a burden, after the plain run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    burdened: Vec<Burdened>,
}

#[derive(Serialize)]
struct Burdened {
    /// The burden of the run.
    burden: String,
    /// Steps per second against the plain run's.
    ratio: f64,
    /// CPU time of the server a step against the plain run's, with --breakdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    cpu_ratio: Option<f64>,
    #[serde(flatten)]
    run: Throughput,
}

pub async fn run(context: &Context, args: Args) -> Result<Exit> {
    let through = args.through.as_deref();
    let mut through =
        through.map(|url| Target::named(url, Source::Through, &process_environment)).transpose()?;
    through.iter_mut().for_each(|pooler| pooler.pooler = true);
    let measure = async |burden| {
        let load = Load {
            tasks: args.tasks as usize,
            workers: args.workers as usize,
            concurrency: args.concurrency as usize,
            burden,
            is_profiled: args.breakdown,
        };
        let progress = progress(*context.output());
        with_scratch(context, Use::Bench, args.indexes.clone(), async |scratch| {
            let through = through
                .as_ref()
                .map(|pooler| connector(Arc::new(pooler.with_database(scratch.target.database())), SCHEMA));
            throughput(&scratch.connect, through, load, progress).await
        })
        .await
    };
    let plain = measure(Burden::Nothing).await?;
    let mut burdened = Vec::new();
    for (name, burden) in args.burdens() {
        let run = measure(burden).await?;
        let ratio = |burdened: f64, plain: f64| (burdened / plain * 1000.0).round() / 1000.0;
        let cpu = |run: &Throughput| run.profile.as_ref().and_then(|profile| profile.server_cpu_us_per_step);
        burdened.push(Burdened {
            burden: name,
            ratio: ratio(run.steps_per_second, plain.steps_per_second),
            cpu_ratio: cpu(&run).zip(cpu(&plain)).map(|(burdened, plain)| ratio(burdened, plain)),
            run,
        });
    }
    context.answer("bench.throughput", &Answer { plain, burdened }, draw)
}

impl Args {
    /// The burdens to measure, each in its own run and database.
    fn burdens(&self) -> Vec<(String, Burden)> {
        let held =
            self.held_transaction.then(|| ("a transaction held open".to_owned(), Burden::HeldTransaction));
        let backlog = self.backlog.map(|steps| {
            (format!("{steps} ready steps waiting"), Burden::Backlog(steps.max(self.tasks) as usize))
        });
        let history = self.history.map(|transitions| {
            let tasks = transitions.div_ceil(TRANSITIONS_OF_A_TASK);
            (format!("{transitions} transitions of earlier tasks"), Burden::History(tasks as usize))
        });
        let due = self.due.map(|steps| (format!("{steps} steps due at once"), Burden::Due(steps as usize)));
        [held, backlog, history, due].into_iter().flatten().collect()
    }
}

fn draw_profile(profile: &Profile) -> String {
    let cpu = match profile.server_cpu_us_per_step {
        Some(cpu) => format!("{cpu:.1} µs a step"),
        None => "unknown: the server runs on another host".to_owned(),
    };
    let mut text = format!(
        "\nfrom the start of the workers to their end\n  \
         CPU of the workers' server processes: {cpu}\n  \
         write-ahead log: {:.1} records, {:.0} bytes a step",
        profile.wal_records_per_step, profile.wal_bytes_per_step
    );
    for (kind, exchanges) in &profile.exchanges {
        let kind = match kind {
            ExchangeKind::Claim => "claims",
            ExchangeKind::Completion => "completions",
            ExchangeKind::Failure => "failures",
        };
        let _ = write!(
            text,
            "\n  {kind}: {}, {:.1} steps and {:.2} ms each",
            exchanges.count, exchanges.steps_each, exchanges.milliseconds_each
        );
    }
    let _ = write!(text, "\n  server processes at work at a time: {:.2}", profile.busy_processes);
    for (what, share) in &profile.busy_time {
        let _ = write!(text, ", {what} {:.0}%", share * 100.0);
    }
    text
}

fn draw(answer: &Answer) -> String {
    let plain = &answer.plain;
    let checkpoints = match plain.checkpoints_requested {
        0 => String::new(),
        requested => {
            format!("; checkpoints requested: {requested} (`{TASKER} check health` names the settings)")
        }
    };
    let mut text = format!(
        "{} tasks of 7 steps and 8 edges, every transition recorded\n  \
         submitted  {:>8.0} steps/s\n  \
         completed  {:>8.0} steps/s  (workers: {}, concurrency: {})\n  \
         write-ahead log, the whole server's: {:.0} bytes a step, up to {:.0}% of it full-page images{}\n  \
         peak memory of this process: {}",
        plain.tasks,
        plain.submitted_steps_per_second.unwrap_or_default(),
        plain.steps_per_second,
        plain.workers,
        plain.concurrency,
        plain.wal_bytes_per_step,
        plain.wal_full_page_share * 100.0,
        checkpoints,
        bytes(plain.worker_peak_rss_bytes),
    );
    if let Some(profile) = &plain.profile {
        text.push_str(&draw_profile(profile));
    }
    for burdened in &answer.burdened {
        text.push_str(&format!(
            "\nwith {}\n  completed  {:>8.0} steps/s, {:.0}% of the plain run's",
            burdened.burden,
            burdened.run.steps_per_second,
            burdened.ratio * 100.0
        ));
        if let Some(profile) = &burdened.run.profile {
            text.push_str(&draw_profile(profile));
        }
    }
    text
}
