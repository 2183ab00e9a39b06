//! The text of a query, in which parts are found and replaced.

use crate::querycheck::token::{Kind, Token, names, tokens};

/// A statement, taken apart.
pub struct Text<'a> {
    pub(super) sql: &'a str,
    pub(super) tokens: Vec<Token<'a>>,
}

/// The tokens from the first to before the last.
pub(super) type Span = (usize, usize);

/// Types whose name can stand before a literal.
const TYPES: [&str; 8] = ["interval", "date", "time", "timestamp", "timestamptz", "numeric", "inet", "uuid"];

const COMPARISONS: [&str; 5] = ["=", "<", "<=", ">", ">="];

impl<'a> Text<'a> {
    /// Returns `None` for a text with comments or quoted bodies, which is not changed.
    pub fn read(sql: &'a str) -> Option<Text<'a>> {
        let is_plain = !["--", "/*", "$$"].iter().any(|mark| sql.contains(mark));
        is_plain.then(|| Text { sql, tokens: tokens(sql) })
    }

    pub(super) fn is(&self, at: usize, text: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(text))
    }

    pub(super) fn are(&self, at: usize, texts: &[&str]) -> bool {
        texts.iter().enumerate().all(|(offset, text)| self.is(at + offset, text))
    }

    fn is_string(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.text.starts_with('\''))
    }

    pub(super) fn text(&self, span: Span) -> &'a str {
        match (self.tokens.get(span.0), self.tokens.get(span.1.wrapping_sub(1))) {
            (Some(first), Some(last)) if span.0 < span.1 => &self.sql[first.at..last.end()],
            _ => "",
        }
    }

    /// The statement with these tokens replaced.
    pub(super) fn with(&self, span: Span, text: &str) -> String {
        let (start, end) = (self.tokens[span.0].at, self.tokens[span.1 - 1].end());
        format!("{}{text}{}", &self.sql[..start], &self.sql[end..])
    }

    /// Whether the token is this column, with a qualifier or without.
    pub(super) fn is_column(&self, at: usize, column: &str) -> bool {
        let Some(token) = self.tokens.get(at).filter(|token| token.kind == Kind::Word) else { return false };
        let name = names(token.text).pop().unwrap_or_default();
        let is_quoted = token.text.ends_with('"');
        if is_quoted { name == column } else { name.to_lowercase() == column }
    }

    /// The end of the group that opens at this token.
    pub(super) fn end_of_group(&self, open: usize) -> Option<usize> {
        let mut depth = 0;
        for (at, token) in self.tokens.iter().enumerate().skip(open) {
            match token.text {
                "(" | "[" => depth += 1,
                ")" | "]" => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                return Some(at + 1);
            }
        }
        None
    }

    /// The end of the value that starts at this token: a literal, a parameter, a call, with casts and calculations.
    pub(super) fn value(&self, start: usize) -> Option<usize> {
        let mut end = self.single_value(start)?;
        while self.tokens.get(end).is_some_and(|token| ["+", "-", "*", "/"].contains(&token.text)) {
            end = self.single_value(end + 1)?;
        }
        Some(end)
    }

    pub(super) fn single_value(&self, start: usize) -> Option<usize> {
        let first = self.tokens.get(start)?;
        let mut end = match first.kind {
            Kind::Literal => start + 1,
            Kind::Symbol if first.text == "(" => self.end_of_group(start)?,
            // `interval '1 day'`
            Kind::Word if TYPES.iter().any(|name| first.is(name)) && self.is_string(start + 1) => start + 2,
            Kind::Word if self.is(start + 1, "(") => self.end_of_group(start + 1)?,
            Kind::Word => start + 1,
            _ => return None,
        };
        while self.tokens.get(end).is_some_and(|token| token.kind == Kind::Cast) {
            end = self.type_name(end + 1);
        }
        Some(end)
    }

    pub(super) fn type_name(&self, start: usize) -> usize {
        let mut end = start + 1;
        while ["precision", "varying", "with", "without", "time", "zone"]
            .iter()
            .any(|word| self.is(end, word))
        {
            end += 1;
        }
        if self.is(end, "(") {
            end = self.end_of_group(end).unwrap_or(end);
        }
        if self.are(end, &["[", "]"]) { end + 2 } else { end }
    }

    /// A comparison after this token: its operator and the value.
    pub(super) fn comparison(&self, at: usize) -> Option<(&'a str, Span)> {
        let operator = self.tokens.get(at).filter(|token| COMPARISONS.contains(&token.text))?;
        Some((operator.text, (at + 1, self.value(at + 1)?)))
    }

    /// The positions of a clause's words outside of parentheses.
    pub(super) fn clause(&self, words: &[&str]) -> Option<usize> {
        let mut depth = 0;
        for (at, token) in self.tokens.iter().enumerate() {
            match token.text {
                "(" | "[" => depth += 1,
                ")" | "]" => depth -= 1,
                _ if depth == 0 && self.are(at, words) => return Some(at),
                _ => {}
            }
        }
        None
    }

    /// The first clause that starts at or after this token, or the end.
    pub(super) fn end_of_clause(&self, start: usize) -> usize {
        let clauses: [&[&str]; 8] = [
            &["group", "by"],
            &["order", "by"],
            &["having"],
            &["limit"],
            &["offset"],
            &["fetch"],
            &["for", "update"],
            &["union"],
        ];
        let ends = clauses.iter().filter_map(|words| self.clause(words)).filter(|at| *at >= start);
        ends.min().unwrap_or(self.tokens.len())
    }

    pub(super) fn is_compound(&self) -> bool {
        let words = ["union", "intersect", "except", "group", "having", "distinct", "window"];
        words.iter().any(|word| self.clause(&[word]).is_some())
    }
}
