//! Where a comparison of all tasks stands.

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// What comes next: first all tasks by their ids, then the entries of all steps by theirs. Written `task:42`, `step:42`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    Task(i64),
    Step(i64),
}

impl Default for Position {
    fn default() -> Self {
        Position::Task(0)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Position::Task(id) => write!(formatter, "task:{id}"),
            Position::Step(id) => write!(formatter, "step:{id}"),
        }
    }
}

impl Serialize for Position {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl FromStr for Position {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (kind, id) = text.split_once(':').unwrap_or_default();
        match (kind, id.parse()) {
            ("task", Ok(id @ 0..)) => Ok(Position::Task(id)),
            ("step", Ok(id @ 0..)) => Ok(Position::Step(id)),
            _ => Err("a position is task:ID or step:ID, as an interrupted check prints it".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_is_read_as_it_is_written() {
        for position in [Position::default(), Position::Task(42), Position::Step(7)] {
            assert_eq!(position.to_string().parse(), Ok(position));
        }
        for wrong in ["", "42", "task", "task:", "task:-1", "task:x", "lane:1", "step:99999999999999999999"] {
            assert!(wrong.parse::<Position>().is_err(), "{wrong}");
        }
    }
}
