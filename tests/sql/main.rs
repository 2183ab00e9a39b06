//! Queries and views on a real PostgreSQL.

#[path = "../common/mod.rs"]
mod common;

mod catalog;
mod connection;
mod contexts;
mod counts;
mod handlers;
mod heartbeats;
mod invariants;
mod isolation;
mod lanes;
mod listing;
mod locks;
mod meeting;
mod order;
mod pooler;
mod relatives;
mod running;
mod seeding;
mod settings;
mod submission;
mod surgery;
mod views;
