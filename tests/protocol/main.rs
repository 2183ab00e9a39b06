//! The protocol between workers and the server: checked in every state that some faults can lead to, and
//! held to the real statements. See `docs/protocol.md`.

#[path = "../common/mod.rs"]
mod common;

mod model;
mod postgres;
mod properties;
mod server;
mod words;
mod worker;

use std::collections::HashMap;

use model::{Action, CHAIN, Checked, Fence, MIXED, PAIR, Protocol, SINGLE, SQL, State, Workflow};
use postgres::{Replica, Tree};
use server::Reply;
use stateright::{Checker, Model};

const PAGE: &str = include_str!("../../docs/protocol.md");

#[test]
fn the_protocol_holds_in_every_state() {
    let checked = [
        (SINGLE, 1, 3),
        (SQL, 1, 2),
        (CHAIN, 1, 2),
        (MIXED, 1, 1),
        (PAIR, 2, 1),
        (CHAIN, 2, 2),
        (MIXED, 2, 1),
    ];
    for (workflow, lanes, faults) in checked {
        let model = Checked { protocol: Protocol::CURRENT, workflow, lanes, faults };
        let started = std::time::Instant::now();
        let checker = model.checker().threads(2).spawn_bfs().join();
        println!(
            "{} steps, {lanes} lanes, {faults} faults: {} states, {} ms",
            workflow.len(),
            checker.unique_state_count(),
            started.elapsed().as_millis()
        );
        checker.assert_properties();
    }
}

/// No run goes in circles, so each one comes to a state in which nothing but a fault can happen. There,
/// as `properties::DONE` says, everything is done.
#[test]
fn every_run_ends() {
    for (workflow, lanes, faults) in [(CHAIN, 1, 2), (MIXED, 1, 1), (PAIR, 2, 1)] {
        let model = Checked { protocol: Protocol::CURRENT, workflow, lanes, faults };
        let first = model.init_states().remove(0);
        // By state: true once all that follows is known to end, false until then.
        let mut ends: HashMap<State, bool> = HashMap::from([(first.clone(), false)]);
        let mut path = vec![(model.next_states(&first), first)];
        while let Some((following, state)) = path.last_mut() {
            match following.pop() {
                Some(next) => match ends.get(&next) {
                    Some(true) => {}
                    Some(false) => panic!("a circle: {next:#?}"),
                    None => {
                        ends.insert(next.clone(), false);
                        path.push((model.next_states(&next), next));
                    }
                },
                None => {
                    ends.insert(state.clone(), true);
                    path.pop();
                }
            }
        }
        assert!(ends.len() > 1000, "{}", ends.len());
    }
}

/// A protocol without one of its parts, and the harm that it does.
struct Weakness {
    title: &'static str,
    protocol: Protocol,
    workflow: Workflow,
    faults: u8,
    property: &'static str,
    /// Whether the part is the server's: its statements refuse what the trace ends with.
    is_servers: bool,
}

fn weaknesses() -> Vec<Weakness> {
    let (current, before) = (Protocol::CURRENT, Protocol::BEFORE);
    let weakness = |title, protocol, workflow, faults, property, is_servers| Weakness {
        title,
        protocol,
        workflow,
        faults,
        property,
        is_servers,
    };
    vec![
        weakness("Before: a lost answer strands a step", before, SINGLE, 1, properties::NOT_STRANDED, false),
        weakness(
            "Before: an answer comes after the handlers were stopped",
            before,
            SINGLE,
            1,
            properties::EXCLUSIVE,
            true,
        ),
        weakness("Before: worker and attempt repeat", before, SINGLE, 3, properties::OWN_RESULT, true),
        weakness(
            "The fence compares attempts",
            Protocol { fence: Fence::Attempt, ..current },
            SQL,
            1,
            properties::OWN_RESULT,
            true,
        ),
        weakness(
            "Nothing is settled",
            Protocol { settles: false, ..current },
            SINGLE,
            1,
            properties::NOT_STRANDED,
            false,
        ),
        weakness(
            "Late exchanges are not refused",
            Protocol { refuses_late: false, ..current },
            SINGLE,
            1,
            properties::NOT_STRANDED,
            true,
        ),
        weakness(
            "An ended registration accepts answers",
            Protocol { checks_registration: false, ..current },
            SINGLE,
            1,
            properties::EXCLUSIVE,
            false,
        ),
        weakness(
            "A stop does not lock its exchange row",
            Protocol { locks_to_leave: false, ..current },
            SINGLE,
            2,
            properties::REGISTERED,
            true,
        ),
        weakness(
            "Lost workers cost attempts",
            Protocol { spares_attempts: false, ..current },
            SINGLE,
            1,
            properties::ATTEMPTS_ARE_FAILURES,
            true,
        ),
    ]
}

impl Weakness {
    fn model(&self) -> Checked {
        Checked { protocol: self.protocol, workflow: self.workflow, lanes: 1, faults: self.faults }
    }

    /// One of the shortest traces that show it.
    fn trace(&self) -> Vec<Action> {
        // The first trace that is found without a limit need not be the shortest.
        let found = (2..20).find_map(|depth| {
            let checker = self.model().checker().target_max_depth(depth).spawn_bfs().join();
            checker.discovery(self.property)
        });
        found.unwrap_or_else(|| panic!("{}: \"{}\" holds", self.title, self.property)).into_actions()
    }

