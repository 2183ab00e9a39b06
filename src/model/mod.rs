//! The workflow as such, without a database: states, templates and their DAG, backoff. Pure: no I/O, no
//! clock, no random numbers.

#[macro_use]
mod words;

pub mod backoff;
pub mod blocker;
pub mod counts;
pub mod dag;
pub mod diagnosis;
pub mod graph;
pub mod growth;
pub mod handler;
pub mod health;
pub mod invisible;
pub mod jsonb;
pub mod lock_mode;
pub mod parameter;
pub mod plan;
pub mod queue;
pub mod reason;
pub mod state;
pub mod statement;
pub mod step;
pub mod stuck;
pub mod suggest;
pub mod surgery;
pub mod task;
pub mod template;
pub mod time;
pub mod timeline;
pub mod view_version;
pub mod yaml;
