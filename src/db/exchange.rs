//! The numbers of a worker's exchanges with the database.

/// One claim, completion or failure that a worker sends. It counts only while no exchange of
/// its lane with this number or a higher one has taken effect or been given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exchange {
    pub lane: i16,
    /// From 1.
    pub number: i64,
}

/// The exchanges over one connection of a worker, one at a time. The numbers continue when a new connection
/// replaces a lost one.
#[derive(Debug)]
pub struct Lane(Exchange);

/// The lanes that a registration opens, numbered from 0.
pub const LANES: i16 = 1;

impl Lane {
    /// A lane of a worker that has just registered; `index` is below [`LANES`].
    pub fn new(index: i16) -> Self {
        Lane(Exchange { lane: index, number: 0 })
    }

    /// The next exchange. The one before must have been answered, or settled.
    pub fn open_next(&mut self) -> Exchange {
        self.0.number += 1;
        self.0
    }

    /// The newest exchange.
    pub fn newest(&self) -> Exchange {
        self.0
    }
}
