//! Which index is no more than a part of another one.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::db::queries::indexes::IndexRow;

/// How an index is a part of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// The same columns of the same rows.
    Same,
    /// The first columns, of the same rows.
    Prefix,
    /// Columns of the other, of fewer rows: smaller, and worth having where it is used.
    Narrower,
}

/// Returns how `other` serves every query that `index` serves.
///
/// A unique index enforces a constraint that no other does, so no other index covers it. Columns that the
/// predicate fixes have no order: `(step, most_recent) where most_recent` is `(step) where most_recent`.
pub fn overlap(index: &IndexRow, other: &IndexRow) -> Option<How> {
    if index.name == other.name || index.is_unique || !index.is_valid || !other.is_valid {
        return None;
    }
    let (this, that) = (Shape::of(index)?, Shape::of(other)?);
    let is_part = index.table == other.table
        && this.method == that.method
        && that.keys.starts_with(&this.keys)
        && that.conditions.is_subset(&this.conditions)
        && this.included.iter().all(|column| {
            that.keys.contains(column) || that.included.contains(column) || this.fixed.contains(column)
        });
    if !is_part {
        return None;
    }
    Some(if this.conditions != that.conditions {
        How::Narrower
    } else if this.keys.len() < that.keys.len() {
        How::Prefix
    } else {
        How::Same
    })
}

/// The content of an index, without names and word order.
struct Shape<'a> {
    method: &'a str,
    keys: Vec<&'a str>,
    included: BTreeSet<&'a str>,
    conditions: BTreeSet<&'a str>,
    /// Columns of which every entry has the same value.
    fixed: BTreeSet<&'a str>,
}

impl Shape<'_> {
    /// `None` for an index with its own sort order or operator class.
    fn of(row: &IndexRow) -> Option<Shape<'_>> {
        if !row.definition.contains(&format!("({})", row.key_columns.join(", "))) {
            return None;
        }
        let conditions: BTreeSet<&str> = row.predicate.as_deref().map(conjuncts).unwrap_or_default();
        let fixed: BTreeSet<&str> =
            conditions.iter().filter_map(|condition| fixed_column(condition)).collect();
        let keys = row.key_columns.iter().map(String::as_str).filter(|column| !fixed.contains(column));
        Some(Shape {
            method: &row.method,
            keys: keys.collect(),
            included: row.included_columns.iter().map(String::as_str).collect(),
            conditions,
            fixed,
        })
    }
}

/// The parts of a condition that must all hold, as PostgreSQL prints them.
fn conjuncts(predicate: &str) -> BTreeSet<&str> {
    let (mut parts, mut depth, mut is_text, mut start) = (BTreeSet::new(), 0, false, 0);
    for (at, character) in predicate.char_indices() {
        match character {
            '\'' => is_text = !is_text,
            '(' if !is_text => depth += 1,
            ')' if !is_text => depth -= 1,
            'A' if !is_text && depth == 0 && at >= start && predicate[at..].starts_with("AND ") => {
                parts.insert(predicate[start..at].trim());
                start = at + "AND ".len();
            }
            _ => {}
        }
    }
    parts.insert(predicate[start..].trim());
    parts
}

/// The column that a condition leaves only one value: `most_recent`,
/// `NOT complete`, `to_state = 'error'::text`.
fn fixed_column(condition: &str) -> Option<&str> {
    let is_name =
        |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let column = match condition.split_once(" = ") {
        Some((column, value)) if value.starts_with('\'') || is_name(value) => column,
        Some(_) => return None,
        None => condition.strip_prefix("NOT ").unwrap_or(condition),
    };
    is_name(column).then_some(column)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(name: &str, keys: &[&str], predicate: Option<&str>) -> IndexRow {
        IndexRow {
            name: name.to_owned(),
            table: "steps".to_owned(),
            is_valid: true,
            method: "btree".to_owned(),
            key_columns: keys.iter().map(|&key| key.to_owned()).collect(),
            predicate: predicate.map(str::to_owned),
            definition: format!("steps USING btree ({})", keys.join(", ")),
            ..IndexRow::default()
        }
    }

    #[test]
    fn the_first_columns_of_another_are_a_prefix() {
        let (short, long) = (index("a", &["task"], None), index("b", &["task", "step"], None));
        assert_eq!(overlap(&short, &long), Some(How::Prefix));
        assert_eq!(overlap(&long, &short), None);
        assert_eq!(overlap(&index("c", &["step"], None), &long), None);
        let unique = IndexRow { is_unique: true, ..short.clone() };
        assert_eq!(overlap(&unique, &long), None);
        let covering = IndexRow { included_columns: vec!["processed".to_owned()], ..short.clone() };
        assert_eq!(overlap(&covering, &long), None, "an index-only scan needs what it includes");
        let elsewhere = IndexRow { table: "tasks".to_owned(), ..long.clone() };
        assert_eq!(overlap(&short, &elsewhere), None);
        let descending = IndexRow { definition: "steps USING btree (task DESC, step)".to_owned(), ..long };
        assert_eq!(overlap(&short, &descending), None);
    }

    #[test]
    fn columns_that_the_condition_fixes_do_not_count() {
        let state = "to_state = 'error'::text AND most_recent";
        let unique = IndexRow { is_unique: true, ..index("unique", &["step"], Some("most_recent")) };
        assert_eq!(
            overlap(&index("a", &["step", "most_recent"], Some("most_recent")), &unique),
            Some(How::Same)
        );
        assert_eq!(overlap(&index("b", &["step", "most_recent"], Some(state)), &unique), Some(How::Narrower));
        assert_eq!(
            overlap(&index("c", &["step"], Some("most_recent")), &index("d", &["step"], Some(state))),
            None
        );
        assert_eq!(
            overlap(&index("e", &["step", "to_state"], Some(state)), &index("f", &["step"], Some(state))),
            Some(How::Same)
        );
    }

    #[test]
    fn a_condition_is_taken_apart_at_its_own_words_only() {
        let predicate = "(a AND b) AND to_state = ANY (ARRAY['x AND y'::text]) AND c";
        assert_eq!(
            conjuncts(predicate),
            BTreeSet::from(["(a AND b)", "to_state = ANY (ARRAY['x AND y'::text])", "c"])
        );
        assert_eq!(fixed_column("NOT complete"), Some("complete"));
        assert_eq!(fixed_column("to_state = 'error'::text"), Some("to_state"));
        assert_eq!(fixed_column("to_state = ANY (ARRAY['x'::text])"), None);
        assert_eq!(fixed_column("seconds IS NOT NULL"), None);
    }
}
