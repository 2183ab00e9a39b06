//! Workflow templates in a database: applying them, finding them again.

mod apply;
mod find;

pub use apply::{Applied, Change, apply};
pub use find::{StoredTemplate, find, list, load};
