//! Brings a database to the schema this program needs, in two phases: the
//! versions in `migrations/versions`, each in a transaction of its own with
//! its row in refinery's ledger, then the views in `migrations/views`, all in
//! one transaction with their own ledger.
//!
//! - [`program`]: the versions and views this program carries.
//! - [`inventory`]: those compared with what a database has.
//! - [`gate`]: whether a command may work on a database.
//! - [`up`]: applies what is missing; [`lock`] lets one run at a time.
//! - [`views`]: moves the views from one version to another.

pub mod gate;
pub mod inventory;
pub mod lock;
pub mod program;
pub mod up;
pub mod views;

pub use inventory::{Entry, EntryState, Inventory};
pub use program::Phase;
pub use up::{Options, Step, up};
