//! How far the tasks of a filled database have come.

use std::ops::Range;

use fastrand::Rng;
use serde::Serialize;

use super::life::Life;

/// How far the seeded tasks have progressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum SeedStage {
    /// No step has run yet
    Waiting,
    /// A third complete, a quarter running, the rest waiting, failed or cancelled
    Mixed,
    /// Every task has a failure: in backoff, stuck, or recovered
    Failing,
    /// All complete except three tasks in a hundred
    History,
}

/// The outcomes of one task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Untouched,
    UnderWay,
    /// Under way, and no worker has its next steps.
    Between,
    Backoff,
    Stuck,
    Recovered,
    Complete,
    Cancelled,
}

impl SeedStage {
    /// The percentage of tasks with each fate.
    fn shares(self) -> &'static [(Fate, u32)] {
        match self {
            SeedStage::Waiting => &[(Fate::Untouched, 100)],
            SeedStage::Mixed => &[
                (Fate::Untouched, 20),
                (Fate::UnderWay, 25),
                (Fate::Backoff, 10),
                (Fate::Stuck, 5),
                (Fate::Recovered, 5),
                (Fate::Complete, 30),
                (Fate::Cancelled, 5),
            ],
            SeedStage::Failing => &[(Fate::Backoff, 60), (Fate::Stuck, 25), (Fate::Recovered, 15)],
            SeedStage::History => &[
                (Fate::Complete, 87),
                (Fate::Recovered, 10),
                (Fate::UnderWay, 1),
                (Fate::Backoff, 1),
                (Fate::Stuck, 1),
            ],
        }
    }
}

/// Lives to choose from, so that a million tasks need not be lived one by one.
pub struct Lives {
    /// The lives of each fate, and how many tasks in a hundred share it.
    fates: Vec<(u32, Fate, Range<usize>)>,
    /// Those of [`Fate::Between`].
    between: Range<usize>,
    pub lives: Vec<Life>,
}

/// Steps of all the lives of one fate: bounds the size of each chunk.
const STEPS_OF_A_FATE: usize = 4000;

impl Lives {
    pub fn new(stage: SeedStage, parents: &[Vec<usize>], worker_id: i64, random: &mut Rng) -> Lives {
        let variety = (STEPS_OF_A_FATE / parents.len()).clamp(3, 20);
        let mut lives = Vec::new();
        let mut live_all = |fate| {
            let first = lives.len();
            let variety = if fate == Fate::Untouched { 1 } else { variety };
            lives.extend((0..variety).map(|_| live(fate, Life::new(parents, worker_id), random)));
            first..lives.len()
        };
        let fates = stage.shares().iter().map(|&(fate, share)| (share, fate, live_all(fate))).collect();
        let between = live_all(Fate::Between);
        Lives { fates, between, lives }
    }

    /// Draws the life of a task, as its index. Unless `may_run`, none of its steps is running.
    pub fn draw(&self, may_run: bool, random: &mut Rng) -> usize {
        let mut left = random.u32(0..100);
        for (share, fate, lives) in &self.fates {
            match left.checked_sub(*share) {
                None if *fate == Fate::UnderWay && !may_run => return random.usize(self.between.clone()),
                None => return random.usize(lives.clone()),
                Some(rest) => left = rest,
            }
        }
        unreachable!("the shares add up to a hundred")
    }
}

fn live(fate: Fate, mut life: Life, random: &mut Rng) -> Life {
    let steps = life.steps.len();
    // Between ten minutes and an hour, so that queries find them waiting.
    let wait = random.i32(600..3600);
    match fate {
        Fate::Untouched => {}
        Fate::UnderWay => {
            run(&mut life, random.usize(0..steps), random);
            for position in life.ready().into_iter().take(random.usize(1..=2)) {
                life.claim(position);
            }
        }
        Fate::Between => run(&mut life, random.usize(1..steps), random),
        Fate::Backoff => {
            let position = run_up_to_any(&mut life, random);
            life.claim(position);
            if random.bool() {
                life.fail(position, false, wait);
                life.retry(position);
                life.claim(position);
            }
            life.fail(position, false, wait);
        }
        Fate::Stuck => {
            let position = run_up_to_any(&mut life, random);
            let is_permanent = random.bool();
            life.claim(position);
            life.fail(position, is_permanent, wait);
            while life.steps[position].retries_in_seconds.is_some() {
                life.retry(position);
                life.claim(position);
                life.fail(position, is_permanent, wait);
            }
            // Of half of them, whatever does not depend on it has run too.
            if random.bool() {
                run(&mut life, steps, random);
            }
        }
        Fate::Recovered => {
            let position = run_up_to_any(&mut life, random);
            life.claim(position);
            life.fail(position, false, wait);
            life.retry(position);
            life.claim(position);
            life.complete(position);
            run(&mut life, if random.bool() { steps } else { 1 }, random);
        }
        Fate::Complete => run(&mut life, steps, random),
        Fate::Cancelled => {
            run(&mut life, random.usize(0..steps), random);
            life.cancel();
        }
    }
    life.settle();
    life
}

/// Runs this many steps, or as many as there are.
fn run(life: &mut Life, steps: usize, random: &mut Rng) {
    for _ in 0..steps {
        let ready = life.ready();
        let Some(&position) = random.choice(&ready) else { return };
        life.claim(position);
        life.complete(position);
    }
}

/// Runs some of the steps, and returns one that could be next.
fn run_up_to_any(life: &mut Life, random: &mut Rng) -> usize {
    run(life, random.usize(0..life.steps.len()), random);
    *random.choice(&life.ready()).expect("not every step has run")
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::super::shape::Shape;
    use super::*;
    use crate::model::state::State;

    #[test]
    fn the_shares_of_each_stage_add_up() {
        for stage in SeedStage::value_variants() {
            assert_eq!(stage.shares().iter().map(|(_, share)| share).sum::<u32>(), 100, "{stage:?}");
        }
    }

    #[test]
    fn each_fate_ends_in_its_state() {
        let mut random = Rng::with_seed(3);
        let parents = &Shape::Diamond.outlines(0)[0].parents;
        for _ in 0..200 {
            let mut of = |fate| live(fate, Life::new(parents, 1), &mut random);
            assert_eq!(of(Fate::Untouched).state(), State::Pending);
            assert_eq!(of(Fate::Complete).state(), State::Complete);
            assert_eq!(of(Fate::Cancelled).state(), State::Cancelled);
            let under_way = of(Fate::UnderWay);
            assert!(under_way.steps.iter().any(|step| step.state() == State::InProgress));
            let between = of(Fate::Between);
            assert_eq!(between.state(), State::InProgress);
            assert!(between.steps.iter().all(|step| step.state() != State::InProgress));
            let backoff = of(Fate::Backoff);
            assert_eq!(backoff.state(), State::InProgress);
            assert_eq!(backoff.steps.iter().filter(|step| step.retries_in_seconds.is_some()).count(), 1);
            let stuck = of(Fate::Stuck);
            assert!(stuck.steps.iter().any(|step| step.state() == State::Error));
            assert_eq!(stuck.state() == State::Error, stuck.active_steps() == 0);
        }
    }
}
