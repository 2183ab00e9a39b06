//! Reads how a plan's condition, as the server prints it, uses a column: an index on the column serves only
//! where the column stands alone.

/// How a condition uses a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnUse {
    /// Alone: an index that starts with it can serve.
    Alone,
    /// In a call of this function, or in a calculation.
    Within(String),
    /// Converted to this type, to be compared with another value of it.
    As(String),
}

/// Types with names of more than one word.
const LONG_TYPES: [&str; 6] = [
    "double precision",
    "character varying",
    "timestamp with time zone",
    "timestamp without time zone",
    "time with time zone",
    "time without time zone",
];

/// Returns the columns in a condition, each at its first occurrence; `types` has every column of the table
/// with its type.
pub fn mentions<'c>(condition: &str, types: &'c [(String, String)]) -> Vec<(&'c str, ColumnUse)> {
    let mut found: Vec<(&str, ColumnUse)> = Vec::new();
    for (start, end) in words(condition) {
        let word = condition[start..end].rsplit('.').next().unwrap_or_default().trim_matches('"');
        let Some((name, of_type)) = types.iter().find(|(name, _)| name == word) else { continue };
        if condition[end..].starts_with('(') || found.iter().any(|(known, _)| known == name) {
            continue;
        }
        found.push((name, column_use(condition, start, end, of_type)));
    }
    found
}

/// Whether a condition searches for a column of the relation with this alias: the column stands alone, next to
/// an operator that an index can serve.
pub fn searches_for(condition: &str, alias: &str, column: &str) -> bool {
    words(condition).into_iter().any(|(start, end)| {
        let (of, name) = condition[start..end].rsplit_once('.').unwrap_or(("", &condition[start..end]));
        let is_it = name.trim_matches('"') == column && (of.is_empty() || of.trim_matches('"') == alias);
        is_it
            && !condition[end..].starts_with('(')
            && !matches!(column_use(condition, start, end, ""), ColumnUse::Within(_))
            && is_searchable(condition, start, end)
    })
}

fn is_searchable(condition: &str, start: usize, end: usize) -> bool {
    let before = condition[..start].trim_end_matches(['(', ' ']);
    let mut after = condition[end..].trim_start_matches([')', ' ']);
    // The conversion to another name of the type.
    while let Some(cast) = after.strip_prefix("::") {
        after = cast[type_name(cast).len()..].trim_start_matches([')', ' ']);
    }
    let is_excluded =
        |text: &str| ["<>", "!~", "~~", "IS NOT", "IS DISTINCT"].iter().any(|no| text.starts_with(no));
    let operator: String = after.chars().take_while(|symbol| "=<>@&|?~!*".contains(*symbol)).collect();
    let is_left = !operator.is_empty() && !is_excluded(after);
    let is_right =
        before.ends_with(['=', '<', '>', '@']) && !before.ends_with("<>") && !before.ends_with("=>");
    is_left || is_right || after.starts_with("IS NULL")
}

fn column_use(condition: &str, mut start: usize, mut end: usize, of_type: &str) -> ColumnUse {
    let mut cast = None;
    loop {
        if let Some(rest) = condition[end..].strip_prefix("::") {
            let name = type_name(rest);
            // A text by any other name is found in the same index.
            if !(name == "text" && of_type == "character varying") && name != of_type {
                cast = cast.or(Some(name.to_owned()));
            }
            end += 2 + name.len();
        } else if condition[..start].ends_with('(')
            && condition[end..].starts_with(')')
            && called(&condition[..start - 1]).is_none()
        {
            (start, end) = (start - 1, end + 1);
        } else {
            break;
        }
    }
    // The longer ones first: `->` starts like `-`.
    let calculates = ["->", "#>", "||", "+", "-", "*", "/", "%"];
    let after = condition[end..].trim_start();
    if let Some(operator) = calculates.iter().find(|operator| after.starts_with(**operator)) {
        return ColumnUse::Within(format!("a calculation with {operator}"));
    }
    if let Some(function) = enclosing(condition, start).and_then(|open| called(&condition[..open])) {
        return ColumnUse::Within(function.to_owned());
    }
    cast.map_or(ColumnUse::Alone, ColumnUse::As)
}

fn type_name(text: &str) -> &str {
    if let Some(long) = LONG_TYPES.iter().find(|long| text.starts_with(**long)) {
        return &text[..long.len()];
    }
    let end = text.find(|symbol: char| !symbol.is_alphanumeric() && !"_[]\".".contains(symbol));
    &text[..end.unwrap_or(text.len())]
}

