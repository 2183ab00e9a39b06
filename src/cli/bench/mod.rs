//! `tasker bench`.

mod latency;
mod readiness;
mod seed;
mod throughput;

commands! {
    /// Measure tasker on your own hardware
    pub enum Bench { Throughput(throughput), Latency(latency), Seed(seed), Readiness(readiness) }
}
