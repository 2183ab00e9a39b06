//! Files of several queries, each below a comment that names it, as sqlc, yesql, HugSQL and aiosql read them.

use super::statement::{Tokens, without_end};

/// A query of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedQuery<'a> {
    pub name: &'a str,
    /// Where the comment with its name begins, in bytes.
    pub at: usize,
    /// Where the statement begins, in bytes, behind the comments.
    pub start: usize,
    /// Without its semicolon and what follows; empty if there is none.
    pub sql: &'a str,
}

/// The named queries of a file, in their order; what stands before the first name belongs to none.
pub fn named_queries(text: &str) -> Vec<NamedQuery<'_>> {
    let heads = heads(text);
    let ends = heads.iter().skip(1).map(|(_, at, _)| *at).chain([text.len()]);
    let queries = heads.iter().zip(ends).map(|(&(name, at, below), end)| {
        let part = &text[below..end];
        let start = Tokens::of(part).next().map_or(part.len(), |token| token.at);
        NamedQuery { name, at, start: below + start, sql: without_end(&part[start..]) }
    });
    queries.collect()
}

/// The names, each with where its line begins, and where that ends.
fn heads(text: &str) -> Vec<(&str, usize, usize)> {
    let mut tokens = Tokens::of(text).peekable();
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        while tokens.next_if(|token| token.end() <= at).is_some() {}
        // A line within a string is text.
        let is_inside = tokens.peek().is_some_and(|token| token.at < at);
        if let Some(name) = name_in(line).filter(|_| !is_inside) {
            found.push((name, at, at + line.len()));
        }
        at += line.len();
    }
    found
}

/// `-- name: x :one`, `-- :name x :? :1`, `/* name: x */`, and aiosql's `-- name: x(a, b)^`.
fn name_in(line: &str) -> Option<&str> {
    let line = line.trim();
    let comment = line.strip_prefix("--").or_else(|| line.strip_prefix("/*")?.strip_suffix("*/"))?.trim();
    let name = comment.strip_prefix("name:").or_else(|| comment.strip_prefix(":name "))?;
    let name = name.split_whitespace().next()?;
    let name = name.split('(').next().unwrap_or_default().trim_end_matches(['^', '$', '!', '*', '#', '<']);
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_query_has_the_name_above_it() {
        let text = "-- of orders\nset x = 1;\n-- name: GetOrder :one\n-- by its key\nselect 1;\n\n  -- name: list-orders(day)^\nselect '\n-- name: no\n';-- end\n/* name: x */\n-- :name y :? :1\nselect 2";
        let found: Vec<(&str, &str)> =
            named_queries(text).iter().map(|query| (query.name, query.sql)).collect();
        assert_eq!(
            found,
            [
                ("GetOrder", "select 1"),
                ("list-orders", "select '\n-- name: no\n'"),
                ("x", ""),
                ("y", "select 2")
            ]
        );
        let first = named_queries(text)[0];
        assert!(
            text[first.at..].starts_with("-- name: GetOrder") && text[first.start..].starts_with("select 1")
        );
        assert_eq!(named_queries("select 1; -- name of it"), []);
    }
}
