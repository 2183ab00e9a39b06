//! That `check plans` finds what is broken, names the cause, and that what it offers as a
//! fix works: something is broken in a real database, and exactly that is expected.

#[path = "../common/mod.rs"]
mod common;

mod catalog;
mod corpus;
mod elsewhere;
mod indexes;
mod queries;
mod safety;
mod seeded;
mod statistics;
mod views;
mod young;
