//! The values that the `$.` paths of a step lead to.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;
use serde_json::value::RawValue;

use super::StepInput;
use crate::model::handler::StepFailure;
use crate::model::jsonb::Json;
use crate::model::parameter::{BadPath, Parameter, Root};

/// The most bytes of the values of a step together.
const VALUES_AT_MOST: usize = 64 << 20;

/// One value, as a template writes it: a path or a plain value.
pub(super) struct Wanted {
    written: String,
    parameter: Parameter,
}

impl Wanted {
    /// # Errors
    /// Those of [`Parameter::parse`].
    pub(super) fn parse(written: &Value) -> Result<Self, BadPath> {
        let parameter = Parameter::parse(written)?;
        let written = written.as_str().map_or_else(|| written.to_string(), str::to_owned);
        Ok(Wanted { written, parameter })
    }
}

/// Returns the values in their order.
///
/// # Errors
/// The failure of the step: a value that cannot be read, or too much of them.
pub(super) async fn read(wanted: &[Wanted], input: &StepInput) -> Result<Vec<Json>, StepFailure> {
    let permanent = |message| StepFailure { message, permanent: true, ..StepFailure::default() };
    let mut values = vec![Json::default(); wanted.len()];
    let mut paths: BTreeMap<Root<'_>, Vec<usize>> = BTreeMap::new();
    for (index, Wanted { parameter, .. }) in wanted.iter().enumerate() {
        match parameter.root() {
            Some(root) => paths.entry(root).or_default().push(index),
            None => values[index] = parameter.resolve(RawValue::NULL),
        }
    }
    // Each of the step's values is read once, and what no path leads to is dropped before the next.
    let mut bytes = 0;
    for (root, indexes) in paths {
        let text = match root {
            Root::Task => Arc::new(input.task().get().to_owned()),
            Root::Step => Arc::new(input.step().get().to_owned()),
            Root::Context => input.context.text().await?,
            Root::Parent(name) => match input.parents.get(name) {
                Some(result) => result.text().await?,
                None => continue,
            },
        };
        let value: &RawValue = serde_json::from_str(&text)
            .map_err(|error| permanent(format!("a value that it can see is no JSON: {error}")))?;
        for index in indexes {
            values[index] = wanted[index].parameter.resolve(value);
            bytes += values[index].get().len();
            if bytes > VALUES_AT_MOST {
                return Err(permanent(too_large(wanted, &values)));
            }
        }
    }
    Ok(values)
}

/// Names the largest values of those read so far.
fn too_large(wanted: &[Wanted], values: &[Json]) -> String {
    let mut sizes: Vec<(usize, usize)> =
        values.iter().enumerate().map(|(index, value)| (value.get().len(), index)).collect();
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    let named = sizes.iter().take(5).map(|(bytes, index)| {
        format!("{} has {:.1} MiB", wanted[*index].written, *bytes as f64 / f64::from(1 << 20))
    });
    let named = named.collect::<Vec<_>>().join(", ");
    format!("its parameters have more than {} MiB together: {named}", VALUES_AT_MOST >> 20)
}
