//! Other texts of a query that an index can serve. A text is changed only where its meaning is known; the server
//! then says what it costs.

use std::fmt::Write as _;

use super::text::{Span, Text};
use crate::db::quote_identifier;
use crate::querycheck::token::{Kind, Token, tokens};

/// Conditions of one column in a query: more are left as they are.
const MOST_CONDITIONS: usize = 8;

impl<'a> Text<'a> {
    /// Compares a column itself, where a function or a conversion of it is compared with a value.
    pub fn unwrapped(&self, column: &str, of_type: &str) -> Option<String> {
        let mut sql = self.unwrapped_once(column, of_type)?;
        // Another condition may hide the column as well.
        for _ in 0..MOST_CONDITIONS {
            let Some(next) = Text { sql: &sql, tokens: tokens(&sql) }.unwrapped_once(column, of_type) else {
                break;
            };
            sql = next;
        }
        Some(sql)
    }

    fn unwrapped_once(&self, column: &str, of_type: &str) -> Option<String> {
        (0..self.tokens.len()).find_map(|at| {
            self.truncated(at, column, of_type)
                .or_else(|| self.day(at, column))
                .or_else(|| self.year(at, column))
                .or_else(|| self.formatted(at, column))
                .or_else(|| self.shifted(at, column, of_type))
                .or_else(|| self.subtracted(at, column, of_type))
                .or_else(|| self.since_epoch(at, column, of_type))
                .or_else(|| self.not_distinct(at, column))
                .or_else(|| self.printed_as(at, column, of_type))
        })
    }

    fn between(&self, span: Span, column: &str, from: &str, to: &str) -> String {
        self.with(span, &format!("({column} >= {from} and {column} < {to})"))
    }

    /// `date_trunc('day', c) = x`
    fn truncated(&self, at: usize, column: &str, of_type: &str) -> Option<String> {
        let is_it =
            self.are(at, &["date_trunc", "("]) && self.is(at + 3, ",") && self.is_column(at + 4, column);
        let unit = self.tokens.get(at + 2).filter(|unit| is_it && unit.kind == Kind::Literal)?;
        let end = at + 5;
        let ("=", value) = self.comparison(end + 1).filter(|_| self.is(end, ")"))? else { return None };
        let from = format!("({})::{of_type}", self.text(value));
        let to = format!("{from} + interval '1 {}'", unit.text.trim_matches('\''));
        Some(self.between((at, value.1), self.tokens[at + 4].text, &from, &to))
    }

    /// `c::date = x`, `date(c) = x`, `cast(c as date) = x`
    fn day(&self, at: usize, column: &str) -> Option<String> {
        let (name, end) = if self.is_column(at, column) && self.are(at + 1, &["::", "date"]) {
            (at, at + 3)
        } else if self.are(at, &["date", "("]) && self.is_column(at + 2, column) && self.is(at + 3, ")") {
            (at + 2, at + 4)
        } else if self.are(at, &["cast", "("])
            && self.is_column(at + 2, column)
            && self.are(at + 3, &["as", "date", ")"])
        {
            (at + 2, at + 6)
        } else {
            return None;
        };
        let (operator, value) = self.comparison(end)?;
        let name = self.tokens[name].text;
        let day = format!("({})::date", self.text(value));
        let span = (at, value.1);
        Some(match operator {
            "=" => self.between(span, name, &day, &format!("{day} + 1")),
            "<" | ">=" => self.with(span, &format!("{name} {operator} {day}")),
            "<=" => self.with(span, &format!("{name} < {day} + 1")),
            _ => self.with(span, &format!("{name} >= {day} + 1")),
        })
    }

    /// `extract(year from c) = x`, `date_part('year', c) = x`
    fn year(&self, at: usize, column: &str) -> Option<String> {
        let is_extract = self.are(at, &["extract", "(", "year", "from"]);
        let is_year = self.tokens.get(at + 2).is_some_and(|token| token.text == "'year'");
        let is_part = is_year && self.are(at, &["date_part", "("]) && self.is(at + 3, ",");
        if !is_extract && !is_part {
            return None;
        }
        let name = at + 4;
        if !self.is_column(name, column) || !self.is(name + 1, ")") {
            return None;
        }
        let ("=", value) = self.comparison(name + 2)? else { return None };
        let year = self.text(value);
        let (from, to) =
            (format!("make_date(({year})::int, 1, 1)"), format!("make_date(({year})::int + 1, 1, 1)"));
        Some(self.between((at, value.1), self.tokens[name].text, &from, &to))
    }

