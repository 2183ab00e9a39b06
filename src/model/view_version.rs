//! The versions that every view comes in.

use std::fmt;

use serde::{Serialize, Serializer};

/// A version of the views.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum ViewVersion {
    /// Naive: sorts every transition to find the states
    V1 = 1,
    /// For queries about all tasks: one grouped pass over everything
    V2 = 2,
    /// For any query: the cost depends on the rows requested
    V3 = 3,
}

impl ViewVersion {
    pub const ALL: [ViewVersion; 3] = [ViewVersion::V1, ViewVersion::V2, ViewVersion::V3];
    /// The version that `migrate up` installs.
    pub const DEFAULT: ViewVersion = ViewVersion::V3;

    /// The version with this number.
    pub fn of(number: i32) -> Option<ViewVersion> {
        ViewVersion::ALL.into_iter().find(|version| version.number() == number)
    }

    /// The number used in ledgers and answers.
    pub fn number(self) -> i32 {
        self as i32
    }
}

impl fmt::Display for ViewVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v{}", self.number())
    }
}

impl Serialize for ViewVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
