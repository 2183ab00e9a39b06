//! The private PostgreSQL: real clusters in folders of their own.

pub mod fixture;
mod life;
mod trouble;
mod users;