    /// `to_char(c, 'YYYY-MM') = '2026-02'`
    fn formatted(&self, at: usize, column: &str) -> Option<String> {
        let is_it = self.are(at, &["to_char", "("]) && self.is_column(at + 2, column) && self.is(at + 3, ",");
        let format = self.tokens.get(at + 4).filter(|_| is_it && self.is(at + 5, ")"))?;
        let parts: String = format.text.to_uppercase().chars().filter(char::is_ascii_alphabetic).collect();
        let unit = match parts.as_str() {
            "YYYYMMDD" | "DDMMYYYY" | "MMDDYYYY" => "day",
            "YYYYMM" | "MMYYYY" => "month",
            "YYYY" => "year",
            _ => return None,
        };
        let ("=", value) = self.comparison(at + 6)? else { return None };
        let from = format!("to_date({}, {})", self.text(value), format.text);
        let to = format!("{from} + interval '1 {unit}'");
        Some(self.between((at, value.1), self.tokens[at + 2].text, &from, &to))
    }

    /// `c + interval '1 day' > x`
    fn shifted(&self, at: usize, column: &str, of_type: &str) -> Option<String> {
        let operator = self.tokens.get(at + 1).filter(|_| self.is_column(at, column))?;
        let inverse = match operator.text {
            "+" => "-",
            "-" => "+",
            _ => return None,
        };
        let shift_end = self.single_value(at + 2)?;
        let (comparison, value) = self.comparison(shift_end)?;
        let name = self.tokens[at].text;
        let shift = self.text((at + 2, shift_end));
        let value_text = self.text(value);
        let is_literal = self.tokens[value.0].kind == Kind::Literal && value.1 == value.0 + 1;
        let base = if is_literal { format!("{value_text}::{of_type}") } else { format!("({value_text})") };
        let text = format!("{name} {comparison} {base} {inverse} {shift}");
        Some(self.with((at, value.1), &text))
    }

    /// `now() - c < x`
    fn subtracted(&self, at: usize, column: &str, of_type: &str) -> Option<String> {
        let minus = self.single_value(at)?;
        if !self.is(minus, "-") || !self.is_column(minus + 1, column) {
            return None;
        }
        // A longer calculation would end here, or begin before.
        let (operator, value) = self.comparison(minus + 2)?;
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        if before.is_some_and(|token| token.kind == Kind::Operator || token.text == ".") {
            return None;
        }
        let commuted = match operator {
            "<" => ">",
            "<=" => ">=",
            ">" => "<",
            ">=" => "<=",
            other => other,
        };
        let (name, from) = (self.tokens[minus + 1].text, self.text((at, minus)));
        let mut shift = self.text(value).to_owned();
        // From a time an interval is subtracted; a parameter would be taken for a time.
        if of_type.starts_with("timestamp") && !shift.contains("interval") {
            shift = format!("({shift})::interval");
        }
        Some(self.with((at, value.1), &format!("{name} {commuted} {from} - {shift}")))
    }

    /// `extract(epoch from c) > x`
    fn since_epoch(&self, at: usize, column: &str, of_type: &str) -> Option<String> {
        let is_it = self.are(at, &["extract", "(", "epoch", "from"]) && self.is_column(at + 4, column);
        if !is_it || !self.is(at + 5, ")") || !of_type.starts_with("timestamp") {
            return None;
        }
        let (operator, value) = self.comparison(at + 6)?;
        let time = format!("to_timestamp({})", self.text(value));
        // The epoch of a time without a zone is counted as if it were in UTC.
        let time = if of_type == "timestamp with time zone" || of_type == "timestamptz" {
            time
        } else {
            format!("({time} at time zone 'UTC')")
        };
        Some(self.with((at, value.1), &format!("{} {operator} {time}", self.tokens[at + 4].text)))
    }

    /// `c is not distinct from x`
    fn not_distinct(&self, at: usize, column: &str) -> Option<String> {
        if !self.is_column(at, column) || !self.are(at + 1, &["is", "not", "distinct", "from"]) {
            return None;
        }
        let end = self.value(at + 5)?;
        let (name, value) = (self.tokens[at].text, self.text((at + 5, end)));
        let is_constant = self.tokens[at + 5].kind == Kind::Literal && !value.starts_with('$');
        let text = if is_constant {
            format!("{name} = {value}")
        } else {
            format!("({name} = {value} or ({name} is null and {value} is null))")
        };
        Some(self.with((at, end), &text))
    }

