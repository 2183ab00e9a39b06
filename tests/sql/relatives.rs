//! Ancestors, descendants and levels, against a plain calculation over the edges.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use tasker::db::Session;
use tasker::db::queries::steps::find_step::StepRef;
use tasker::engine::inspect::{Extent, step_detail, task_graph};
use tasker::model::graph::TaskGraph;
use tasker::model::step::{Relative, StepDetail};
use tokio_postgres::Client;

use crate::common::TestDatabase;
use crate::views::graph::insert;

const NEAR_AND_FAR: Extent = Extent { full: false, ancestors: true, descendants: true, history: false };

/// The shortest way between every two nodes, in edges; a way has one at least.
fn distances(nodes: usize, edges: &[(i32, i32)]) -> Vec<Vec<Option<usize>>> {
    let mut shortest = vec![vec![None; nodes]; nodes];
    edges.iter().for_each(|&(from, to)| shortest[from as usize][to as usize] = Some(1));
    for middle in 0..nodes {
        for from in 0..nodes {
            for to in 0..nodes {
                let through = shortest[from][middle].zip(shortest[middle][to]).map(|(one, two)| one + two);
                let found = [shortest[from][to], through].into_iter().flatten().min();
                shortest[from][to] = found;
            }
        }
    }
    shortest
}

/// The longest way to each node, by trying one level after the other.
fn levels(nodes: usize, edges: &[(i32, i32)]) -> Vec<usize> {
    let mut levels = vec![0; nodes];
    for _ in 0..nodes {
        for &(from, to) in edges {
            levels[to as usize] = levels[to as usize].max(levels[from as usize] + 1);
        }
    }
    levels
}

/// Random edges; half of the graphs have none from a higher node to a lower one.
fn graphs() -> impl Strategy<Value = (usize, bool, Vec<(i32, i32)>)> {
    (1..14_i32, any::<bool>()).prop_flat_map(|(nodes, is_dag)| {
        let edges = prop::collection::btree_set((0..nodes, 0..nodes), 0..(2 * nodes as usize));
        let kept = edges.prop_map(move |edges| {
            edges.into_iter().filter(|(from, to)| !is_dag || from < to).collect::<Vec<_>>()
        });
        (Just(nodes as usize), Just(is_dag), kept)
    })
}

fn as_map(relatives: Option<Vec<Relative>>, first: i64) -> BTreeMap<usize, usize> {
    let relatives = relatives.expect("asked for");
    assert!(relatives.is_sorted_by_key(|relative| relative.distance));
    relatives.iter().map(|relative| ((relative.step.step_id - first) as usize, relative.distance)).collect()
}

async fn task_of(client: &Client, first: i64) -> i64 {
    let task = "select task_id from tasker_workflow_steps where workflow_step_id = $1";
    client.query_one(task, &[&first]).await.expect("the task").get(0)
}

async fn detail(session: &Session, task_id: i64, step_id: i64) -> StepDetail {
    step_detail(session, StepRef { step_id, task_id }, NEAR_AND_FAR).await.expect("the step")
}

/// Levels and what is left out for their sake.
fn check_levels(graph: &TaskGraph, first: i64, edges: &[(i32, i32)], shortest: &[Vec<Option<usize>>]) {
    let place = |id: i64| (id - first) as i32;
    let pairs = |edges: &[tasker::model::graph::Edge]| {
        edges.iter().map(|edge| (place(edge.from), place(edge.to))).collect::<Vec<_>>()
    };
    let (kept, circular) = (pairs(&graph.edges), pairs(&graph.circular_edges));
    let mut all = [kept.clone(), circular.clone()].concat();
    all.sort_unstable();
    assert_eq!(all, edges, "no edge is lost");
    for (from, to) in circular {
        assert!(
            shortest[to as usize][from as usize].is_some() || from == to,
            "{from} → {to} is on no circle"
        );
    }
    let mut found = vec![0; graph.steps.len()];
    graph.steps.iter().for_each(|step| found[place(step.step_id) as usize] = step.level);
    assert_eq!(found, levels(found.len(), &kept));
    assert_eq!(graph.levels, found.iter().max().map_or(0, |deepest| deepest + 1));
}

