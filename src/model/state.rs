//! The states of steps and tasks, and the moves between them.

use serde::Deserialize;

words! {
    /// The state of a step or of a task: `InProgress` while its row says so, otherwise the `to_state` of its
    /// most recent transition, or `Pending` while it has none.
    #[derive(Default, Hash, PartialOrd, Ord)]
    #[derive(Deserialize, clap::ValueEnum)]
    #[serde(rename_all = "snake_case")]
    #[value(rename_all = "snake_case")]
    pub enum State {
        #[default]
        Pending = "pending",
        InProgress = "in_progress",
        Error = "error",
        Complete = "complete",
        ResolvedManually = "resolved_manually",
        Cancelled = "cancelled",
    }
}

impl State {
    /// Whether a parent in this state lets its children start.
    pub fn satisfies_children(self) -> bool {
        matches!(self, State::Complete | State::ResolvedManually)
    }

    /// Whether nothing follows this state.
    pub fn is_final(self) -> bool {
        self.successors().is_empty()
    }

    /// The states that may follow this one.
    pub fn successors(self) -> &'static [State] {
        use State::*;
        match self {
            Pending => &[InProgress, Error, Cancelled, ResolvedManually],
            // Back to pending when its worker is lost.
            InProgress => &[Complete, Error, Cancelled, Pending],
            // To pending by a retry.
            Error => &[Pending, ResolvedManually, Cancelled],
            Complete | ResolvedManually | Cancelled => &[],
        }
    }

    pub fn may_become(self, next: State) -> bool {
        self.successors().contains(&next)
    }

    /// The fewest moves that lead from this state to another, which is the last of them; empty when it
    /// is the same. `None`: nothing leads there.
    pub fn moves_to(self, target: State) -> Option<Vec<State>> {
        let mut ways = vec![(self, Vec::new())];
        let mut seen = vec![self];
        let mut next = 0;
        while let Some((state, moves)) = ways.get(next).cloned() {
            if state == target {
                return Some(moves);
            }
            for &successor in state.successors() {
                if !seen.contains(&successor) {
                    seen.push(successor);
                    ways.push((successor, [&moves[..], &[successor]].concat()));
                }
            }
            next += 1;
        }
        None
    }
}

impl<'a> tokio_postgres::types::FromSql<'a> for State {
    fn from_sql(
        ty: &tokio_postgres::types::Type,
        raw: &'a [u8],
    ) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        let word = <&str>::from_sql(ty, raw)?;
        State::of_word(word).ok_or_else(|| format!("unknown state {word:?}").into())
    }

    fn accepts(ty: &tokio_postgres::types::Type) -> bool {
        <&str as tokio_postgres::types::FromSql>::accepts(ty)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_round_trip() {
        for state in State::ALL {
            assert_eq!(State::of_word(state.as_str()), Some(state));
        }
        assert_eq!(State::of_word("done"), None);
    }

    #[test]
    fn the_fewest_moves_lead_there_and_none_out_of_a_final_state() {
        use State::*;
        assert_eq!(InProgress.moves_to(InProgress), Some(vec![]));
        assert_eq!(Error.moves_to(InProgress), Some(vec![Pending, InProgress]));
        assert_eq!(Error.moves_to(Complete), Some(vec![Pending, InProgress, Complete]));
        assert_eq!(Cancelled.moves_to(Pending), None);
    }

    #[test]
    fn what_satisfies_children_is_final() {
        for state in State::ALL {
            assert!(!state.satisfies_children() || state.is_final());
            assert!(!state.may_become(state));
        }
    }
}
