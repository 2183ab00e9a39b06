//! The invariants: conditions that hold in every state.

use stateright::{Model, Property};

use crate::model::{ATTEMPTS, Checked, State};
use crate::server::Phase;

pub const EXCLUSIVE: &str = "no two handlers of one step run at once";
pub const OWN_RESULT: &str = "only the claim that holds a step ends it";
pub const ONE_RESULT: &str = "a step succeeds at most once";
pub const ATTEMPTS_LEFT: &str = "no step has more attempts than its limit";
pub const ATTEMPTS_ARE_FAILURES: &str = "an attempt is spent by a failure alone";
pub const NOT_STRANDED: &str = "a worker that waits for no answer runs the steps it holds";
pub const REGISTERED: &str = "every claim belongs to a registered worker";
pub const LISTED: &str = "the rows of a worker's exchanges name every claim of its";
pub const DONE: &str = "where nothing but a fault can happen, everything is done";

pub fn all() -> Vec<Property<Checked>> {
    let always = Property::<Checked>::always;
    vec![
        always(EXCLUSIVE, |_, state| state.has_overslept || is_exclusive(state)),
        always(OWN_RESULT, |_, state| state.server.steps.iter().all(|step| !step.ghost.is_mixed_up)),
        always(ONE_RESULT, |_, state| state.server.steps.iter().all(|step| step.ghost.successes <= 1)),
        always(ATTEMPTS_LEFT, |_, state| state.server.steps.iter().all(|step| step.attempts <= ATTEMPTS)),
        always(ATTEMPTS_ARE_FAILURES, |_, state| {
            state.server.steps.iter().all(|step| {
                let has_one_more = matches!(step.phase, Phase::Claimed(_) | Phase::Complete);
                step.attempts == step.ghost.failures + u8::from(has_one_more)
            })
        }),
        always(NOT_STRANDED, |_, state| is_nothing_stranded(state)),
        always(REGISTERED, |_, state| {
            state.server.steps.iter().all(|step| match step.phase {
                Phase::Claimed(worker) => state.server.workers.contains_key(&worker),
                _ => true,
            })
        }),
        always(LISTED, |model, state| {
            (0..).zip(&state.server.steps).all(|(id, step)| match step.phase {
                Phase::Claimed(worker) => state.server.is_listed(model.protocol, worker, id, step),
                _ => true,
            })
        }),
        // With `every_run_ends`: once the faults are over, everything is done, whatever happened.
        always(DONE, |model, state| {
            let mut actions = Vec::new();
            model.actions(state, &mut actions);
            state.server.is_done() || actions.iter().any(|action| !action.is_fault())
        }),
    ]
}

fn is_exclusive(state: &State) -> bool {
    let mut running: Vec<_> =
        state.clients.iter().flat_map(|client| client.running().map(|claim| claim.step)).collect();
    running.sort_unstable();
    running.windows(2).all(|pair| pair[0] != pair[1])
}

fn is_nothing_stranded(state: &State) -> bool {
    (0..).zip(&state.server.steps).all(|(id, step)| {
        let Phase::Claimed(worker) = step.phase else { return true };
        let client = &state.clients[worker - 1];
        !client.is_alive
            || !client.is_idle()
            || client.held().any(|claim| claim.step == id && claim.number == step.claim_number)
    })
}
