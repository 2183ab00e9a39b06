//! Pages are held to what they promise; those of `docs` and the first one.

mod archive;
mod checks;
mod metrics;
mod monitoring;
mod output;
mod readme;
mod submitting;
mod templates;
