//! The numbers of a worker's exchanges with the database.

/// One claim, completion or failure that a worker sends. It counts only while no exchange of
/// its lane with this number or a higher one has taken effect or been given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    pub lane: i16,
    /// From 1.
    pub number: i64,
    pub held: HeldClaims,
}

/// The claims that a worker holds while it makes an exchange, without those that the exchange is about, side by side.
///
/// The exchange leaves them in its row, together with what it claims: whoever takes over a lost worker's steps
/// finds them there, and nowhere else. To name one that has ended costs nothing but a look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeldClaims {
    pub step_ids: Vec<i64>,
    pub claim_numbers: Vec<i32>,
}

impl Exchange {
    /// The same exchange of a worker that holds these claims besides.
    #[must_use]
    pub fn beside(self, held: HeldClaims) -> Exchange {
        Exchange { held, ..self }
    }
}

/// The exchanges over one connection of a worker, one at a time. The numbers continue when a new connection
/// replaces a lost one.
#[derive(Debug)]
pub struct Lane(Exchange);

/// The lanes of a registration, numbered from 0.
pub const LANES: i16 = 2;

impl Lane {
    /// A lane of a worker that has just registered; `index` is below [`LANES`].
    pub fn new(index: i16) -> Self {
        Lane(Exchange { lane: index, number: 0, held: HeldClaims::default() })
    }

    /// The next exchange, of a worker that holds no claim. The one before must have been answered, or settled.
    pub fn open_next(&mut self) -> Exchange {
        self.0.number += 1;
        self.0.clone()
    }

    /// The newest exchange.
    pub fn newest(&self) -> Exchange {
        self.0.clone()
    }
}
