//! What a condition searches a table for, and the kind of index that serves it.

use crate::db::quote_identifier;
use crate::querycheck::explain::expression::Expression;
use crate::querycheck::explain::expression::Expression::{
    Binary, Call, Cast, Column, IsNull, Not, Quantified, Row, Value,
};

/// A column or an expression that an index can have as its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// As `create index` takes it.
    pub sql: String,
    /// The column, if it is one.
    pub column: Option<String>,
    /// Every column in it.
    pub columns: Vec<String>,
    /// Empty if unknown.
    pub of_type: String,
}

/// How an index finds the rows.
#[derive(Clone, Debug, PartialEq)]
pub enum Using {
    Equality,
    Range,
    /// The beginning of a text.
    Prefix,
    /// An index of another kind than a B-tree.
    Method {
        method: &'static str,
        class: Option<&'static str>,
        extension: Option<&'static str>,
    },
}

/// A condition on one key, with what it is compared with known before the scan.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    pub key: Key,
    pub using: Using,
    /// The condition for a partial index, if it compares with constants.
    pub predicate: Option<String>,
}

const TRIGRAMS: Using =
    Using::Method { method: "gin", class: Some("gin_trgm_ops"), extension: Some("pg_trgm") };

/// A table as a query reads it.
pub struct Scanned<'a> {
    pub alias: &'a str,
    /// Names and types.
    pub columns: &'a [(String, String)],
}

impl Scanned<'_> {
    /// Returns what a condition searches for; `None` if no index can serve it.
    pub fn search(&self, condition: &Expression) -> Option<Search> {
        let (key, using) = self.key_and_using(condition)?;
        let is_fixed =
            condition.columns().iter().all(|(of, _)| self.is_own(of)) && !has_parameters(condition);
        let predicate = is_fixed.then(|| condition.sql(&|column| quote_identifier(column)));
        Some(Search { key, using, predicate })
    }

    fn key_and_using(&self, condition: &Expression) -> Option<(Key, Using)> {
        match condition {
            Column { .. } => Some((self.key(condition)?, Using::Equality)),
            Not(of) if matches!(**of, Column { .. }) => Some((self.key(of)?, Using::Equality)),
            IsNull { of, is_negated: false } => Some((self.key(of)?, Using::Equality)),
            Quantified { operator, is_all: false, left, right } if right.is_free_of(self.alias) => {
                let key = self.key(left)?;
                match operator.as_str() {
                    "=" => Some((key, Using::Equality)),
                    "~~" | "~~*" => Some((key, TRIGRAMS)),
                    _ => None,
                }
            }
            Binary { operator, left, right } if right.is_free_of(self.alias) => {
                self.binary(operator, left, right)
            }
            Binary { operator, left, right } if left.is_free_of(self.alias) => {
                self.binary(commuted(operator)?, right, left)
            }
            _ => None,
        }
    }

    fn binary(&self, operator: &str, left: &Expression, right: &Expression) -> Option<(Key, Using)> {
        // A row is searched by its first column.
        let (left, right) = match (left, right) {
            (Row(lefts), Row(rights)) => (lefts.first()?, rights.first()?),
            other => other,
        };
        let key = self.key(left)?;
        let using = match operator {
            "=" => Using::Equality,
            "<" | "<=" | ">" | ">=" => Using::Range,
            "~~" if has_prefix(right, &['%', '_']) => Using::Prefix,
            "~" if has_prefix(right, &[]) => Using::Prefix,
            "~~" | "~~*" | "~" | "~*" | "%" => TRIGRAMS,
            other => of_type(&key.of_type, other)?,
        };
        Some((key, using))
    }

    fn is_own(&self, of: &str) -> bool {
        of == self.alias || of.is_empty()
    }

    /// Returns an expression as a key; `None` if it is of no column of this table, or of others too.
    pub fn key(&self, of: &Expression) -> Option<Key> {
        let of = self.without_relabel(of);
        let columns = of.columns();
        let is_known = |(alias, name): &(&str, &str)| {
            self.is_own(alias) && self.columns.iter().any(|(column, _)| column == name)
        };
        let is_readable = !of.any(&|part| matches!(part, Expression::Unknown(_))) && !has_parameters(of);
        if columns.is_empty() || !columns.iter().all(is_known) || !is_readable {
            return None;
        }
        let mut names: Vec<String> = columns.iter().map(|(_, name)| (*name).to_owned()).collect();
        names.dedup();
        let sql = of.sql(&|column| quote_identifier(column));
        Some(match of {
            Column { name, .. } => {
                Key { sql, column: Some(name.clone()), columns: names, of_type: self.type_of(of) }
            }
            Call { .. } if !sql.starts_with("COALESCE") => {
                Key { sql, column: None, columns: names, of_type: self.type_of(of) }
            }
            _ => {
                let sql =
                    if sql.starts_with('(') && !matches!(of, Cast { .. }) { sql } else { format!("({sql})") };
                Key { sql, column: None, columns: names, of_type: self.type_of(of) }
            }
        })
    }

    /// A text by any other name is found in the same index.
    fn without_relabel<'e>(&self, of: &'e Expression) -> &'e Expression {
        match of {
            Cast { of: inner, to } if to == "text" && matches!(**inner, Column { .. }) => {
                let inner_type = self.type_of(inner);
                if inner_type.starts_with("character varying") || inner_type == "text" { inner } else { of }
            }
            other => other,
        }
    }

    pub fn type_of(&self, of: &Expression) -> String {
        let known = match of {
            Column { name, .. } => {
                self.columns.iter().find(|(column, _)| column == name).map(|(_, is)| is.as_str())
            }
            Cast { to, .. } => Some(to.as_str()),
            Binary { operator, .. } if operator == "->>" || operator == "#>>" || operator == "||" => {
                Some("text")
            }
            Binary { operator, .. } if operator == "->" || operator == "#>" => Some("jsonb"),
            Call { function, .. } if function.ends_with("to_tsvector") => Some("tsvector"),
            Call { function, .. }
                if ["tstzrange", "daterange", "int4range", "tsrange"].contains(&function.as_str()) =>
            {
                Some(function.as_str())
            }
            _ => None,
        };
        known.unwrap_or_default().to_owned()
    }
}

