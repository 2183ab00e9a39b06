//! What a program says of itself in the comments of its statements: sqlcommenter's `/*controller='orders'*/`, and the
//! like.

use percent_encoding::percent_decode_str;

use crate::querycheck::file::Location;

/// The text of the comment before or behind a statement; `None` if there is none.
pub fn of(sql: &str) -> Option<String> {
    let sql = sql.trim().trim_end_matches(';').trim_end();
    let first = sql.strip_prefix("/*").and_then(|rest| Some(rest.split_once("*/")?.0));
    let last = || Some(sql.strip_suffix("*/")?.rsplit_once("/*")?.1);
    let text = first.or_else(last)?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The statement without such a comment.
pub fn without(sql: &str) -> &str {
    let sql = sql.trim().trim_end_matches(';').trim_end();
    let sql = sql.strip_prefix("/*").and_then(|rest| Some(rest.split_once("*/")?.1)).unwrap_or(sql);
    sql.strip_suffix("*/").and_then(|rest| Some(rest.rsplit_once("/*")?.0)).unwrap_or(sql)
}

/// The line of source that a comment names: `source_location='app%2Forders.rb%3A12'`, `line:app/orders.rb:12`.
pub fn location(comment: &str) -> Option<Location> {
    let value = comment.split(',').find_map(|part| {
        let (key, value) = part.trim().split_once(['=', ':'])?;
        let is_source = ["source_location", "line", "file", "filepath"].contains(&key.trim());
        let value = value.trim().trim_matches('\'');
        // sqlcommenter writes `%2F` for a slash.
        is_source.then(|| percent_decode_str(value).decode_utf8_lossy().into_owned())
    })?;
    let (file, line) = value.split_once(':').unwrap_or((&value, "1"));
    let line = line.split(':').next()?.parse().ok()?;
    let file = file.trim_start_matches('/');
    (!file.is_empty() && line > 0).then(|| Location { file: file.to_owned(), line, column: 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_found_at_either_end() {
        let sql = "select * from orders /* hint */ where id = $1 /*action='show',controller='orders'*/;";
        assert_eq!(of(sql).as_deref(), Some("action='show',controller='orders'"));
        assert_eq!(without(sql).trim(), "select * from orders /* hint */ where id = $1");
        assert_eq!(of("/* jobs */ select 1").as_deref(), Some("jobs"));
        assert_eq!(of("select 1 /* x */ + 2"), None);
    }

    #[test]
    fn a_comment_can_name_a_line_of_source() {
        let at = |comment: &str| location(comment).map(|at| (at.file, at.line));
        let expected = Some(("app/orders.rb".to_owned(), 12));
        assert_eq!(at("action='show',source_location='app%2Forders.rb%3A12'"), expected);
        assert_eq!(at("line:app/orders.rb:12:in `show'"), expected);
        assert_eq!(at("action='show'"), None);
        assert_eq!(at("file='%zz'"), Some(("%zz".to_owned(), 1)));
    }
}