    /// `c::text like '2026-02-03%'`
    fn printed_as(&self, at: usize, column: &str, of_type: &str) -> Option<String> {
        let is_time = of_type == "date" || of_type.starts_with("timestamp");
        if !is_time || !self.is_column(at, column) || !self.is(at + 1, "::") {
            return None;
        }
        let end = self.type_name(at + 2);
        let is_text = self.is(at + 2, "text") || self.is(at + 2, "varchar") || self.is(at + 2, "character");
        let pattern = self.tokens.get(end + 1).filter(|_| is_text && self.is(end, "like"))?;
        let printed = pattern.text.strip_prefix('\'')?.strip_suffix("%'")?.trim_end_matches([' ', '-']);
        let (from, unit) = match printed.split('-').map(str::len).collect::<Vec<_>>()[..] {
            [4] => (format!("{printed}-01-01"), "year"),
            [4, 2] => (format!("{printed}-01"), "month"),
            [4, 2, 2] => (printed.to_owned(), "day"),
            _ => return None,
        };
        if !printed.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit()) {
            return None;
        }
        let from = format!("'{from}'::{of_type}");
        let to = format!("{from} + interval '1 {unit}'");
        Some(self.between((at, end + 2), self.tokens[at].text, &from, &to))
    }

    /// Compares a column as it is, where it is converted to another type: `c::text = x`, or `c = x::numeric`.
    pub fn in_type(&self, column: &str, of_type: &str, other: &str) -> Option<String> {
        // Without a length these names have the length 1.
        let of_type = match of_type {
            "character" => "bpchar",
            "bit" => "varbit",
            other => other,
        };
        (0..self.tokens.len()).find_map(|at| {
            if !self.is_column(at, column) {
                return None;
            }
            let name = self.tokens[at].text;
            if self.is(at + 1, "::") {
                let (operator, value) = self.comparison(self.type_name(at + 2))?;
                return Some(
                    self.with((at, value.1), &format!("{name} {operator} ({})::{of_type}", self.text(value))),
                );
            }
            let (operator, value) = self.comparison(at + 1)?;
            // The cast to the other type is replaced; a value without one, as the driver sends it, gets one.
            let mut end = value.1;
            let casts = (value.0..value.1).rev().find(|at| self.tokens[*at].kind == Kind::Cast);
            if let Some(cast) = casts.filter(|cast| self.type_name(cast + 1) == value.1) {
                end = cast;
            }
            let is_cast_to_other = end < value.1 || !other.is_empty();
            // `7.5` is no bigint, and converted to one it is another number.
            let is_another = self.text(value).contains('.') && self.tokens[value.0].kind == Kind::Literal;
            (is_cast_to_other && !is_another).then(|| {
                self.with(
                    (at, value.1),
                    &format!("{name} {operator} ({})::{of_type}", self.text((value.0, end))),
                )
            })
        })
    }

    /// `x = any (c)` as a condition that an index on the array serves.
    pub fn contained(&self, column: &str, of_type: &str) -> Option<String> {
        (0..self.tokens.len()).find_map(|at| {
            let end = self.value(at)?;
            let is_it =
                self.are(end, &["=", "any", "("]) && self.is_column(end + 3, column) && self.is(end + 4, ")");
            is_it.then(|| {
                let text =
                    format!("{} @> array[{}]::{of_type}", self.tokens[end + 3].text, self.text((at, end)));
                self.with((at, end + 5), &text)
            })
        })
    }

    /// A `with` clause whose queries are planned with the rest of the statement.
    pub fn not_materialized(&self) -> Option<String> {
        let at = (0..self.tokens.len()).find(|at| {
            self.are(*at, &["as", "materialized", "("]) && !self.is(at.wrapping_sub(1), "recursive")
        })?;
        Some(self.with((at, at + 2), "as not materialized"))
    }

    /// `x not in (select y from t …)` as `not exists`. `outer` is the alias of the column on the left.
    pub fn not_exists(&self, outer: &str) -> Option<String> {
        let at = (0..self.tokens.len()).find(|at| self.are(at + 1, &["not", "in", "(", "select"]))?;
        let left = self.tokens.get(at).filter(|token| token.kind == Kind::Word)?;
        let end = self.end_of_group(at + 3)?;
        let inner =
            self.tokens.get(at + 5).filter(|token| token.kind == Kind::Word && self.is(at + 6, "from"))?;
        let table = self.tokens.get(at + 7).filter(|token| token.kind == Kind::Word)?;
        let rest = (at + 7, end - 1);
        let is_special = |word: &str| (rest.0..rest.1).any(|at| self.is(at, word));
        if ["group", "having", "limit", "union", "except", "intersect", "order", "offset"]
            .iter()
            .any(|word| is_special(word))
        {
            return None;
        }
        let is_alias = |at: usize| {
            self.tokens.get(at).is_some_and(|token| {
                token.kind == Kind::Word
                    && !["where", "join", "left", "inner", "cross", "as"].iter().any(|word| token.is(word))
            })
        };
        let alias = match () {
            () if self.is(at + 8, "as") => self.tokens[at + 9].text,
            () if at + 8 < end - 1 && is_alias(at + 8) => self.tokens[at + 8].text,
            () => table.text.rsplit('.').next().unwrap_or_default(),
        };
        let qualified = |token: &Token<'_>, alias: &str| {
            if token.text.contains('.') { token.text.to_owned() } else { format!("{alias}.{}", token.text) }
        };
        let matched = format!("{} = {}", qualified(inner, alias), qualified(left, &quote_identifier(outer)));
        let condition = (rest.0..rest.1).find(|at| self.is(*at, "where"));
        let text = match condition {
            Some(at) => format!(
                "not exists (select from {} where {matched} and ({}))",
                self.text((rest.0, at)),
                self.text((at + 1, rest.1))
            ),
            None => format!("not exists (select from {} where {matched})", self.text(rest)),
        };
        Some(self.with((at, end), &text))
    }

    /// Whether the query is `select count(*) from t`; returns the table as it is written.
    pub fn counted_table(&self) -> Option<&'a str> {
        let is_it = self.are(0, &["select", "count", "(", "*", ")"]);
        let from = self.clause(&["from"]).filter(|_| is_it)?;
        let table = self.tokens.get(from + 1).filter(|table| table.kind == Kind::Word)?;
        (self.tokens.len() == from + 2).then_some(table.text)
    }

    /// The `or` of the condition, as one query for each side. Each row comes from the first side that holds for it, so
    /// the rows are the same, also where several are equal.
    pub fn union(&self) -> Option<String> {
        let start = self.clause(&["where"]).filter(|_| !self.is_compound())?;
        let end = self.end_of_clause(start);
        // All of the condition, in parentheses or not.
        let (mut first, mut last) = (start + 1, end);
        while self.is(first, "(") && self.end_of_group(first) == Some(last) {
            (first, last) = (first + 1, last - 1);
        }
        let mut sides = Vec::new();
        let (mut begin, mut depth) = (first, 0);
        for at in first..last {
            let token = self.tokens[at];
            match token.text {
                "(" | "[" => depth += 1,
                ")" | "]" => depth -= 1,
                _ if depth == 0 && token.is("and") => return None,
                _ if depth == 0 && token.is("or") => {
                    sides.push((begin, at));
                    begin = at + 1;
                }
                _ => {}
            }
        }
        sides.push((begin, last));
        if sides.len() < 2 {
            return None;
        }
        let head = self.text((0, start + 1));
        let mut excluded = String::new();
        let mut parts = Vec::new();
        for side in sides {
            let side = self.text(side);
            parts.push(format!("{head} {side}{excluded}"));
            write!(excluded, " and ({side}) is not true").expect("memory");
        }
        let tail = self.text((end, self.tokens.len()));
        Some(format!("{} {tail}", parts.join(" union all ")).trim_end().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(sql: &str) -> Text<'_> {
        Text::read(sql).expect("no comments")
    }

    #[test]
    fn a_column_is_compared_itself() {
        for (condition, expected) in [
            (
                "date_trunc('day', o.at) = $1",
                "(o.at >= ($1)::timestamptz and o.at < ($1)::timestamptz + interval '1 day')",
            ),
            ("at::date = '2026-02-03'", "(at >= ('2026-02-03')::date and at < ('2026-02-03')::date + 1)"),
            ("cast(at as date) <= $1", "at < ($1)::date + 1"),
            (
                "extract(year from at) = 2024 and x",
                "(at >= make_date((2024)::int, 1, 1) and at < make_date((2024)::int + 1, 1, 1)) and x",
            ),
            (
                "to_char(at, 'YYYY-MM') = '2026-02'",
                "(at >= to_date('2026-02', 'YYYY-MM') and at < to_date('2026-02', 'YYYY-MM') + interval '1 month')",
            ),
            (
                "to_char(at, 'DD.MM.YYYY') = $1",
                "(at >= to_date($1, 'DD.MM.YYYY') and at < to_date($1, 'DD.MM.YYYY') + interval '1 day')",
            ),
            ("now() - at < $1", "at > now() - ($1)::interval"),
            ("now() - t.at >= interval '1 day' and x", "t.at <= now() - interval '1 day' and x"),
            ("extract(epoch from at) > 17", "at > to_timestamp(17)"),
            ("at is not distinct from '2026-02-03'", "at = '2026-02-03'"),
            ("at is not distinct from $1", "(at = $1 or (at is null and $1 is null))"),
            ("at + interval '1 day' > now()", "at > (now()) - interval '1 day'"),
            ("at - $1 = 5", "at = 5::timestamptz + $1"),
            (
                "at::text like '2026-02%'",
                "(at >= '2026-02-01'::timestamptz and at < '2026-02-01'::timestamptz + interval '1 month')",
            ),
            (
                "at::date = $1 and now() - at < $2",
                "(at >= ($1)::date and at < ($1)::date + 1) and at > now() - ($2)::interval",
            ),
        ] {
            let sql = format!("select 1 from t where {condition}");
            let found = text(&sql).unwrapped("at", "timestamptz");
            assert_eq!(found, Some(format!("select 1 from t where {expected}")), "{condition}");
        }
        assert_eq!(text("select 1 from t where lower(at) = 'x'").unwrapped("at", "text"), None);
        assert_eq!(text("select 1 from t where at::text like '2026-0%'").unwrapped("at", "date"), None);
    }

    #[test]
    fn a_value_is_converted_in_place_of_the_column() {
        for (condition, expected) in [
            ("id::text = $1", "id = ($1)::bigint"),
            ("t.id = $1::numeric", "t.id = ($1)::bigint"),
            ("id = 7::numeric", "id = (7)::bigint"),
        ] {
            let sql = format!("select 1 from t where {condition}");
            assert_eq!(
                text(&sql).in_type("id", "bigint", "numeric"),
                Some(format!("select 1 from t where {expected}"))
            );
        }
        assert_eq!(text("select 1 from t where id = 7.5").in_type("id", "bigint", "numeric"), None);
        assert_eq!(
            text("select 1 from t where code::text = 'ab'").in_type("code", "character", "text").as_deref(),
            Some("select 1 from t where code = ('ab')::bpchar")
        );
        let sql = "select 1 from t where 'a' = any(tags) and x";
        assert_eq!(
            text(sql).contained("tags", "text[]").as_deref(),
            Some("select 1 from t where tags @> array['a']::text[] and x")
        );
    }

    #[test]
    fn subqueries_and_alternatives_are_written_in_another_way() {
        let found =
            text("select count(*) from a where id not in (select a_id from s.b where x > 1)").not_exists("a");
        assert_eq!(
            found.as_deref(),
            Some(
                "select count(*) from a where not exists (select from s.b where b.a_id = \"a\".id and (x > 1))"
            )
        );
        let found =
            text("select a.x from a join b on b.id = a.id where (a.x = 1 or (b.y = 2)) order by 1").union();
        assert_eq!(
            found.as_deref(),
            Some(
                "select a.x from a join b on b.id = a.id where a.x = 1 union all select a.x from a join b on b.id = a.id where (b.y = 2) and (a.x = 1) is not true order by 1"
            )
        );
        assert_eq!(text("select 1 from a where x = 1 or y = 2 and z").union(), None);
        assert_eq!(
            text("with x as materialized (select 1) select * from x").not_materialized().as_deref(),
            Some("with x as not materialized (select 1) select * from x")
        );
        assert_eq!(text("with x as (select 1) select * from x").not_materialized(), None);
        assert_eq!(text("select count(*) from s.t").counted_table(), Some("s.t"));
        assert_eq!(text("select count(*) from t where x").counted_table(), None);
    }
}
