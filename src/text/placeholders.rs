//! Parameters of a statement as drivers and tools write them.
//!
//! `:name` and `@name`, and sqlc's functions, become PostgreSQL's `$1`, `$2`, …; a position in the new text can be
//! found in the old one. Styles that cannot be told from an operator, such as `?`, are recognised only in a text that
//! the server refuses.

use super::statement::{Token, Tokens, parameters, word};

/// A statement whose named parameters are numbered, by their first use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbered {
    pub sql: String,
    /// Of the parameters, in their order; empty if the statement names none.
    pub names: Vec<String>,
    /// Where a copied piece begins: in the new text, and in the old one.
    pieces: Vec<(usize, usize)>,
}

/// A parameter that PostgreSQL does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// Where it begins, in bytes.
    pub at: usize,
    /// An imperative sentence.
    pub hint: String,
}

impl Numbered {
    /// Returns the position, in bytes, in the text as it was written.
    pub fn original(&self, at: usize) -> usize {
        let piece = self.pieces.iter().rev().find(|(new, _)| *new <= at);
        piece.map_or(at, |(new, old)| old + (at - new))
    }
}

/// Numbers the named parameters of a statement. One that has `$1` names none: its `:name` and `@name` are PostgreSQL's.
pub fn numbered(sql: &str) -> Numbered {
    let mut numbered = Numbered::default();
    let mut copied = 0;
    let found = if parameters(sql) == 0 { named(sql) } else { Vec::new() };
    for Named { at, end, text } in found {
        numbered.pieces.push((numbered.sql.len(), copied));
        numbered.sql.push_str(&sql[copied..at]);
        numbered.pieces.push((numbered.sql.len(), at));
        match text {
            Replaced::Parameter(name) => {
                let known = numbered.names.iter().position(|known| *known == name);
                let number = known.unwrap_or_else(|| {
                    numbered.names.push(name);
                    numbered.names.len() - 1
                });
                numbered.sql.push_str(&format!("${}", number + 1));
            }
            Replaced::Columns(table) => numbered.sql.push_str(&format!("{table}.*")),
        }
        copied = end;
    }
    numbered.pieces.push((numbered.sql.len(), copied));
    numbered.sql.push_str(&sql[copied..]);
    numbered
}

/// What is replaced, by its bytes.
struct Named {
    at: usize,
    end: usize,
    text: Replaced,
}

enum Replaced {
    Parameter(String),
    /// All columns of this table.
    Columns(String),
}

fn named(sql: &str) -> Vec<Named> {
    let tokens: Vec<Token<'_>> = Tokens::of(sql).collect();
    let mut found = Vec::new();
    // Whether each open bracket is a subscript, which may be a slice.
    let mut open = Vec::new();
    for (number, token) in tokens.iter().enumerate() {
        let before = number.checked_sub(1).map(|before| tokens[before]);
        match token.text {
            "[" => open
                .push(!before.is_some_and(|word| word.is("array") || word.text == "[" || word.text == ",")),
            "(" => open.push(false),
            "]" | ")" => _ = open.pop(),
            ":" | "@" => {
                let Some(name) = tokens.get(number + 1).filter(|next| is_name_after(token, next)) else {
                    continue;
                };
                let is_slice = token.text == ":" && open.last() == Some(&true);
                if !is_slice && !before.is_some_and(|before| continues(&before, token)) {
                    let text = Replaced::Parameter(name.text.to_owned());
                    found.push(Named { at: token.at, end: name.end(), text });
                }
            }
            _ if token.is("sqlc") => found.extend(of_sqlc(&tokens[number..])),
            _ => {}
        }
    }
    found
}

fn is_name_after(mark: &Token<'_>, next: &Token<'_>) -> bool {
    next.at == mark.end() && word(next.text) == Some(next.text.len())
}

/// Whether a mark belongs to what stands directly before it: `a::int`, `a[1:n]`, `'key':value`, `<@b`.
fn continues(before: &Token<'_>, mark: &Token<'_>) -> bool {
    const OPERATOR: &str = "+-*/<>=~!@#%^&|`?";
    if before.end() != mark.at {
        return false;
    }
    let last = before.text.chars().next_back().unwrap_or(' ');
    match mark.text {
        // `=@name` is a comparison: no operator of PostgreSQL's ends so but those of these.
        "@" => last.is_alphanumeric() || (OPERATOR.contains(last) && last != '='),
        _ => last.is_alphanumeric() || "_:)]\"'".contains(last),
    }
}

