//! The metrics of a worker: docs/metrics.md describes each.
//!
//! What happens is counted in atomic numbers. A lock is taken where a step is met for the first time, and by those who
//! read.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use prometheus::core::Collector;
use prometheus::{
    Gauge, GaugeVec, Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, Opts,
    Registry, TextEncoder,
};

use super::event::{Event, ExchangeKind};
use super::series::{Occupancy, Series};

/// Steps of workflows with series of their own; each has some forty. All others share one.
pub const MOST_STEPS: usize = 200;
/// The labels of the steps that share one; no workflow has the name.
const OTHER: &str = "other";

/// Upper bounds of waiting and running, in seconds.
const STEP_SECONDS: [f64; 12] = [0.001, 0.005, 0.025, 0.1, 0.5, 1.0, 5.0, 15.0, 60.0, 300.0, 1800.0, 7200.0];
/// Of an answer of the server.
const DATABASE_SECONDS: [f64; 12] =
    [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 10.0];
/// Of the steps of one exchange.
const BATCH_STEPS: [f64; 10] = [0.0, 1.0, 2.0, 5.0, 10.0, 25.0, 50.0, 100.0, 250.0, 1000.0];

/// See the [module](self).
#[derive(Debug)]
pub struct Metrics {
    registry: Registry,
    /// The series of each workflow's steps.
    known: Mutex<HashMap<(String, String), Series>>,
    steps: IntCounterVec,
    waiting: HistogramVec,
    running: HistogramVec,
    claims: Exchanges,
    completions: Exchanges,
    failures: Exchanges,
    heartbeat_seconds: Histogram,
    complete_tasks: IntCounter,
    tasks_in_error: IntCounter,
    rescued_steps: IntCounter,
    unanswered_steps: IntCounter,
    losses: IntCounter,
    unserved: IntCounter,
    outages: IntCounter,
    reconnects: IntCounter,
    is_connected: IntGauge,
    is_draining: IntGauge,
    last_answer: Gauge,
    slots: IntGauge,
    occupancy: Occupancy,
}

/// The exchanges of one kind.
#[derive(Debug)]
struct Exchanges {
    seconds: Histogram,
    steps: Histogram,
}

impl Exchanges {
    fn count(&self, steps: usize, took: Duration) {
        self.seconds.observe(took.as_secs_f64());
        self.steps.observe(steps as f64);
    }
}

/// Adds metrics to a registry.
struct Registrar(Registry);

impl Registrar {
    fn register<C: Collector + Clone + 'static>(&self, collector: prometheus::Result<C>) -> C {
        let collector = collector.expect("its name and labels are valid");
        self.0.register(Box::new(collector.clone())).expect("each name is registered once");
        collector
    }

    fn counter(&self, name: &str, help: &str) -> IntCounter {
        self.register(IntCounter::new(name, help))
    }

    fn gauge(&self, name: &str, help: &str) -> IntGauge {
        self.register(IntGauge::new(name, help))
    }

    fn counters(&self, name: &str, help: &str, labels: &[&str]) -> IntCounterVec {
        self.register(IntCounterVec::new(Opts::new(name, help), labels))
    }

    fn histogram(&self, name: &str, help: &str, bounds: &[f64]) -> Histogram {
        self.register(Histogram::with_opts(HistogramOpts::new(name, help).buckets(bounds.to_vec())))
    }

    fn histograms(&self, name: &str, help: &str, labels: &[&str], bounds: &[f64]) -> HistogramVec {
        let options = HistogramOpts::new(name, help).buckets(bounds.to_vec());
        self.register(HistogramVec::new(options, labels))
    }
}

