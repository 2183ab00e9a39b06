//! A statement as it stands in a file: an error that the server reports is shown there.

use super::location::Location;
use crate::text::placeholders::{Foreign, Numbered, foreign, numbered};
use crate::yaml::Source;
use crate::yaml::span::Span;

/// A statement, and where each of its lines was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    file: String,
    /// As it was written.
    text: String,
    lines: Vec<Line>,
    numbered: Numbered,
}

/// The position of a line of the statement in its file.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    /// From 1.
    line: usize,
    /// Characters before it in this line.
    indent: usize,
    /// The line of the file; `None` where it has the text in another form.
    whole: Option<String>,
}

impl Written {
    /// A statement that stands as it is in a file, from the byte `start` on.
    pub fn in_file(file: &str, text: &str, start: usize, sql: &str) -> Written {
        let first = line_of(text, start);
        let begins = text[..start].rfind('\n').map_or(0, |end| end + 1);
        let whole = text.lines().skip(first - 1);
        let lines = sql.lines().zip(whole).enumerate().map(|(number, (_, whole))| Line {
            line: first + number,
            indent: if number == 0 { text[begins..start].chars().count() } else { 0 },
            whole: Some(whole.to_owned()),
        });
        Written::new(file, sql, lines.collect())
    }

    /// The value of a YAML node.
    pub(super) fn in_yaml(source: &Source, span: &Span, sql: &str) -> Written {
        let lines = of_block(source, span, sql).or_else(|| of_line(source, span, sql));
        // A folded text: its lines are no lines of the file.
        let start = || Line { line: span.line, indent: span.column.saturating_sub(1), whole: None };
        let lines = lines.unwrap_or_else(|| sql.lines().map(|_| start()).collect());
        Written::new(&source.name, sql, lines)
    }

    /// A statement of no file.
    pub fn nowhere(sql: &str) -> Written {
        Written::new("", sql, Vec::new())
    }

    fn new(file: &str, sql: &str, lines: Vec<Line>) -> Written {
        Written { file: file.to_owned(), text: sql.to_owned(), lines, numbered: numbered(sql) }
    }

    /// The statement with its parameters as `$1`, `$2`, ….
    pub fn sql(&self) -> &str {
        &self.numbered.sql
    }

    /// The names of its parameters, in their order; empty if it names none.
    pub fn names(&self) -> &[String] {
        &self.numbered.names
    }

    /// The location of a character, from 1, of the statement that is sent, and its line.
    pub fn at_character(&self, position: usize) -> Option<(Location, String)> {
        let sql = self.sql();
        let byte = sql.char_indices().nth(position.checked_sub(1)?).map_or(sql.len(), |(byte, _)| byte);
        self.at(self.numbered.original(byte))
    }

    /// The location of a byte of the statement as it was written, and its line.
    pub fn at(&self, byte: usize) -> Option<(Location, String)> {
        // The server points behind a statement that ends too early.
        let before = &self.text[..byte.min(self.text.trim_end().len())];
        let number = before.matches('\n').count();
        let Line { line, indent, whole } = self.lines.get(number)?;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
        let location = Location { file: self.file.clone(), line: *line, column: indent + column + 1 };
        let text = || " ".repeat(*indent) + self.text.lines().nth(number).unwrap_or_default();
        Some((location, whole.clone().unwrap_or_else(text)))
    }

    /// The first parameter in a style that PostgreSQL does not know.
    pub fn foreign(&self) -> Option<Foreign> {
        foreign(&self.text)
    }
}

/// The line, from 1, of a byte of a text.
pub fn line_of(text: &str, byte: usize) -> usize {
    text[..byte].matches('\n').count() + 1
}

/// The lines of a block (`sql: |`), which stand below its key.
fn of_block(source: &Source, span: &Span, sql: &str) -> Option<Vec<Line>> {
    // The parser names the mark of the block, or its first line.
    [span.line, span.line + 1].into_iter().find_map(|first| {
        let written = source.text.lines().skip(first - 1);
        let lines = sql.lines().zip(written).enumerate().map(|(number, (line, written))| {
            let is_same = written.trim() == line.trim() && written.len() >= line.len();
            let indent = written.trim_end().chars().count().checked_sub(line.trim_end().chars().count())?;
            is_same.then(|| Line { line: first + number, indent, whole: Some(written.to_owned()) })
        });
        lines.collect::<Option<Vec<_>>>().filter(|lines| lines.len() == sql.lines().count())
    })
}

/// The one line of a text that begins and ends in its key's.
fn of_line(source: &Source, span: &Span, sql: &str) -> Option<Vec<Line>> {
    let written = source.text.lines().nth(span.line - 1)?;
    let from = written.char_indices().nth(span.column.saturating_sub(1)).map_or(0, |(byte, _)| byte);
    let found = from + written[from..].find(sql)?;
    let indent = written[..found].chars().count();
    (!sql.contains('\n')).then(|| vec![Line { line: span.line, indent, whole: Some(written.to_owned()) }])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(written: &Written, word: &str) -> (usize, usize, String) {
        let byte = written.sql().find(word).expect(word);
        let (location, line) =
            written.at_character(written.sql()[..byte].chars().count() + 1).expect("a line");
        (location.line, location.column, line)
    }

    #[test]
    fn a_character_is_found_in_the_file() {
        let text = "-- name: a\nselect 'é',\n  :name_of, oops\nfrom t\n";
        let start = text.find("select").expect("a statement");
        let written = Written::in_file("a.sql", text, start, text[start..].trim_end());
        assert_eq!(at(&written, "oops"), (3, 13, "  :name_of, oops".to_owned()));
        assert_eq!(at(&written, "from"), (4, 1, "from t".to_owned()));
        let end = written.at_character(10_000).expect("a line").0;
        assert_eq!((end.line, end.column), (4, 7), "behind the end");
        assert_eq!(Written::nowhere("select 1").at(3), None);
    }

    #[test]
    fn a_character_is_found_in_yaml_of_any_style() {
        let found = |text: &str, line: usize, column: usize, sql: &str| {
            let source = Source { name: "a.yaml".to_owned(), text: text.to_owned() };
            let span = Span { line, column, bytes: 0..0 };
            let (line, column, shown) = at(&Written::in_yaml(&source, &span, sql), "oops");
            let is_of_file = text.lines().nth(line - 1) == Some(&shown);
            assert!(is_of_file || text.contains('>'), "{shown}");
            (line, column)
        };
        let block = "- sql: |\n    select :a,\n      oops\n  b: 1\n";
        assert_eq!(found(block, 1, 8, "select :a,\n  oops\n"), (3, 7));
        assert_eq!(found(block, 2, 5, "select :a,\n  oops\n"), (3, 7));
        assert_eq!(found("- { sql: select oops, b: 1 }", 1, 10, "select oops"), (1, 17));
        assert_eq!(found("- sql: 'select oops'", 1, 8, "select oops"), (1, 16));
        assert_eq!(
            found("- sql: >\n    select\n    oops\n", 1, 8, "select oops"),
            (1, 15),
            "as if it began there"
        );
    }
}
