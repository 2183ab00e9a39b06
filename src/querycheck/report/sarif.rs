//! SARIF 2.1.0, for code scanning. Its rules are the causes.

use serde_json::{Value, json};

use super::annotations::{Annotation, Sources, UNCHECKED, annotations};
use crate::querycheck::causes::{CauseCode, Doc, doc};
use crate::querycheck::outcome::{Report, Status};

/// The log, of one run.
pub fn draw(report: &Report, sources: &Sources) -> Value {
    let annotations = annotations(report, sources);
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{
                "executionSuccessful": report.count(Status::Unchecked) == 0,
                "endTimeUtc": report.as_of.to_string(),
            }],
            "results": annotations.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

/// The log of a command that could check nothing.
pub fn failure(reason: &str) -> Value {
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": env!("CARGO_PKG_NAME"), "semanticVersion": env!("CARGO_PKG_VERSION") } },
            "invocations": [{
                "executionSuccessful": false,
                "toolExecutionNotifications": [{ "level": "error", "message": { "text": reason } }],
            }],
            "results": [],
        }],
    })
}

fn rules() -> Vec<Value> {
    let causes = CauseCode::ALL.map(|cause| {
        let Doc { meaning, example, fix } = doc(cause);
        let help = format!("Example: {example}.\n\nFix: {fix}.");
        rule(cause.as_str(), meaning, &format!("{meaning}, for example: {example}"), &help, page(cause))
    });
    let meaning = "the query could not be checked";
    let help = "The message names the reason: a connection, a privilege, a table or rows that are missing.";
    let unchecked = rule(UNCHECKED, meaning, meaning, help, "using-explain.html");
    causes.into_iter().chain([unchecked]).collect()
}

fn rule(id: &str, short: &str, full: &str, help: &str, page: &str) -> Value {
    let sentence = |text: &str| {
        let mut characters = text.chars();
        let first = characters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(characters).collect::<String>() + "."
    };
    json!({
        "id": id,
        "name": camel_case(id),
        "shortDescription": { "text": sentence(short) },
        "fullDescription": { "text": sentence(full) },
        "help": { "text": help.replace('`', ""), "markdown": help },
        "helpUri": format!("https://www.postgresql.org/docs/current/{page}"),
        "defaultConfiguration": { "level": "error" },
        "properties": { "tags": ["performance", "sql"] },
    })
}

/// `NoIndex` for `no_index`.
fn camel_case(id: &str) -> String {
    id.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

/// The page of PostgreSQL's manual about what a cause is about.
fn page(cause: CauseCode) -> &'static str {
    use CauseCode as Is;
    match cause {
        Is::IndexMissing | Is::IndexChanged => "sql-createindex.html",
        Is::IndexInvalid => "sql-reindex.html",
        Is::StatisticsMissing | Is::StatisticsStale => "routine-vacuuming.html",
        Is::ViewVersion => "sql-createview.html",
        Is::ForeignKeyWithoutIndex => "ddl-constraints.html",
        Is::SlowTrigger => "plpgsql-trigger.html",
        Is::NPlusOne | Is::FunctionScan => "xfunc.html",
        Is::DeepOffset | Is::NoLimit => "queries-limit.html",
        Is::CountsAll => "functions-aggregate.html",
        Is::NotInSubquery => "functions-subquery.html",
        Is::OrAcrossTables => "queries-union.html",
        Is::MaterializedCte => "queries-with.html",
        Is::ColumnWrapped => "indexes-expressional.html",
        Is::ImplicitCast => "typeconv-oper.html",
        Is::FilteredWalk | Is::NoIndex => "indexes-multicolumn.html",
        Is::NoOrder => "indexes-ordering.html",
        Is::OutOfMemory => "runtime-config-resource.html",
        Is::Misestimated => "planner-stats.html",
        Is::NotChosen => "runtime-config-query.html",
        Is::PlanChanged | Is::PlanWorse | Is::TooCostly => "using-explain.html",
    }
}

fn result(annotation: &Annotation<'_>) -> Value {
    let location = &annotation.location;
    json!({
        "ruleId": annotation.rule,
        "level": if annotation.is_advice { "warning" } else { "error" },
        "message": { "text": annotation.text },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&location.file) },
            "region": { "startLine": location.line.max(1), "startColumn": location.column.max(1) },
        }}],
        // Identifies the finding in later runs, whatever its figures.
        "partialFingerprints": {
            "cause/v1": annotation.identity,
        },
    })
}

/// A path as a URI has it, relative to the root of the sources where it is relative.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            uri.push(byte.into());
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    if path.starts_with('/') { format!("file://{uri}") } else { uri }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_uris() {
        assert_eq!(uri("a b/ü.sql"), "a%20b/%C3%BC.sql");
        assert_eq!(uri("/srv/a.sql"), "file:///srv/a.sql");
    }
}