impl Default for Metrics {
    fn default() -> Self {
        let all = Registrar(Registry::new());
        let build = all.register(GaugeVec::new(
            Opts::new("tasker_build_info", "The version of tasker; always 1."),
            &["version"],
        ));
        build.with_label_values(&[env!("CARGO_PKG_VERSION")]).set(1.0);
        let of_a_step = ["workflow", "step"];
        let exchange_seconds = all.histograms(
            "tasker_worker_exchange_seconds",
            "Time from a request to the end of the server's answer, by kind of exchange.",
            &["kind"],
            &DATABASE_SECONDS,
        );
        let exchange_steps = all.histograms(
            "tasker_worker_exchange_steps",
            "Steps of an exchange: claimed, completed or failed. The transaction of an sql step completes it, no exchange.",
            &["kind"],
            &BATCH_STEPS,
        );
        let exchanges = |kind: &str| Exchanges {
            seconds: exchange_seconds.with_label_values(&[kind]),
            steps: exchange_steps.with_label_values(&[kind]),
        };
        let tasks = all.counters(
            "tasker_worker_tasks_total",
            "Tasks that ended with a step of this worker, by their state.",
            &["outcome"],
        );
        Metrics {
            known: Mutex::default(),
            steps: all.counters(
                "tasker_worker_steps_total",
                "Attempts recorded, by how they ended: complete, retry (failed, another attempt follows), error (failed \
                 for good), interrupted (does not count), refused (the claim had passed on).",
                &["workflow", "step", "outcome"],
            ),
            waiting: all.histograms(
                "tasker_worker_step_waiting_seconds",
                "Time from when a step was ready to the start of its handler.",
                &of_a_step,
                &STEP_SECONDS,
            ),
            running: all.histograms(
                "tasker_worker_step_running_seconds",
                "Time that the handler of a recorded attempt ran.",
                &of_a_step,
                &STEP_SECONDS,
            ),
            claims: exchanges("claim"),
            completions: exchanges("completion"),
            failures: exchanges("failure"),
            heartbeat_seconds: all.histogram(
                "tasker_worker_heartbeat_seconds",
                "Time from a heartbeat to the end of the server's answer.",
                &DATABASE_SECONDS,
            ),
            complete_tasks: tasks.with_label_values(&["complete"]),
            tasks_in_error: tasks.with_label_values(&["error"]),
            rescued_steps: all.counter(
                "tasker_worker_rescued_steps_total",
                "Steps that this worker took back from lost workers.",
            ),
            unanswered_steps: all.counter(
                "tasker_worker_unanswered_steps_total",
                "Steps claimed with an answer that never came, and given back.",
            ),
            losses: all.counter(
                "tasker_worker_losses_total",
                "Times that this worker was taken for dead, or had to take itself for dead.",
            ),
            unserved: all.counter(
                "tasker_worker_database_errors_total",
                "Requests and connections that failed; each is tried again.",
            ),
            outages: all.counter(
                "tasker_worker_outages_total",
                "Times that the database began not to serve this worker.",
            ),
            reconnects: all.counter(
                "tasker_worker_reconnects_total",
                "Times that the database served this worker again.",
            ),
            is_connected: all.gauge(
                "tasker_worker_connected",
                "1 while the database serves this worker, otherwise 0.",
            ),
            is_draining: all.gauge(
                "tasker_worker_draining",
                "1 once this worker claims no more steps because it is to end, otherwise 0.",
            ),
            last_answer: all.register(Gauge::new(
                "tasker_worker_last_answer_timestamp_seconds",
                "Unix time of the newest answer of the server to an exchange or a heartbeat; 0 before the first.",
            )),
            slots: all.gauge("tasker_worker_slots", "Steps that this worker runs at once, at most."),
            occupancy: Occupancy {
                occupied: all.gauge("tasker_worker_slots_occupied", "Slots with a step."),
                held: all.gauge(
                    "tasker_worker_claims_held",
                    "Claims that this worker holds: steps that wait for a slot, run, or have an end that is not recorded.",
                ),
            },
            registry: all.0,
        }
    }
}

impl Metrics {
    /// The series of a step of a workflow.
    pub fn series(&self, workflow: &str, step: &str) -> Series {
        let mut known = self.known.lock().expect("no holder panics");
        let key = (workflow.to_owned(), step.to_owned());
        if let Some(series) = known.get(&key) {
            return series.clone();
        }
        if known.len() >= MOST_STEPS {
            return self.labelled(OTHER, OTHER);
        }
        known.entry(key).or_insert(self.labelled(workflow, step)).clone()
    }

    /// The series of the steps that have none of their own.
    pub fn other(&self) -> Series {
        self.labelled(OTHER, OTHER)
    }

    fn labelled(&self, workflow: &str, step: &str) -> Series {
        let ended = |outcome| self.steps.with_label_values(&[workflow, step, outcome]);
        Series {
            complete: ended("complete"),
            retry: ended("retry"),
            error: ended("error"),
            interrupted: ended("interrupted"),
            refused: ended("refused"),
            waiting: self.waiting.with_label_values(&[workflow, step]),
            running: self.running.with_label_values(&[workflow, step]),
        }
    }

