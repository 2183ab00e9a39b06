//! The connection to PostgreSQL: its address ([`target`]), connecting ([`mod@connect`]), a connection with
//! its prepared statements ([`session`]), the relevant classes of server errors ([`sqlstate`]), one file for
//! each query ([`queries`]).

#[macro_use]
pub mod row;

pub mod connect;
mod exchange;
pub mod explain;
pub mod planner;
pub mod queries;
pub mod scratch;
pub mod session;
pub mod sqlstate;
pub mod statements;
pub mod target;

pub use connect::{Connect, Purpose, connect, quote_identifier, quote_literal};
pub use exchange::{Exchange, HeldClaims, LANES, Lane};
pub use session::Session;
pub use target::{Source, Target};
