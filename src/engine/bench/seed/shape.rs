//! The workflows that a database is filled with.

use clap::ValueEnum;
use serde::Serialize;

use super::super::{SEVEN_STEPS, noop_step, noop_workflow};
use super::NAMESPACE;
use crate::model::template::Template;

/// The form of a DAG.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, clap::ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// Seven steps and eight edges: a root, three branches, two joins, an end
    Diamond,
    /// Ten steps in a row
    Linear,
    /// One step with a thousand children
    FanOut,
    /// A thousand steps with one common child
    FanIn,
    /// 200 levels of two steps, each depending on both steps of the level before
    Lattice,
    /// Eight workflows of 2 to 20 steps, generated from --seed
    Random,
}

/// Steps in a row.
const ROW: usize = 10;
const WIDTH: usize = 1000;
const LEVELS: usize = 200;
const RANDOM_WORKFLOWS: usize = 8;

/// A workflow without handlers: for each step, parents before children, the positions of its parents.
#[derive(Clone, Debug)]
pub struct Outline {
    pub name: String,
    pub parents: Vec<Vec<usize>>,
}

impl Shape {
    /// The workflows of this shape.
    pub fn outlines(self, seed: u64) -> Vec<Outline> {
        let parents = match self {
            Shape::Diamond => diamond(),
            Shape::Linear => (0..ROW).map(|position| position.checked_sub(1).into_iter().collect()).collect(),
            Shape::FanOut => [Vec::new()].into_iter().chain((0..WIDTH).map(|_| vec![0])).collect(),
            Shape::FanIn => (0..WIDTH).map(|_| Vec::new()).chain([(0..WIDTH).collect()]).collect(),
            Shape::Lattice => (0..LEVELS * 2)
                .map(|position| match position / 2 {
                    0 => Vec::new(),
                    level => vec![level * 2 - 2, level * 2 - 1],
                })
                .collect(),
            Shape::Random => return random(seed),
        };
        vec![Outline { name: self.name(), parents }]
    }

    fn name(self) -> String {
        self.to_possible_value().expect("none is hidden").get_name().to_owned()
    }
}

/// The workflow that the other benchmarks run.
fn diamond() -> Vec<Vec<usize>> {
    let position = |name: &&str| SEVEN_STEPS.iter().position(|(step, _)| step == name);
    let positions = |parents: &[&str]| parents.iter().filter_map(position).collect();
    SEVEN_STEPS.iter().map(|(_, parents)| positions(parents)).collect()
}

fn random(seed: u64) -> Vec<Outline> {
    let mut random = fastrand::Rng::with_seed(seed);
    (1..=RANDOM_WORKFLOWS)
        .map(|number| {
            let steps = random.usize(2..=20);
            let parents = (0..steps)
                .map(|position| {
                    let number = random.usize(0..=position.min(3));
                    let mut parents = random.choose_multiple(0..position, number);
                    parents.sort_unstable();
                    parents
                })
                .collect();
            // A version once applied never changes, so another seed needs other names.
            Outline { name: format!("random-{seed}-{number}"), parents }
        })
        .collect()
}

impl Outline {
    pub fn edges(&self) -> usize {
        self.parents.iter().map(Vec::len).sum()
    }

    /// The workflow itself, its steps in the order of their positions.
    pub fn template(&self) -> Template {
        let digits = self.parents.len().to_string().len();
        let name = |position: usize| format!("step-{:0digits$}", position + 1);
        let step = |(position, parents): (usize, &Vec<usize>)| {
            noop_step(name(position), parents.iter().map(|&parent| name(parent)).collect())
        };
        noop_workflow(NAMESPACE, &self.name, self.parents.iter().enumerate().map(step).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_have_the_steps_and_edges_they_promise() {
        let size = |shape: Shape| {
            let outline = &shape.outlines(1)[0];
            (outline.parents.len(), outline.edges())
        };
        assert_eq!(size(Shape::Diamond), (7, 8));
        assert_eq!(size(Shape::Linear), (10, 9));
        assert_eq!(size(Shape::FanOut), (1001, 1000));
        assert_eq!(size(Shape::FanIn), (1001, 1000));
        assert_eq!(size(Shape::Lattice), (400, 796));
    }

    #[test]
    fn parents_come_first_and_templates_keep_the_order() {
        for shape in Shape::value_variants() {
            for outline in shape.outlines(7) {
                for (position, parents) in outline.parents.iter().enumerate() {
                    assert!(parents.iter().all(|&parent| parent < position), "{}", outline.name);
                }
                let dag = outline.template().dag().expect("no cycle");
                assert!(dag.topological_order().iter().copied().eq(0..outline.parents.len()));
            }
        }
    }

    #[test]
    fn the_seed_decides_what_is_random() {
        let drawn = |seed| Shape::Random.outlines(seed).into_iter().map(|o| o.parents).collect::<Vec<_>>();
        assert_eq!(drawn(7), drawn(7));
        assert_ne!(drawn(7), drawn(8));
    }
}
