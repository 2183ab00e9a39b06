//! Reads a workflow file, and finds every error in it.

use std::sync::LazyLock;

use serde_json::Value;

use super::name::check_version;
use super::rules;
use super::types::Template;
use crate::model::handler::HandlerSpec;
use crate::model::http;
use crate::yaml::format::Format;
use crate::yaml::schema::{describe, publish};
use crate::yaml::{Description, FileErrors, Source, TextFiles, read_document};

static DESCRIPTION: LazyLock<Description> = LazyLock::new(|| Description {
    schema: describe::<Template>(),
    formats: &[
        Format { name: "version", expected: "text", takes_numbers: true, check: check_version },
        http::STATUS,
        http::HEADER,
    ],
    empty: "write `name`, `version` and `steps`; `tasker template schema` has every key",
});

/// The JSON Schema of workflow files, for editors.
pub fn json_schema() -> Value {
    publish(&DESCRIPTION.schema)
}

/// Reads a workflow file and checks everything about it that needs no database.
/// The statements of `sql` steps that lie in files are embedded.
///
/// # Errors
/// Every error, in the order of the file.
pub fn check(source: &Source, files: &mut TextFiles<'_>) -> Result<Template, FileErrors> {
    let (mut template, statements, _): (Template, _, _) =
        read_document(source, &DESCRIPTION, |errors, root| rules::check(errors, root, files))?;
    for (step, statement) in statements {
        if let HandlerSpec::Sql(sql) = &mut template.steps[step].handler {
            sql.statement = Some(statement);
        }
    }
    Ok(template)
}

/// Reads a workflow from a text that stands alone: it names no files.
///
/// # Errors
/// Every error, in the order of the text.
pub fn parse(name: &str, text: &str) -> Result<Template, FileErrors> {
    let source = Source { name: name.to_owned(), text: text.to_owned() };
    check(&source, &mut |_| Err("a text that stands alone names no files".to_owned()))
}