    /// As the page has it.
    fn section(&self) -> String {
        let mut section = format!("### {}\n\nBroken: {}.\n\n", self.title, self.property);
        for (number, action) in (1..).zip(self.trace()) {
            section += &format!("{number}. {action}\n");
        }
        section
    }
}

#[test]
fn without_any_part_of_it_the_protocol_fails() {
    let missing: Vec<String> = weaknesses()
        .iter()
        .map(Weakness::section)
        .filter(|section| !PAGE.contains(section.as_str()))
        .collect();
    assert!(missing.is_empty(), "docs/protocol.md lacks:\n\n{}", missing.join("\n"));
}

#[tokio::test]
async fn statements_and_model_agree_on_every_trace() {
    // Many faults close together, and one with all that follows it.
    let agreements = [(1, 3, 6), (1, 1, 12), (2, 2, 5)].map(|(lanes, faults, depth)| async move {
        let model = Checked { protocol: Protocol::CURRENT, workflow: MIXED, lanes, faults };
        let (tree, traces) = Tree::of_all(&model, depth);
        println!(
            "{lanes} lanes, {faults} faults, {depth} actions: {traces} traces, {} statements",
            tree.len()
        );
        let agreed = Replica::new(&model).await.follow(&model, &tree).await;
        agreed.unwrap_or_else(|difference| panic!("{difference}"));
    });
    futures_util::future::join_all(agreements).await;
}

/// The comparison can fail: each weakness of the server's shows as a difference from the statements.
#[tokio::test]
async fn statements_do_not_have_the_weaknesses() {
    for weakness in weaknesses() {
        let model = weakness.model();
        let tree = Tree::of(&weakness.trace());
        let followed = Replica::new(&model).await.follow(&model, &tree).await;
        assert_eq!(followed.is_err(), weakness.is_servers, "{}: {followed:?}", weakness.title);
    }
}

/// A state in which statements of one worker can meet: the lanes that it uses, and the actions that lead to it.
const MEETINGS: [(Workflow, usize, &[&str]); 5] = [
    (MIXED, 1, &["worker 1's connection is lost with a claim for up to 2 steps, exchange 1"]),
    (
        MIXED,
        2,
        &[
            "worker 1 sends a claim for up to 1 steps, exchange 1",
            "the answer reaches worker 1",
            "worker 1's connection is lost with a claim for up to 1 steps, exchange 1 over lane 1",
            "worker 1 stops, and sends the release of all its steps",
            "worker 3 registers",
        ],
    ),
    (
        SINGLE,
        1,
        &[
            "worker 1's connection is lost with a claim for up to 2 steps, exchange 1",
            "worker 1 stops, and sends the release of all its steps",
            "worker 3 registers",
        ],
    ),
    (
        CHAIN,
        1,
        &[
            "worker 1 sends a claim for up to 2 steps, exchange 1",
            "the answer reaches worker 1",
            "worker 1's handler of a (claim 1, attempt 1) succeeds",
            "worker 1's connection is lost with the success of a (claim 1, attempt 1), exchange 2",
            "worker 1 stands still for longer than its lease",
        ],
    ),
    (
        SQL,
        1,
        &[
            "worker 1 sends a claim for up to 2 steps, exchange 1",
            "the answer reaches worker 1",
            "worker 1's connection is lost with the commit of a (claim 1, attempt 1)",
            "worker 1 stands still for longer than its lease",
        ],
    ),
];

/// The model takes each statement as one action. Two that meet on the server do what they would do one
/// after the other; a rescue may leave the worker for later as well.
#[tokio::test]
async fn statements_that_meet_are_as_one_after_the_other() {
    futures_util::future::join_all(MEETINGS.map(|(workflow, lanes, before)| meet(workflow, lanes, before)))
        .await;
}

async fn meet(workflow: Workflow, lanes: usize, before: &[&str]) {
    let model = Checked { protocol: Protocol::CURRENT, workflow, lanes, faults: 3 };
    let (mut state, mut actions) = (model.init_states().remove(0), Vec::new());
    for name in before {
        let steps = model.next_steps(&state);
        let step = steps.into_iter().find(|(action, _)| action.to_string() == *name);
        let (action, next) = step.unwrap_or_else(|| panic!("\"{name}\" cannot happen in {state:#?}"));
        state = next;
        actions.push(action);
    }
    let mut meeting = Vec::new();
    model.actions(&state, &mut meeting);
    meeting.retain(|action| {
        action.is_on_server() && (!action.is_fault() || matches!(action, Action::ExecuteLate(..)))
    });
    assert!(meeting.len() > 2, "{meeting:#?}");
    let after = |first: &Action, second: Option<&Action>| {
        let mut server = state.server.clone();
        let one = server.apply(model.protocol, first);
        let two = second.map(|second| server.apply(model.protocol, second));
        (one, two.unwrap_or(Reply::Released(Vec::new())), server.without_ghosts())
    };
    let mut replica = Replica::new(&model).await;
    for (first, second) in meeting.iter().flat_map(|one| meeting.iter().map(move |two| (one, two))) {
        if first == second {
            continue;
        }
        let (two, one, server) = after(second, Some(first));
        let mut possible = vec![after(first, Some(second)), (one, two, server)];
        if *second == Action::Rescue {
            possible.push(after(first, None));
        }
        let actual = replica.at_once(&actions, first, second).await;
        assert!(possible.contains(&actual), "{first}\n{second}\n{actual:#?}\npossible: {possible:#?}");
        replica.reset(&model).await;
    }
}
