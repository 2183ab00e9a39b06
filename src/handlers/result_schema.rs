//! The schema that the result of a step must fit.

use std::fmt;

use boon::{Compiler, Draft, SchemaIndex, Schemas, ValidationError};
use serde_json::Value;

use super::StepInput;
use crate::model::handler::{Outcome, StepFailure};
use crate::model::json_schema::ValueSchema;

/// The most faults that a message has.
const MOST_FAULTS: usize = 10;

/// A schema, compiled.
pub struct ResultSchema {
    schemas: Schemas,
    compiled: SchemaIndex,
}

impl fmt::Debug for ResultSchema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ResultSchema")
    }
}

impl ResultSchema {
    /// Compiles a schema that was checked when its workflow was applied.
    ///
    /// # Errors
    /// Why it is none, for one that another program stored.
    pub fn new(schema: &ValueSchema) -> Result<Self, String> {
        const NAME: &str = "result.json";
        let mut compiler = Compiler::new();
        compiler.set_default_draft(Draft::V2020_12);
        let described = serde_json::to_value(schema).expect("a schema is plain data");
        compiler.add_resource(NAME, described).map_err(|error| error.to_string())?;
        let mut schemas = Schemas::new();
        let compiled = compiler.compile(NAME, &mut schemas).map_err(|error| error.to_string())?;
        Ok(ResultSchema { schemas, compiled })
    }

    /// Every fault of a value, with its path; none if it fits.
    fn faults(&self, value: &Value) -> Vec<String> {
        let mut faults = Vec::new();
        if let Err(error) = self.schemas.validate(value, self.compiled) {
            list_faults(&error, &mut faults);
        }
        faults
    }
}

fn list_faults(error: &ValidationError<'_, '_>, into: &mut Vec<String>) {
    if error.causes.is_empty() {
        let at = error.instance_location.to_string();
        let at = if at.is_empty() { "the result".to_owned() } else { at };
        into.push(format!("{at}: {}", error.kind));
    }
    error.causes.iter().for_each(|cause| list_faults(cause, into));
}

impl StepInput {
    /// A success whose result does not fit is a failure for good: the work is done, and another attempt would do it
    /// again.
    pub fn held_to_schema(&self, outcome: Outcome) -> Outcome {
        let (Some(schema), Outcome::Succeeded { result }) = (&self.result_schema, &outcome) else {
            return outcome;
        };
        let value: Value = serde_json::from_str(result.get()).expect("a result is JSON");
        let faults = schema.faults(&value);
        if faults.is_empty() {
            return outcome;
        }
        let more = match faults.len().saturating_sub(MOST_FAULTS) {
            0 => String::new(),
            more => format!("; and {more} more"),
        };
        let told = faults[..faults.len().min(MOST_FAULTS)].join("; ");
        Outcome::Failed(StepFailure {
            message: StepFailure::bounded(format!(
                "its result does not fit the schema of the step: {told}{more}"
            )),
            permanent: true,
            ..StepFailure::default()
        })
    }
}
