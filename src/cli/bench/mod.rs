//! `tasker bench`.

mod latency;
mod readiness;
mod seed;
mod throughput;

use clap::Subcommand;

use super::Context;
use crate::error::{Exit, Result};

/// Measure tasker on your own hardware
#[derive(Debug, Subcommand)]
pub enum Bench {
    Throughput(throughput::Args),
    Latency(latency::Args),
    Seed(seed::Args),
    Readiness(readiness::Args),
}

impl Bench {
    pub async fn run(self, context: &Context) -> Result<Exit> {
        match self {
            Bench::Throughput(args) => throughput::run(context, args).await,
            Bench::Latency(args) => latency::run(context, args).await,
            Bench::Seed(args) => seed::run(context, args).await,
            Bench::Readiness(args) => readiness::run(context, args).await,
        }
    }
}
