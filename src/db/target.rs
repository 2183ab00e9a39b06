//! Where the database is: the flag, the environment, or none.

/// What a person named, and where they named it.
#[derive(Clone, Debug)]
pub struct Target {
    pub config: tokio_postgres::Config,
    pub source: Source,
}

/// Where a target came from, for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    Flag,
    DatabaseUrl,
    PgEnvironment,
    ConfigFile,
    Private,
}