    /// What a registration's slots count in; it has none occupied.
    pub fn occupancy(&self, slots: usize) -> Occupancy {
        self.slots.set(slots as i64);
        self.occupancy.occupied.set(0);
        self.occupancy.held.set(0);
        self.occupancy.clone()
    }

    /// Counts an event.
    pub fn count(&self, event: &Event) {
        match event {
            Event::Started { .. } => self.is_connected.set(1),
            Event::StepStarted { step, waited, .. } => step.series.waiting.observe(waited.as_secs_f64()),
            Event::StepCompleted { step, took, .. } => {
                step.series.complete.inc();
                step.series.running.observe(took.as_secs_f64());
            }
            Event::StepFailed { step, took, is_interrupted, retry_in, .. } => {
                let ended = match (is_interrupted, retry_in) {
                    (true, _) => &step.series.interrupted,
                    (false, Some(_)) => &step.series.retry,
                    (false, None) => &step.series.error,
                };
                ended.inc();
                step.series.running.observe(took.as_secs_f64());
            }
            Event::StepRefused { step, .. } => step.series.refused.inc(),
            Event::TaskEnded { is_complete: true, .. } => self.complete_tasks.inc(),
            Event::TaskEnded { is_complete: false, .. } => self.tasks_in_error.inc(),
            Event::Rescued { steps, .. } => self.rescued_steps.inc_by(*steps as u64),
            Event::Lost { .. } => self.losses.inc(),
            Event::Disconnected { .. } if self.is_connected.get() == 1 => {
                self.is_connected.set(0);
                self.outages.inc();
            }
            Event::Disconnected { .. } | Event::WaitsFor { .. } => {}
            Event::Reconnected { .. } => {
                self.is_connected.set(1);
                self.reconnects.inc();
            }
            Event::Unserved => self.unserved.inc(),
            Event::Unanswered { steps } => self.unanswered_steps.inc_by(*steps as u64),
            Event::Draining { .. } => self.is_draining.set(1),
            Event::Exchanged { kind, steps, took } => {
                self.answered();
                let exchanges = match kind {
                    ExchangeKind::Claim => &self.claims,
                    ExchangeKind::Completion => &self.completions,
                    ExchangeKind::Failure => &self.failures,
                };
                exchanges.count(*steps, *took);
            }
            Event::Beaten { took } => {
                self.answered();
                self.heartbeat_seconds.observe(took.as_secs_f64());
            }
        }
    }

    fn answered(&self) {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        self.last_answer.set(now.as_secs_f64());
    }

    /// All of them, in the text format of Prometheus.
    pub fn text(&self) -> String {
        TextEncoder::new().encode_to_string(&self.registry.gather()).expect("names and labels are UTF-8")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_beyond_the_bound_share_one_series() {
        let metrics = Metrics::default();
        for number in 0..MOST_STEPS + 10 {
            metrics.series("shop/order", &format!("step {number}")).complete.inc();
        }
        // One that is known keeps its own.
        metrics.series("shop/order", "step 0").complete.inc();
        let text = metrics.text();
        let value = |labels: &str| {
            let series = format!("tasker_worker_steps_total{{outcome=\"complete\",{labels}}} ");
            text.lines().find_map(|line| line.strip_prefix(&series)).map(str::to_owned)
        };
        assert_eq!(value(r#"step="step 0",workflow="shop/order""#).as_deref(), Some("2"));
        assert_eq!(value(r#"step="other",workflow="other""#).as_deref(), Some("10"));
        let steps = text.matches("tasker_worker_step_running_seconds_count{").count();
        assert_eq!(steps, MOST_STEPS + 1);
    }

    #[test]
    fn one_outage_counts_once_however_often_it_is_reported() {
        let metrics = Metrics::default();
        let away = Event::Disconnected {
            message: String::new(),
            is_out_of_reach: true,
            lasting: Duration::ZERO,
            failures: 1,
        };
        metrics.count(&Event::Started { worker_id: 1 });
        for event in [&away, &away, &Event::Reconnected { after: Duration::ZERO, failures: 1 }, &away] {
            metrics.count(event);
        }
        assert_eq!((metrics.outages.get(), metrics.reconnects.get(), metrics.is_connected.get()), (2, 1, 0));
    }
}
