//! Histories written by hand, a character of time a second.

use std::time::Duration;

use jiff::SignedDuration;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use State::{Cancelled, Complete, Error, InProgress, Pending, ResolvedManually};

fn second(seconds: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds)
}

#[derive(Debug)]
struct Step {
    parents: &'static [i64],
    next_attempt_at: Option<i64>,
    past: Vec<(State, i64, Value)>,
}

fn step(parents: &'static [i64], past: &[(State, i64)]) -> Step {
    let past = past.iter().map(|&(to, at)| (to, at, Value::Null)).collect();
    Step { parents, next_attempt_at: None, past }
}

impl Step {
    fn noted(mut self, position: usize, metadata: Value) -> Step {
        self.past[position].2 = metadata;
        self
    }

    fn due(mut self, at: i64) -> Step {
        self.next_attempt_at = Some(second(at).as_second());
        self
    }
}

/// The timeline of a task requested at 0 and read at 100; its steps have the ids 1, 2, ….
fn timeline(ended_at: Option<i64>, steps: Vec<Step>) -> Timeline {
    let mut transitions = HashMap::new();
    let summaries = (1..).zip(steps).map(|(step_id, step)| {
        let state = step.past.last().map_or(Pending, |(to, ..)| *to);
        let past = step.past.into_iter().map(|(to, at, metadata)| Transition {
            sort_key: 0,
            from: Pending,
            to,
            at: second(at),
            metadata: Some(metadata).filter(|metadata| !metadata.is_null()),
        });
        transitions.insert(step_id, past.collect());
        StepSummary {
            step_id,
            name: format!("s{step_id}"),
            state,
            retry_limit: 3,
            retryable: true,
            parents: step.parents.to_vec(),
            next_attempt_at: step.next_attempt_at.map(second),
            ..StepSummary::default()
        }
    });
    let steps: Vec<_> = summaries.collect();
    let task = TaskSummary {
        task_id: 1,
        state: if ended_at.is_some() { Complete } else { InProgress },
        requested_at: second(0),
        ended_at: ended_at.map(second),
        as_of: second(100),
        ..TaskSummary::default()
    };
    Timeline::of(
        &TaskTree { task, unserved_queues: Vec::new(), paused_queues: Vec::new(), steps },
        &transitions,
    )
}

fn letter(phase: Phase) -> char {
    match phase {
        Phase::Running => 'R',
        Phase::Waiting => 'w',
        Phase::BackingOff => 'o',
        Phase::Stuck => 'S',
        Phase::Blocked => 'b',
    }
}

