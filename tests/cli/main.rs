//! The command line as its users meet it: the real program, its output and exit status.

#[path = "../common/mod.rs"]
mod common;

mod bench;
mod cancel_race;
mod check_at_scale;
mod check_indexes;
mod check_scale;
mod check_servers;
mod connect;
mod consistency;
mod db;
mod demo;
mod examples;
mod fixture;
mod health;
mod health_server;
mod history;
mod migrate;
mod migrate_indexes;
mod migrate_views;
mod output;
mod plan_files;
mod plan_init;
mod plan_page;
mod plan_reports;
mod pooler;
mod queue;
mod readme;
mod schema_page;
mod scratch;
mod step;
mod stuck;
mod submit;
mod surgery;
mod task;
mod task_graph;
mod template;
mod usage;
mod why;
mod worker;
mod workers;
