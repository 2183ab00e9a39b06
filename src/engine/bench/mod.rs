//! Measures the engine with the same submission and the same worker that users run, on a migrated database
//! created for it. [`seed`] fills such a database without running anything, and [`readiness`] measures
//! queries at several sizes.

pub mod faults;
mod latency;
mod profile;
pub mod readiness;
pub mod seed;
mod throughput;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::db::Session;
use crate::engine::templates::{self, StoredTemplate};
use crate::error::Result;
use crate::model::handler::{HandlerSpec, NoopSpec, StepResult};
use crate::model::template::{RetryPolicy, StepTemplate, Template};

pub use latency::{Latency, latency};
pub use profile::Profile;
pub use throughput::{Burden, Load, Throughput, throughput};

/// Seven steps and eight edges: one root, three branches that meet in pairs.
const SEVEN_STEPS: &[(&str, &[&str])] = &[
    ("fetch", &[]),
    ("left", &["fetch"]),
    ("middle", &["fetch"]),
    ("right", &["fetch"]),
    ("join", &["left", "middle"]),
    ("check", &["right"]),
    ("publish", &["join", "check"]),
];

/// Four steps in a row.
const FOUR_IN_A_ROW: &[(&str, &[&str])] =
    &[("first", &[]), ("second", &["first"]), ("third", &["second"]), ("fourth", &["third"])];

/// A workflow of steps that do nothing, which leaves the engine's own cost.
fn noop_template(name: &str, steps: &[(&str, &[&str])]) -> Template {
    let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    let steps = steps.iter().map(|(name, parents)| noop_step((*name).to_owned(), owned(parents)));
    noop_workflow("bench", name, steps.collect())
}

fn noop_workflow(namespace: &str, name: &str, steps: Vec<StepTemplate>) -> Template {
    Template {
        namespace: namespace.to_owned(),
        name: name.to_owned(),
        version: "1.0.0".to_owned(),
        description: None,
        retention: None,
        context: None,
        steps,
    }
}

fn noop_step(name: String, depends_on: Vec<String>) -> StepTemplate {
    StepTemplate {
        name,
        description: None,
        depends_on,
        handler: HandlerSpec::Noop(NoopSpec {}),
        result: StepResult::default(),
        secrets: BTreeMap::new(),
        retry: RetryPolicy::default(),
        timeout: None,
        queue: "default".to_owned(),
        priority: 0,
    }
}

async fn store(session: &mut Session, template: &Template) -> Result<StoredTemplate> {
    let applied = templates::apply(session, std::slice::from_ref(template)).await?;
    templates::load(session, applied[0].named_task_id).await
}

/// Percentiles of a sample, in milliseconds.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Percentiles {
    pub p50: f64,
    pub p95: f64,
    pub p99: f64,
}

impl Percentiles {
    /// Takes the nearest rank of each; `milliseconds` must not be empty.
    fn of(mut milliseconds: Vec<f64>) -> Self {
        milliseconds.sort_by(f64::total_cmp);
        let rank =
            |share: f64| milliseconds[((milliseconds.len() as f64 * share).ceil() as usize).max(1) - 1];
        Percentiles { p50: rank(0.50), p95: rank(0.95), p99: rank(0.99) }
    }
}

/// Returns the most memory that this process has used so far, in bytes. The benchmark submits and works in
/// one process, so a worker alone needs less.
fn peak_rss_bytes() -> u64 {
    let usage = nix::sys::resource::getrusage(nix::sys::resource::UsageWho::RUSAGE_SELF);
    let unit = if cfg!(target_os = "macos") { 1 } else { 1024 };
    usage.map_or(0, |usage| usage.max_rss() as u64 * unit)
}

/// Receives a benchmark's progress: its activity, the amount done, and the total.
pub type Progress = Arc<dyn Fn(&str, u64, u64) + Send + Sync>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_are_nearest_ranks() {
        let Percentiles { p50, p95, p99 } = Percentiles::of((1..=200).rev().map(f64::from).collect());
        assert_eq!((p50, p95, p99), (100.0, 190.0, 198.0));
        assert_eq!(Percentiles::of(vec![7.0]).p99, 7.0);
    }

    #[test]
    fn the_measured_workflow_has_seven_steps_and_eight_edges() {
        let edges: usize = SEVEN_STEPS.iter().map(|(_, parents)| parents.len()).sum();
        assert_eq!((SEVEN_STEPS.len(), edges), (7, 8));
    }
}