#[tokio::test]
async fn relatives_and_levels_agree_with_a_plain_calculation() {
    let database = TestDatabase::new().await;
    let (client, session) = (database.client().await, database.session().await);
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
    let (mut circles, mut distant) = (0, 0);
    for round in 0..600 {
        // Sixty are enough, once they have shown what is to be told.
        if round >= 60 && circles > 5 && distant > 50 {
            break;
        }
        let (nodes, is_dag, edges): (usize, bool, Vec<(i32, i32)>) =
            graphs().new_tree(&mut runner).expect("a graph").current();
        let first = insert(&client, nodes as i32, &edges).await;
        let task_id = task_of(&client, first).await;
        let shortest = distances(nodes, &edges);
        for (node, reached) in shortest.iter().enumerate() {
            let detail = detail(&session, task_id, first + node as i64).await;
            let (above, below) = (as_map(detail.ancestors, first), as_map(detail.descendants, first));
            let expected = |way: &dyn Fn(usize) -> Option<usize>| {
                (0..nodes).filter_map(|other| Some((other, way(other)?))).collect::<BTreeMap<_, _>>()
            };
            assert_eq!(above, expected(&|other| shortest[other][node]), "above {node} of {edges:?}");
            assert_eq!(below, expected(&|other| reached[other]), "below {node} of {edges:?}");
            distant += above.values().filter(|&&distance| distance > 2).count();
            let near = |relatives: &BTreeMap<usize, usize>| {
                relatives.iter().filter(|(_, distance)| **distance == 1).map(|(node, _)| *node).collect()
            };
            let ids = |steps: &[tasker::model::step::Neighbour]| {
                steps.iter().map(|step| (step.step_id - first) as usize).collect::<Vec<_>>()
            };
            assert_eq!((ids(&detail.parents), ids(&detail.children)), (near(&above), near(&below)));
        }
        let graph = task_graph(&session, task_id).await.expect("the graph");
        assert!(!is_dag || graph.circular_edges.is_empty(), "{edges:?}");
        circles += usize::from(!graph.circular_edges.is_empty());
        check_levels(&graph, first, &edges, &shortest);
    }
    assert!(circles > 5 && distant > 50, "{circles} graphs with circles, {distant} steps further than two");
}

/// As many ways as no walk could follow: every step once is what must be read.
#[tokio::test]
async fn graphs_of_many_ways_are_instant() {
    let database = TestDatabase::new().await;
    let (client, session) = (database.client().await, database.session().await);
    session.client().batch_execute("set statement_timeout = '5s'").await.expect("a setting");
    let lattice = (0..398).flat_map(|from| [(from, (from / 2 + 1) * 2), (from, (from / 2 + 1) * 2 + 1)]);
    let chain = (0..999).flat_map(|from| [(from, from + 1), (from, (from + 2).min(999))]);
    let wide = (1..9_999).flat_map(|middle| [(0, middle), (middle, 9_999)]);
    let ring = (0..1_000).map(|from| (from, (from + 1) % 1_000));
    let graphs = [
        ("a lattice", 400, lattice.collect::<Vec<_>>(), 200, 199),
        ("a chain with shortcuts", 1_000, chain.collect(), 1_000, 500),
        ("a wide task", 10_000, wide.collect(), 3, 2),
        ("a ring", 1_000, ring.collect(), 1_000, 999),
    ];
    for (name, steps, mut edges, levels, furthest) in graphs {
        edges.sort_unstable();
        edges.dedup();
        let first = insert(&client, steps, &edges).await;
        let task_id = task_of(&client, first).await;
        let graph = task_graph(&session, task_id).await.expect("the graph");
        assert_eq!(graph.levels, levels, "{name}");
        let last = first + i64::from(steps) - 1;
        for (step_id, other) in [(first, last), (last, first)] {
            let detail = detail(&session, task_id, step_id).await;
            let both =
                [detail.ancestors.expect("asked for"), detail.descendants.expect("asked for")].concat();
            let found = both.iter().filter(|relative| relative.step.step_id == other);
            assert_eq!(found.map(|relative| relative.distance).max(), Some(furthest), "{name}");
        }
    }
}
