//! Brings a database to the schema this program needs, in three phases: the
//! versions in `migrations/versions`, each in a transaction of its own with
//! its row in refinery's ledger; the indexes in `migrations/indexes`, each built
//! online; then the views in `migrations/views`, all in one transaction. Indexes
//! and views have ledgers of their own.
//!
//! - [`program`]: the versions and views this program carries.
//! - [`inventory`]: those compared with what a database has.
//! - [`catalog`]: how a live database differs from what the versions make.
//! - [`gate`]: whether a command may work on a database.
//! - [`scope`]: how far a run goes; [`stages`]: what it then does, statement by statement.
//! - [`effect`]: which locks a statement takes, and what it reads or rewrites.
//! - [`plan`]: what a run would do and meet, for people, programs and psql.
//! - [`rights`]: whether this user may change this database at all.
//! - [`lock_retry`]: how locks that keep others out are asked for.
//! - [`status`]: how a database stands, all of it together.
//! - [`event`]: what a run reports while it goes on.
//! - [`mod@up`]: applies what is missing; [`lock`] lets one run at a time.
//! - [`down`]: takes back indexes and views.
//! - [`indexes`]: builds and drops indexes while everybody goes on working.
//! - [`views`]: moves the views from one version to another.

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
pub mod scope;
pub mod stages;
pub mod status;
pub mod up;
pub mod views;

pub use event::MigrationEvent;
pub use inventory::{Inventory, Migration, MigrationState};
pub use program::Phase;
pub use scope::{SchemaVersion, Scope};
pub use up::{Options, Outcome, up};