/// `sqlc.arg(name)`, `sqlc.narg('name')`, `sqlc.embed(table)`.
fn of_sqlc(tokens: &[Token<'_>]) -> Option<Named> {
    let [first, dot, function, open, name, close, ..] = tokens else { return None };
    if (dot.text, open.text, close.text) != (".", "(", ")") {
        return None;
    }
    let name = name.text.trim_matches(['\'', '"']).to_owned();
    let text = match function.text {
        "arg" | "narg" => Replaced::Parameter(name),
        "embed" => Replaced::Columns(name),
        _ => return None,
    };
    Some(Named { at: first.at, end: close.end(), text })
}

/// Finds the first parameter in a style that PostgreSQL does not know, in a text that it refuses.
pub fn foreign(sql: &str) -> Option<Foreign> {
    const WRITE: &str =
        "PostgreSQL's parameters are `$1`, `$2`, …, and `:name` works here too: write one of these";
    let tokens: Vec<Token<'_>> = Tokens::of(sql).collect();
    tokens.iter().enumerate().find_map(|(number, token)| {
        let next = tokens.get(number + 1).filter(|next| next.at == token.end());
        let next_text = next.map_or("", |next| next.text);
        let before = number.checked_sub(1).map_or("", |before| tokens[before].text);
        let hint = match token.text {
            ":" if next_text.starts_with('\'') => format!(
                "`:{next_text}` is a variable of psql, which the server does not know: write `:{}`, a parameter",
                next_text.trim_matches('\'')
            ),
            ":" if next_text.starts_with('"') => format!(
                "`:{next_text}` is a variable of psql that stands for a name: write the name itself, which no parameter can be"
            ),
            ":" | "@" if before != ":" && next.is_some_and(|next| is_name_after(token, next)) && parameters(sql) > 0 => {
                "number all parameters or name all: this statement has `$1` as well".to_owned()
            }
            "?" if !["?", "|", "&"].contains(&next_text) => format!("{WRITE} in place of `?`"),
            "%" if ["s", "d"].contains(&next_text) => format!("{WRITE} in place of `%{next_text}`"),
            "%" if next_text == "(" => {
                let name = tokens.get(number + 2).map_or("", |name| name.text);
                let is_closed = tokens.get(number + 3).is_some_and(|close| close.text == ")")
                    && tokens.get(number + 4).is_some_and(|kind| kind.is("s"));
                if !is_closed {
                    return None;
                }
                format!("{WRITE}: `:{name}` in place of `%({name})s`")
            }
            "#" | "$" | "{" if next_text == "{" => format!("{WRITE} in place of what a template fills in"),
            _ => return None,
        };
        Some(Foreign { at: token.at, hint })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_parameters_are_numbered_by_their_first_use() {
        for (sql, expected, names) in [
            (
                "select * from t where a = :a and b=:b or c > :a",
                "select * from t where a = $1 and b=$2 or c > $1",
                "a b",
            ),
            ("where id = @id and x in (@id,@other)", "where id = $1 and x in ($1,$2)", "id other"),
            ("values (:a, array[:b, :c])", "values ($1, array[$2, $3])", "a b c"),
            ("select :day::date, (:n)::int", "select $1::date, ($2)::int", "day n"),
            ("where a = sqlc.arg(x) or b = sqlc.narg('y')", "where a = $1 or b = $2", "x y"),
            ("select sqlc.embed(o) from o where id=@id", "select o.* from o where id=$1", "id"),
            ("where l < :été", "where l < $1", "été"),
        ] {
            let numbered = numbered(sql);
            assert_eq!((numbered.sql.as_str(), numbered.names.join(" ").as_str()), (expected, names));
        }
    }

    #[test]
    fn what_looks_like_a_parameter_is_left_alone() {
        for sql in [
            "select a::int, b :: text, ':x', $$ :y $$, \"c:d\" -- :z\n/* @v */",
            "select a[1:n], a[:n], a[lower:upper], b[x[1]:y]",
            "select f(a := 1), json_object('k':v), x <@y, x @>y, x @@q, @-5, a@b",
            "select E'it\\'s :x', '@name'",
            "select $1, :a, @b",
        ] {
            assert_eq!(numbered(sql).sql, sql);
            assert!(numbered(sql).names.is_empty(), "{sql}");
        }
    }

    #[test]
    fn a_position_is_found_in_the_text_as_it_was_written() {
        let sql = "select :customer_number, oops, :b from t where x = :customer_number and y";
        let numbered = numbered(sql);
        for word in ["oops", "from", " and y", "select"] {
            let [new, old] = [&numbered.sql, sql].map(|text| text.find(word).expect(word));
            assert_eq!(numbered.original(new), old, "{word}");
        }
        let parameter = numbered.sql.find("$2").expect("the second");
        assert_eq!(numbered.original(parameter), sql.find(":b").expect("the second"));
        assert_eq!(numbered.original(numbered.sql.len()), sql.len(), "its end");
    }

    #[test]
    fn parameters_of_others_are_recognised() {
        let hint = |sql: &str| foreign(sql).map(|foreign| (foreign.at, foreign.hint)).unwrap_or_default();
        for (sql, at, part) in [
            ("where id = ?", 11, "in place of `?`"),
            ("where id = %s", 11, "in place of `%s`"),
            ("where id = %(user)s", 11, "`:user` in place of `%(user)s`"),
            ("where id = :'user'", 11, "write `:user`, a parameter"),
            ("from :\"table\"", 5, "no parameter can be"),
            ("where a = $1 and b = :b", 21, "number all parameters or name all"),
            ("where id = #{id}", 11, "what a template fills in"),
            ("where doc ?| array['a'] and b = ?", 32, "in place of `?`"),
        ] {
            let (found, text) = hint(sql);
            assert!(found == at && text.contains(part), "{sql}: {found} {text}");
        }
        for sql in ["where doc ?| array['a']", "where a % b = 1", "where a::int = '?'", "where a % (b) = 1"] {
            assert_eq!(foreign(sql), None, "{sql}");
        }
    }
}
