//! Migrates a database to the schema that this program needs, in three phases: the versions in
//! `migrations/versions`, each in its own transaction with its row in refinery's ledger; the indexes in
//! `migrations/indexes`, each built online; then the views in `migrations/views`, all in one transaction.
//! Indexes and views have ledgers of their own.
//!
//! - [`program`]: the bundled versions and views.
//! - [`inventory`]: compares them with a database.
//! - [`catalog`]: how a live database differs from its version's schema.
//! - [`gate`]: whether a command can use a database.
//! - [`scope`]: how far a run goes; [`stages`]: its statements, stage by stage.
//! - [`effect`]: the locks of a statement, and the tables that it reads or rewrites.
//! - [`plan`]: the changes of a run and their obstacles, for people, programs and psql.
//! - [`rights`]: whether this user can migrate this database.
//! - [`run`]: the limits of a run; [`event`]: its events.
//! - [`lock_retry`]: how blocking locks are requested.
//! - [`status`]: the whole state of a database.
//! - [`mod@up`]: applies missing migrations; [`lock`] allows one run at a time.
//! - [`down`]: reverts indexes and views.
//! - [`indexes`]: builds and drops indexes without blocking writers.
//! - [`views`]: moves the views from one version to another.
//! - [`adopt`]: takes over the tables of another application.

pub mod adopt;
pub mod catalog;
pub mod down;
pub mod effect;
pub mod event;
pub mod gate;
pub mod indexes;
pub mod inventory;
pub mod lock;
pub mod lock_retry;
pub mod plan;
pub mod program;
pub mod rights;
pub mod run;
pub mod scope;
pub mod stages;
pub mod status;
pub mod up;
pub mod views;

pub use event::MigrationEvent;
pub use inventory::{Inventory, Migration, MigrationState};
pub use program::Phase;
pub use run::{LockRetry, Run};
pub use scope::{SchemaVersion, Scope};
pub use up::{LEDGERS, Outcome, up};
