//! `tasker bench`.

mod faults;
mod latency;
mod own_server;
mod readiness;
mod seed;
mod throughput;

commands! {
    /// Measure tasker on your own hardware
    pub enum Bench {
        Throughput(throughput), Latency(latency), Seed(seed), Readiness(readiness), Faults(faults),
    }
}
