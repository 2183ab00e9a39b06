//! Annotations for GitHub Actions: commands to its runner, one a line.

use super::annotations::{Annotation, Sources, annotations};
use crate::querycheck::Report;

/// The commands; none when everything is as expected.
pub fn draw(report: &Report, sources: &Sources) -> String {
    annotations(report, sources).iter().map(command).collect()
}

/// The annotation of a command that could check nothing.
pub fn failure(command: &str, reason: &str) -> String {
    format!("::error title={}::{}\n", property(command), data(reason))
}

fn command(annotation: &Annotation<'_>) -> String {
    let command = if annotation.is_advice { "warning" } else { "error" };
    let title = format!("{} {}", annotation.rule, annotation.check);
    let location = &annotation.location;
    format!(
        "::{command} file={},line={},col={},title={}::{}\n",
        property(&location.file),
        location.line,
        location.column,
        property(&title),
        data(&annotation.text)
    )
}

/// The runner reads a message up to the end of the line.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// And a property up to a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::querycheck::Location;

    #[test]
    fn nothing_ends_a_command_early() {
        let location = Location { file: "a,b:c%.yaml".to_owned(), line: 7, column: 3 };
        let annotation = Annotation {
            is_advice: false,
            rule: "no_index",
            check: "orders: all",
            object: "orders",
            text: "100% of it\nfix: a, b".to_owned(),
            location,
            identity: String::new(),
        };
        assert_eq!(
            command(&annotation),
            "::error file=a%2Cb%3Ac%25.yaml,line=7,col=3,title=no_index orders%3A all::100%25 of it%0Afix: a, b\n"
        );
    }
}