/// `b2 w1 R3`: the phases of a step, each with its seconds.
fn life(timeline: &Timeline, step_id: i64) -> String {
    let spans = timeline.steps[step_id as usize - 1].history.spans.iter();
    spans
        .map(|span| format!("{}{}", letter(span.phase), span.length().as_secs()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// `s1 0-4, s2 4-9`: the critical path.
fn path(timeline: &Timeline) -> String {
    let steps = timeline.critical_path.steps.iter();
    steps
        .map(|step| format!("{} {}-{}", step.name, step.from.as_second(), step.to.as_second()))
        .collect::<Vec<_>>()
        .join(", ")
}

fn done(start: i64, end: i64) -> [(State, i64); 2] {
    [(InProgress, start), (Complete, end)]
}

#[test]
fn a_step_is_blocked_until_its_last_parent_is_done_then_waits_for_a_worker() {
    let diamond = vec![
        step(&[], &done(1, 2)),
        step(&[1], &done(2, 5)),
        step(&[1], &done(3, 9)),
        step(&[2, 3], &done(11, 12)),
    ];
    let timeline = timeline(Some(12), diamond);
    assert_eq!([1, 2, 3, 4].map(|id| life(&timeline, id)), ["w1 R1", "b2 R3", "b2 w1 R6", "b9 w2 R1"]);
    assert_eq!(path(&timeline), "s1 0-2, s3 2-9, s4 9-12");
    assert_eq!(timeline.critical_path.phases.of(Phase::Running), Duration::from_secs(8));
    assert_eq!(timeline.critical_path.phases.of(Phase::Waiting), Duration::from_secs(4));
    assert_eq!(
        timeline.steps.iter().map(|step| step.is_critical).collect::<Vec<_>>(),
        [true, false, true, true]
    );
    assert_eq!(timeline.steps[3].history.ready_at, Some(second(9)));
}

#[test]
fn a_backoff_ends_when_it_was_due_and_the_rest_is_waiting() {
    let past = [(InProgress, 0), (Error, 2), (Pending, 8), (InProgress, 9), (Complete, 10)];
    let timeline = timeline(
        Some(10),
        vec![
            step(&[], &past).noted(1, json!({"message": "busy", "attempt": 1, "next_attempt_at": second(5)})),
            // Written by a program that records no time.
            step(&[], &past),
        ],
    );
    assert_eq!(life(&timeline, 1), "R2 o3 w4 R1");
    assert_eq!(life(&timeline, 2), "R2 o6 w1 R1");
    let [first, second] = &timeline.steps[0].history.attempts[..] else { panic!("two attempts") };
    assert_eq!((first.number, first.running_ms, first.backing_off_ms, first.outcome), (1, 2000, 3000, Error));
    assert_eq!(first.message.as_deref(), Some("busy"));
    assert_eq!((second.number, second.waiting_ms, second.outcome), (2, 4000, Complete));
}

#[test]
fn a_backoff_that_goes_on_is_told_from_one_that_nobody_ends() {
    let failed = [(InProgress, 10), (Error, 20)];
    let timeline =
        timeline(None, vec![step(&[], &failed).due(130), step(&[], &failed).due(40), step(&[], &failed)]);
    assert_eq!([1, 2, 3].map(|id| life(&timeline, id)), ["w10 R10 o80", "w10 R10 o20 w60", "w10 R10 S80"]);
}

#[test]
fn a_step_failed_for_good_is_stuck_until_somebody_resets_it() {
    let past = [(InProgress, 0), (Error, 2), (Pending, 50), (InProgress, 51), (Complete, 52)];
    let reset = json!({"by": "ann", "reason": "card works again"});
    let last = step(&[], &past).noted(1, json!({"attempt": 3})).noted(2, reset.clone());
    let permanent =
        step(&[], &past).noted(1, json!({"attempt": 1, "permanent": true})).noted(2, reset.clone());
    let exhausted = step(&[], &past).noted(1, json!({"attempt": 1, "next_attempt_at": null}));
    let in_backoff = step(&[], &past).noted(1, json!({"attempt": 1})).noted(2, reset);
    let timeline = timeline(Some(52), vec![last, permanent, exhausted, in_backoff]);
    let lives = [1, 2, 3, 4].map(|id| life(&timeline, id));
    assert_eq!(lives, ["R2 S48 w1 R1", "R2 S48 w1 R1", "R2 S48 w1 R1", "R2 o48 w1 R1"]);
}

#[test]
fn a_lost_workers_attempt_is_kept_with_the_host_of_its_worker() {
    let past = [(InProgress, 1), (Pending, 31), (InProgress, 32), (Complete, 33)];
    let timeline = timeline(Some(33), vec![
        step(&[], &past)
            .noted(0, json!({"worker_id": 7, "attempt": 1}))
            .noted(1, json!({"worker_id": 7, "attempt": 1, "host": "host-a", "pid": 4711, "message": "worker 7 was lost"}))
            .noted(2, json!({"worker_id": 8, "attempt": 2})),
    ]);
    assert_eq!(life(&timeline, 1), "w1 R30 w1 R1");
    let attempts = &timeline.steps[0].history.attempts;
    let lost = AttemptWorker { worker_id: 7, host: Some("host-a".to_owned()), pid: Some(4711) };
    assert_eq!((attempts[0].worker.as_ref(), attempts[0].outcome), (Some(&lost), Pending));
    assert_eq!(attempts[0].message.as_deref(), Some("worker 7 was lost"));
    assert_eq!(attempts[1].worker, Some(AttemptWorker { worker_id: 8, host: None, pid: None }));
}

#[test]
fn an_unfinished_task_lasts_until_now_and_its_path_ends_with_what_moves() {
    let timeline = timeline(
        None,
        vec![
            step(&[], &done(0, 10)),
            step(&[1], &[(InProgress, 12)]),
            step(&[1], &done(11, 13)),
            step(&[2, 3], &[]),
        ],
    );
    assert_eq!(life(&timeline, 2), "b10 w2 R88");
    assert_eq!(life(&timeline, 4), "b100");
    assert_eq!(path(&timeline), "s1 0-10, s2 10-100");
    let running = &timeline.steps[1].history.attempts[0];
    assert_eq!((running.ended_at, running.running_ms, running.outcome), (None, 88_000, InProgress));
}

#[test]
fn a_cancelled_task_ends_where_it_was_cancelled() {
    let timeline = timeline(
        Some(30),
        vec![
            step(&[], &done(0, 10)),
            step(&[1], &[(InProgress, 12), (Cancelled, 30)])
                .noted(1, json!({"by": "ann", "reason": "wrong order"})),
            step(&[2], &[(Cancelled, 30)]),
        ],
    );
    assert_eq!([2, 3].map(|id| life(&timeline, id)), ["b10 w2 R18", "b30"]);
    assert_eq!(path(&timeline), "s1 0-10, s2 10-30");
    let cancelled = &timeline.steps[1].history.attempts[0];
    assert_eq!((cancelled.outcome, cancelled.message.as_deref()), (Cancelled, Some("wrong order")));
}

#[test]
fn a_resolved_step_lets_its_children_start_and_may_be_resolved_before_its_parents_are_done() {
    let timeline = timeline(
        Some(60),
        vec![step(&[], &done(0, 50)), step(&[1], &[(ResolvedManually, 20)]), step(&[2], &done(20, 60))],
    );
    assert_eq!([2, 3].map(|id| life(&timeline, id)), ["b20", "b20 R40"]);
    // Until somebody acted, the resolved step waited for its parent.
    assert_eq!(path(&timeline), "s1 0-20, s3 20-60");
}

#[test]
fn a_cancelled_parent_blocks_for_ever() {
    let timeline = timeline(None, vec![step(&[], &[(Cancelled, 5)]), step(&[1], &[])]);
    assert_eq!([1, 2].map(|id| life(&timeline, id)), ["w5", "b100"]);
    assert_eq!(path(&timeline), "s1 0-5, s2 5-100");
}

#[test]
fn clocks_that_jump_back_make_no_time_negative() {
    let timeline = timeline(
        Some(4),
        vec![
            step(&[], &[(InProgress, 50), (Complete, 3)]),
            step(&[1], &[(InProgress, -20), (Error, -10), (Pending, 2), (InProgress, 1), (Complete, 4)]),
        ],
    );
    assert_eq!(life(&timeline, 1), "w50");
    assert_eq!(life(&timeline, 2), "o2 R2");
    assert_eq!((timeline.to, path(&timeline)), (second(50), "s1 0-50".to_owned()));
}

#[test]
fn a_task_without_steps_and_edges_in_a_circle_end_the_walk() {
    assert_eq!(path(&timeline(None, Vec::new())), "");
    let circle = timeline(None, vec![step(&[2], &[]), step(&[1], &[])]);
    assert_eq!(circle.critical_path.phases.of(Phase::Blocked), Duration::from_secs(100));
}

/// Any history, with clocks that jump, and parents on both sides.
fn any_step() -> impl Strategy<Value = Step> {
    let metadata = prop_oneof![
        3 => Just(Value::Null),
        1 => (-20i64..150).prop_map(|due| json!({"next_attempt_at": second(due), "attempt": 2})),
        1 => Just(json!({"next_attempt_at": null})),
        1 => Just(json!({"by": "ann", "permanent": true})),
        1 => Just(json!([7])),
    ];
    let change = (prop::sample::select(&State::ALL[..]), -20i64..120, metadata);
    const PARENTS: [&[i64]; 5] = [&[], &[1], &[1, 2], &[2, 4], &[3, 5, 6]];
    let parents = prop::sample::select(&PARENTS[..]);
    let past = prop::collection::vec(change, 0..7);
    (parents, prop::option::of(-20i64..150), past).prop_map(|(parents, next_attempt_at, past)| Step {
        parents,
        next_attempt_at,
        past,
    })
}

proptest! {
    #[test]
    fn phases_divide_each_life_and_the_critical_path_the_whole_without_a_gap(
        steps in prop::collection::vec(any_step(), 1..7),
        ended_at in prop::option::of(-20i64..120),
    ) {
        let timeline = timeline(ended_at, steps);
        let length = timeline.to.duration_since(timeline.from).unsigned_abs();
        for step in &timeline.steps {
            let mut at = timeline.from;
            for span in &step.history.spans {
                prop_assert_eq!(span.from, at);
                prop_assert!(span.to > span.from);
                at = span.to;
            }
            prop_assert_eq!(at, step.history.until);
            prop_assert!(at <= timeline.to);
            let ran: u64 = step.history.attempts.iter().map(|attempt| attempt.running_ms).sum();
            prop_assert_eq!(u128::from(ran), step.history.phases.of(Phase::Running).as_millis());
        }
        let mut at = timeline.from;
        for step in &timeline.critical_path.steps {
            prop_assert_eq!(step.from, at);
            prop_assert_eq!(step.phases.total(), step.to.duration_since(step.from).unsigned_abs());
            at = step.to;
        }
        prop_assert_eq!(at, timeline.to);
        prop_assert_eq!(timeline.critical_path.phases.total(), length);
    }
}
