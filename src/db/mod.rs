//! Talking to PostgreSQL: where it is ([`target`]), connecting ([`mod@connect`]),
//! a connection with its prepared statements ([`session`]), the classes of
//! server errors we act on ([`sqlstate`]), one file for each query ([`queries`]), and
//! what their plans use ([`plans`]).

#[macro_use]
pub mod row;

pub mod connect;
mod exchange;
pub mod explain;
pub mod plans;
pub mod queries;
pub mod scratch;
pub mod session;
pub mod sqlstate;
pub mod statements;
pub mod target;

pub use connect::{Purpose, connect, quote_identifier, quote_literal};
pub use exchange::{Exchange, LANES, Lane};
pub use session::Session;
pub use target::{Source, Target};
