//! Statements as the extension pg_stat_statements stores them, with `$1`, `$2`, … for their constants.

use super::statement::{Token, Tokens};

/// Types whose constants are written behind their names: `interval '1 day'`.
const TYPES: [&str; 14] = [
    "interval",
    "date",
    "time",
    "timetz",
    "timestamp",
    "timestamptz",
    "json",
    "jsonb",
    "uuid",
    "inet",
    "point",
    "numeric",
    "bytea",
    "xml",
];

/// Makes a statement of constants one of parameters, which have another grammar: `interval $1` is `$1::interval`, and
/// `extract($1 from day)` has a word there. The parameters are numbered anew.
pub fn with_parameters(normalized: &str) -> String {
    let tokens: Vec<Token<'_>> = Tokens::of(normalized).collect();
    let mut text = String::with_capacity(normalized.len());
    let mut numbers: Vec<&str> = Vec::new();
    let (mut copied, mut at) = (0, 0);
    while at < tokens.len() {
        let Some((number, after)) = parameter(normalized, &tokens, at) else {
            at += 1;
            continue;
        };
        let replaced = if is_field_of_extract(&tokens, at, after) {
            text.push_str(&normalized[copied..tokens[at].at]);
            "epoch".to_owned()
        } else {
            let of_type = type_before(&tokens, at);
            let from = of_type.map_or(tokens[at].at, |first| tokens[first].at);
            text.push_str(&normalized[copied..from]);
            let position = numbers.iter().position(|known| *known == number).unwrap_or_else(|| {
                numbers.push(number);
                numbers.len() - 1
            });
            let cast =
                of_type.map(|first| format!("::{}", &normalized[tokens[first].at..tokens[at - 1].end()]));
            format!("${}{}", position + 1, cast.unwrap_or_default())
        };
        text.push_str(&replaced);
        copied = tokens[after - 1].end();
        at = after;
    }
    text.push_str(&normalized[copied..]);
    text
}

/// Returns the digits of a parameter that begins with this token, and the token behind it.
fn parameter<'a>(sql: &'a str, tokens: &[Token<'a>], at: usize) -> Option<(&'a str, usize)> {
    let mut after = at + 1;
    let is_digit = |token: &Token<'_>| token.text.chars().all(|c| c.is_ascii_digit());
    while tokens.get(after).is_some_and(|token| is_digit(token) && token.at == tokens[after - 1].end()) {
        after += 1;
    }
    let follows_word = at.checked_sub(1).is_some_and(|before| {
        tokens[before].end() == tokens[at].at
            && tokens[before].text.ends_with(|c: char| c.is_alphanumeric() || c == '_')
    });
    let is_one = tokens[at].text == "$" && after > at + 1 && !follows_word;
    is_one.then(|| (&sql[tokens[at + 1].at..tokens[after - 1].end()], after))
}

fn is_field_of_extract(tokens: &[Token<'_>], at: usize, after: usize) -> bool {
    at >= 2
        && tokens[at - 1].text == "("
        && tokens[at - 2].is("extract")
        && tokens.get(after).is_some_and(|token| token.is("from"))
}

/// The first token of the name of a type that stands before this one.
fn type_before(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let is = |back: usize, words: &[&str]| {
        at.checked_sub(back).is_some_and(|index| words.iter().any(|word| tokens[index].is(word)))
    };
    if is(1, &["zone"]) && is(2, &["time"]) && is(3, &["with", "without"]) && is(4, &["time", "timestamp"]) {
        return Some(at - 4);
    }
    if is(1, &["precision"]) && is(2, &["double"]) {
        return Some(at - 2);
    }
    // `t.date = $1` and `as date` are names.
    let is_name = is(2, &[".", "as"]);
    (is(1, &TYPES) && !is_name).then(|| at - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constants_become_parameters_where_the_grammar_has_none() {
        for (normalized, expected) in [
            ("select now() - interval $1, $2", "select now() - $1::interval, $2"),
            (
                "where d > date $1 and e < timestamp with time zone $2",
                "where d > $1::date and e < $2::timestamp with time zone",
            ),
            (
                "select extract($1 from d) from t where a = $2 and b = $12",
                "select extract(epoch from d) from t where a = $1 and b = $2",
            ),
            (
                "select $1 from t where x in ($2 /*, ... */) limit $3",
                "select $1 from t where x in ($2 /*, ... */) limit $3",
            ),
            ("where a = $2 or b = $2 or c = $1", "where a = $1 or b = $1 or c = $2"),
            ("select 'interval $1', a$1, t.date $2", "select 'interval $1', a$1, t.date $1"),
        ] {
            assert_eq!(with_parameters(normalized), expected);
        }
    }
}