/// Whether it holds a parameter, or a result of another part of the plan: an index cannot.
fn has_parameters(of: &Expression) -> bool {
    of.any(&|part| match part {
        Value(text) => text.starts_with('$') || text.starts_with('('),
        Expression::Unknown(_) => true,
        _ => false,
    })
}

/// The operator with its sides exchanged.
fn commuted(operator: &str) -> Option<&str> {
    Some(match operator {
        "=" => "=",
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        "@>" => "<@",
        "<@" => "@>",
        "&&" => "&&",
        "<<" => ">>",
        "<<=" => ">>=",
        ">>" => "<<",
        "@@" => "@@",
        "<->" => "<->",
        _ => return None,
    })
}

/// Whether the pattern is a constant that starts with plain characters; a regular expression must be anchored.
fn has_prefix(pattern: &Expression, wildcards: &[char]) -> bool {
    let Value(text) = pattern.uncast() else { return false };
    let Some(text) = text.strip_prefix('\'') else { return false };
    match wildcards {
        [] => text.strip_prefix('^').is_some_and(|text| text.starts_with(char::is_alphanumeric)),
        wildcards => !text.starts_with(wildcards) && !text.starts_with('\''),
    }
}

/// Returns the kind of index that serves an operator of a type.
fn of_type(of_type: &str, operator: &str) -> Option<Using> {
    let method = |method, class| Some(Using::Method { method, class, extension: None });
    if of_type == "jsonb" {
        return match operator {
            "@>" | "@?" | "@@" => method("gin", Some("jsonb_path_ops")),
            "?" | "?|" | "?&" => method("gin", None),
            _ => None,
        };
    }
    let is_any = |operators: &[&str]| operators.contains(&operator);
    if of_type.ends_with("[]") {
        return if is_any(&["@>", "<@", "&&"]) { method("gin", None) } else { None };
    }
    if of_type == "tsvector" {
        return if operator == "@@" { method("gin", None) } else { None };
    }
    if of_type.ends_with("range") && is_any(&["@>", "<@", "&&", "<<", ">>", "-|-", "&<", "&>"]) {
        return method("gist", None);
    }
    if matches!(of_type, "inet" | "cidr") && is_any(&["<<", "<<=", ">>", ">>=", "&&"]) {
        return method("gist", Some("inet_ops"));
    }
    let is_shape = ["point", "box", "circle", "polygon"].contains(&of_type);
    if is_shape && is_any(&["<@", "@>", "&&", "~=", "<<", ">>", "<->"]) {
        return method("gist", None);
    }
    (of_type == "hstore" && is_any(&["@>", "?", "?|", "?&"])).then_some(Using::Method {
        method: "gin",
        class: None,
        extension: Some("hstore"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(condition: &str) -> Option<Search> {
        let types = [
            ("id", "bigint"),
            ("name", "text"),
            ("sku", "character varying(20)"),
            ("tags", "text[]"),
            ("doc", "jsonb"),
            ("valid", "daterange"),
            ("is_on", "boolean"),
            ("spot", "point"),
            ("address", "inet"),
            ("words", "tsvector"),
        ];
        let columns: Vec<_> = types.iter().map(|(name, of)| ((*name).to_owned(), (*of).to_owned())).collect();
        Scanned { alias: "t", columns: &columns }.search(&Expression::read(condition))
    }

    fn using(condition: &str) -> String {
        let Some(Search { key, using, .. }) = search(condition) else { return "none".to_owned() };
        match using {
            Using::Method { method, class, .. } => {
                format!("{} {method} {}", key.sql, class.unwrap_or_default())
            }
            other => format!("{} {other:?}", key.sql),
        }
    }

    #[test]
    fn each_operator_has_its_index() {
        for (condition, expected) in [
            ("(t.id = 7)", "\"id\" Equality"),
            ("(7 < t.id)", "\"id\" Range"),
            ("(t.id = o.t_id)", "\"id\" Equality"),
            ("(t.id <> 7)", "none"),
            ("(t.id = t.other)", "none"),
            ("(t.id IS NULL)", "\"id\" Equality"),
            ("(t.id IS NOT NULL)", "none"),
            ("(t.id = ANY ('{1,2}'::bigint[]))", "\"id\" Equality"),
            ("(NOT t.is_on)", "\"is_on\" Equality"),
            ("((t.sku)::text = 'a'::text)", "\"sku\" Equality"),
            ("((t.id)::text = '7'::text)", "((\"id\")::text) Equality"),
            ("(t.name ~~ 'a%'::text)", "\"name\" Prefix"),
            ("(t.name ~~ '%a'::text)", "\"name\" gin gin_trgm_ops"),
            ("(t.name ~~ $1)", "\"name\" gin gin_trgm_ops"),
            ("(t.name ~ '^ab'::text)", "\"name\" Prefix"),
            ("(t.name ~~* 'a%'::text)", "\"name\" gin gin_trgm_ops"),
            ("(lower(t.name) = 'a'::text)", "lower(\"name\") Equality"),
            ("((t.doc ->> 'k'::text) = $1)", "(\"doc\" ->> 'k'::text) Equality"),
            ("(((t.doc ->> 'k'::text))::integer > 5)", "(((\"doc\" ->> 'k'::text))::integer) Range"),
            ("(t.doc @> '{}'::jsonb)", "\"doc\" gin jsonb_path_ops"),
            ("(t.doc ? 'k'::text)", "\"doc\" gin "),
            ("(t.tags && $1)", "\"tags\" gin "),
            ("(t.valid @> '2026-01-01'::date)", "\"valid\" gist "),
            ("(t.address <<= '10.0.0.0/8'::inet)", "\"address\" gist inet_ops"),
            ("(t.words @@ '''a'''::tsquery)", "\"words\" gin "),
            ("(ROW(t.id, t.name) > ROW(1, 'a'::text))", "\"id\" Range"),
            ("('a'::text = ANY (t.tags))", "none"),
            ("(lower(t.name) = lower(t.sku))", "none"),
            ("(NOT (hashed SubPlan 1))", "none"),
        ] {
            assert_eq!(using(condition), expected, "{condition}");
        }
    }

    #[test]
    fn only_constants_make_a_partial_index() {
        let predicate = |condition: &str| search(condition).and_then(|search| search.predicate);
        assert_eq!(predicate("(t.name = 'a'::text)").as_deref(), Some("(\"name\" = 'a'::text)"));
        assert_eq!(predicate("(t.name = $1)"), None);
        assert_eq!(predicate("(t.id = o.t_id)"), None);
    }
}
