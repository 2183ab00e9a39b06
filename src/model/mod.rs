//! The workflow as such, without a database: states, templates and their DAG, backoff. Pure: no I/O, no
//! clock, no random numbers.

pub mod backoff;
pub mod blocker;
pub mod counts;
pub mod dag;
pub mod diagnosis;
pub mod graph;
pub mod handler;
pub mod health;
pub mod http;
pub mod http_host;
pub mod json_schema;
pub mod jsonb;
pub mod lock_mode;
pub mod parameter;
pub mod queue;
pub mod reason;
pub mod retention;
pub mod room;
pub mod secret;
pub mod state;
pub mod stats;
pub mod step;
pub mod stuck;
pub mod surgery;
pub mod task;
pub mod template;
pub mod time;
pub mod timeline;
pub mod url_template;
pub mod view_version;
