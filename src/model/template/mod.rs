//! Workflow templates. Their [`types`] are the one description of a workflow file: what is
//! checked, the JSON Schema, the tables of the documentation and the stored definition are made
//! from them. [`rules`] looks across the steps, [`schemas`] at what they declare of values.

mod check;
mod definition;
mod http;
mod name;
mod paths;
mod rules;
mod schemas;
mod types;

pub use check::{check, json_schema, parse};
pub use definition::{canonical_definition, to_yaml};
pub use name::{TemplateName, Version};
pub use types::{BackoffTemplate, RetryPolicy, StepTemplate, Template};

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