/// Returns the function whose arguments start at the end of this text.
fn called(before: &str) -> Option<&str> {
    let start = before.rfind(|symbol: char| !symbol.is_alphanumeric() && !"_.\"".contains(symbol));
    let name = &before[start.map_or(0, |at| at + 1)..];
    // A row is a list of values, and no call.
    (!name.is_empty() && name != "ROW").then_some(name)
}

/// Where the parenthesis opens that this position is within.
fn enclosing(condition: &str, position: usize) -> Option<usize> {
    let mut open = Vec::new();
    for (at, symbol) in bare(condition).take_while(|(at, _)| *at < position) {
        match symbol {
            '(' => open.push(at),
            ')' => _ = open.pop(),
            _ => {}
        }
    }
    open.pop()
}

/// Returns the ranges of the names in a condition, with their tables.
fn words(condition: &str) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    for (at, symbol) in bare(condition) {
        if !(symbol.is_alphanumeric() || "_.\"$".contains(symbol)) {
            continue;
        }
        let end = at + symbol.len_utf8();
        match words.last_mut() {
            Some(last) if last.1 == at => last.1 = end,
            _ => words.push((at, end)),
        }
    }
    // A name after `::` is a type.
    words.retain(|(start, _)| !condition[..*start].ends_with("::"));
    words
}

/// The characters outside of literals.
fn bare(condition: &str) -> impl Iterator<Item = (usize, char)> {
    let mut is_literal = false;
    condition.char_indices().filter(move |(_, symbol)| {
        // A doubled quote within a literal closes and reopens it.
        if *symbol == '\'' {
            is_literal = !is_literal;
        }
        !is_literal && *symbol != '\''
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn types() -> Vec<(String, String)> {
        let columns = [
            ("id", "bigint"),
            ("email", "character varying"),
            ("created_at", "timestamp with time zone"),
            ("data", "jsonb"),
        ];
        columns.map(|(name, of_type)| (name.to_owned(), of_type.to_owned())).into()
    }

    fn use_of(condition: &str) -> Vec<(String, ColumnUse)> {
        let types = types();
        mentions(condition, &types)
            .into_iter()
            .map(|(name, column_use)| (name.to_owned(), column_use))
            .collect()
    }

    #[test]
    fn a_column_alone_can_be_searched_for() {
        for condition in [
            "(o.id = 7)",
            "((o.email)::text = 'lower(id)'::text)",
            "(id = ANY ('{1,2}'::bigint[]))",
            "(ROW(created_at, id) < ROW($1, $2))",
            "((NOT o.id) OR (o.id > 5))",
        ] {
            assert!(
                use_of(condition).iter().all(|(_, column_use)| *column_use == ColumnUse::Alone),
                "{condition}"
            );
            assert!(!use_of(condition).is_empty(), "{condition}");
        }
    }

    #[test]
    fn an_index_serves_only_what_searches_for_its_column() {
        let searches = |condition: &str| searches_for(condition, "o", "id");
        for condition in [
            "(o.id = 7)",
            "(starting.order_id = o.id)",
            "((o.id > 5) AND o.is_open)",
            "(o.id = ANY ('{1,2}'::bigint[]))",
            "((o.id)::text = 'a'::text)",
            "(o.id IS NULL)",
            "(id @> '{}'::jsonb)",
        ] {
            assert!(searches(condition), "{condition}");
        }
        for condition in [
            "(o.id <> 7)",
            "(7 <> o.id)",
            "(o.id IS NOT NULL)",
            "((o.id)::text ~~ '%a'::text)",
            "(other.id = 7)",
            "((o.id + 1) = 7)",
            "(lower(o.id) = 'a'::text)",
            "o.id",
        ] {
            assert!(!searches(condition), "{condition}");
        }
    }

    #[test]
    fn a_function_or_a_calculation_hides_it() {
        let within = |condition: &str, name: &str, what: &str| {
            assert_eq!(use_of(condition)[0], (name.into(), ColumnUse::Within(what.into())), "{condition}");
        };
        within("(lower((o.email)::text) = 'a'::text)", "email", "lower");
        within("(date_trunc('day'::text, o.created_at) = now())", "created_at", "date_trunc");
        within("((id + 1) = 5)", "id", "a calculation with +");
        within("((data ->> 'id'::text) = '7'::text)", "data", "a calculation with ->");
        within("(COALESCE(id, '0'::bigint) = 5)", "id", "COALESCE");
    }

    #[test]
    fn a_conversion_hides_it_too() {
        let converted = |condition: &str, to: &str| {
            assert_eq!(use_of(condition)[0].1, ColumnUse::As(to.into()), "{condition}");
        };
        converted("((o.id)::numeric = 7.5)", "numeric");
        converted("((id)::double precision = $1)", "double precision");
        converted("((o.created_at)::date = '2026-11-25'::date)", "date");
    }
}
