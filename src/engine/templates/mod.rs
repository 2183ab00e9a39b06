//! Workflow templates: the files that define them, storing them in a database,
//! finding them again.

mod apply;
mod bind;
mod files;
mod find;

pub use apply::{Applied, TemplateChange, apply};
pub use files::{CheckedFile, check_files};
pub use find::{StoredTemplate, find, list, load, unknown};

pub use crate::db::queries::templates::list_templates::WorkflowVersion;
