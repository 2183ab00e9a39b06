//! The counters that a step, or a slot, counts in: each is an atomic number, found once.

use prometheus::{Histogram, IntCounter, IntGauge};

/// The metrics of a step of a workflow.
#[derive(Clone, Debug)]
pub struct Series {
    /// Attempts by how they ended.
    pub complete: IntCounter,
    pub retry: IntCounter,
    pub error: IntCounter,
    pub interrupted: IntCounter,
    pub refused: IntCounter,
    pub waiting: Histogram,
    pub running: Histogram,
}

/// What a worker's slots hold.
#[derive(Clone, Debug)]
pub struct Occupancy {
    /// Slots with a step.
    pub occupied: IntGauge,
    /// Claims held.
    pub held: IntGauge,
}

impl Default for Occupancy {
    /// Of slots that nobody watches.
    fn default() -> Self {
        let gauge = |name| IntGauge::new(name, name).expect("the name is valid");
        Occupancy { occupied: gauge("occupied"), held: gauge("held") }
    }
}
