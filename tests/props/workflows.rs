//! Random workflows: a DAG, and for each step how its attempts end.

use std::collections::BTreeMap;

use proptest::prelude::*;
use tasker::model::handler::{FailSpec, HandlerSpec, NoopSpec, SleepSpec, StepResult};
use tasker::model::template::{RetryPolicy, StepTemplate, Template};
use tasker::yaml::HumanDuration;

/// What a generated step does.
#[derive(Clone, Debug)]
pub enum Work {
    Noop,
    Sleep(u64),
    /// Fails so many attempts.
    Fail(u32),
    FailForGood,
}

#[derive(Clone, Debug)]
pub struct Step {
    /// Indices of earlier steps.
    pub parents: Vec<usize>,
    pub work: Work,
    pub limit: i32,
    pub queue: usize,
    pub priority: i16,
}

pub const QUEUES: [&str; 2] = ["default", "other"];

fn work() -> impl Strategy<Value = Work> {
    prop_oneof![
        4 => Just(Work::Noop),
        2 => (0u64..15).prop_map(Work::Sleep),
        2 => (1u32..4).prop_map(Work::Fail),
        1 => Just(Work::FailForGood),
    ]
}

/// Up to `most` steps, each with some of the earlier ones as parents.
pub fn steps(most: usize) -> impl Strategy<Value = Vec<Step>> {
    let step =
        (prop::collection::vec(any::<prop::sample::Index>(), 0..4), work(), 1i32..4, 0usize..2, -1i16..2);
    prop::collection::vec(step, 1..=most).prop_map(|steps| {
        steps
            .into_iter()
            .enumerate()
            .map(|(place, (parents, work, limit, queue, priority))| {
                let mut parents: Vec<usize> = if place == 0 {
                    vec![]
                } else {
                    parents.iter().map(|parent| parent.index(place)).collect()
                };
                parents.sort_unstable();
                parents.dedup();
                Step { parents, work, limit, queue, priority }
            })
            .collect()
    })
}

pub fn template(name: &str, steps: &[Step]) -> Template {
    let steps = steps.iter().enumerate().map(|(place, step)| StepTemplate {
        name: format!("s{place}"),
        description: None,
        depends_on: step.parents.iter().map(|parent| format!("s{parent}")).collect(),
        handler: match step.work {
            Work::Noop => HandlerSpec::Noop(NoopSpec {}),
            Work::Sleep(ms) => HandlerSpec::Sleep(SleepSpec {
                duration: HumanDuration(std::time::Duration::from_millis(ms)),
            }),
            Work::Fail(times) => {
                HandlerSpec::Fail(FailSpec { times, message: None, permanent: false, retry_after: None })
            }
            Work::FailForGood => {
                HandlerSpec::Fail(FailSpec { times: 1, message: None, permanent: true, retry_after: None })
            }
        },
        result: StepResult::default(),
        secrets: BTreeMap::new(),
        retry: RetryPolicy { limit: step.limit, ..RetryPolicy::default() },
        timeout: None,
        queue: QUEUES[step.queue].to_owned(),
        priority: step.priority,
    });
    Template {
        namespace: "props".into(),
        name: name.into(),
        version: "1.0.0".into(),
        description: None,
        retention: None,
        context: None,
        steps: steps.collect(),
    }
}
