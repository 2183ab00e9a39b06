//! Brings a database to the schema this program needs.

pub mod gate;
