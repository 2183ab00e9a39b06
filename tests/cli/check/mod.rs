//! `tasker check`.

mod consistency;
mod health;
mod indexes;
mod plans;
mod scale;
mod schema;
mod servers;
