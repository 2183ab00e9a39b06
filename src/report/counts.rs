//! How many tasks are in each state, for people.

use super::table;
use crate::model::counts::{Group, Tally, TaskCounts};
use crate::model::state::State;

/// Draws a row for each group and one for all. A state that no task is in has no column.
pub fn draw(counts: &TaskCounts) -> String {
    if counts.groups.is_empty() {
        return "no tasks\n".to_owned();
    }
    let has_names = counts.groups.iter().any(|group| group.name.is_some());
    let states: Vec<State> = State::ALL.into_iter().filter(|&state| counts.tasks.of(state) > 0).collect();
    let mut columns = vec!["namespace".to_owned()];
    columns.extend(has_names.then(|| "workflow".to_owned()));
    columns.extend(states.iter().map(|state| format!(">{state}")));
    columns.push(">total".to_owned());
    let numbers = |tally: &Tally| {
        let of_states = states.iter().map(|&state| tally.of(state));
        of_states.chain([tally.total]).map(|tasks| tasks.to_string()).collect::<Vec<_>>()
    };
    let row = |group: &Group| {
        let mut row = vec![super::style::one_line(&group.namespace, usize::MAX)];
        row.extend(group.name.iter().map(|name| super::style::one_line(name, usize::MAX)));
        row.extend(numbers(&group.tasks));
        row
    };
    let mut rows: Vec<_> = counts.groups.iter().map(row).collect();
    if rows.len() > 1 {
        let mut all = vec!["all".to_owned()];
        all.extend(has_names.then(String::new));
        all.extend(numbers(&counts.tasks));
        rows.push(all);
    }
    table::draw(columns, rows)
}
