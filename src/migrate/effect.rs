//! The effect of a migration's statement on existing tables: the strongest lock that it takes on each, and
//! whether it reads or rewrites the table.
//!
//! Only this module knows. A test runs every bundled statement, and one of every other kind that the module
//! distinguishes, and compares the result with `pg_locks` and the tables' files.

use serde::Serialize;

use super::program::{newest_version, version_sql};
use crate::model::lock_mode::LockMode;
use crate::text::statement::{statements, words};

/// How much of a table a statement goes through while it holds its lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// The catalog only: done at once, however large the table.
    None,
    /// Reads every row.
    Scan,
    /// Rewrites the table and all its indexes.
    Rewrite,
}

/// A lock on a table or view, and the work done under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    pub relation: String,
    pub mode: LockMode,
    pub work: Work,
}

/// Volatile functions: a column with such a default rewrites its table.
const VOLATILE: [&str; 6] =
    ["gen_random_uuid", "random", "clock_timestamp", "nextval", "uuidv7", "timeofday"];

/// Returns the effects of a statement on existing relations. `None` for an unknown kind of statement: no
/// version may contain one.
///
/// Leaves out the locks of readers, and those of plain writers on tables that are only read.
pub fn effects(statement: &str) -> Option<Vec<Effect>> {
    let lower = statement.to_lowercase();
    let words = words(&lower);
    let effect = |relation: &str, mode, work| Effect { relation: unquoted(relation), mode, work };
    let one = |relation: &str, mode, work| Some(vec![effect(relation, mode, work)]);
    match words.as_slice() {
        ["create", "table", ..] => Some(
            references(&words)
                .into_iter()
                .map(|table| effect(table, LockMode::ShareRowExclusive, Work::None))
                .collect(),
        ),
        ["create", "unique", "index", rest @ ..] | ["create", "index", rest @ ..] => {
            let mode = match rest.first() {
                Some(&"concurrently") => LockMode::ShareUpdateExclusive,
                _ => LockMode::Share,
            };
            one(after(rest, "on")?, mode, Work::Scan)
        }
        ["create", "or", "replace", "view", name, ..] => one(name, LockMode::AccessExclusive, Work::None),
        ["create", "or", "replace", "function", ..]
        | ["create", "function" | "schema", ..]
        | ["alter" | "drop", "function", ..]
        | ["comment", "on", "function" | "schema", ..]
        | ["grant" | "revoke", ..] => Some(Vec::new()),
        ["comment", "on", "table" | "view", name, ..] => {
            one(name, LockMode::ShareUpdateExclusive, Work::None)
        }
        ["comment", "on", "column", table, ..] => one(table, LockMode::ShareUpdateExclusive, Work::None),
        ["create", "trigger", ..] => one(after(&words, "on")?, LockMode::ShareRowExclusive, Work::None),
        ["create", "or", "replace", "trigger", ..] => {
            one(after(&words, "on")?, LockMode::ShareRowExclusive, Work::None)
        }
        ["drop", "trigger", ..] => one(after(&words, "on")?, LockMode::AccessExclusive, Work::None),
        ["drop", "table" | "view", name] => one(name, LockMode::AccessExclusive, Work::None),
        ["insert", "into", table, ..] => one(table, LockMode::RowExclusive, Work::None),
        ["update", table, ..] | ["delete", "from", table, ..] => {
            one(table, LockMode::RowExclusive, Work::Scan)
        }
        ["alter", "table", "only" | "if", ..] => None,
        ["alter", "table", table, actions @ ..] => alter_table(table, actions),
        _ => None,
    }
}

/// The strongest of a statement's actions, which run under one lock.
fn alter_table(table: &str, actions: &[&str]) -> Option<Vec<Effect>> {
    let mut found = vec![Effect { relation: unquoted(table), mode: LockMode::AccessShare, work: Work::None }];
    for action in actions_of(actions) {
        let (mode, work) = match action {
            ["set" | "reset", "(", ..] => (LockMode::ShareUpdateExclusive, Work::None),
            ["validate", "constraint", ..] => (LockMode::ShareUpdateExclusive, Work::Scan),
            ["add", "constraint", _, "foreign", ..] => {
                let checks = if is_unchecked(action) { Work::None } else { Work::Scan };
                let other = *references(action).first()?;
                let effect =
                    Effect { relation: unquoted(other), mode: LockMode::ShareRowExclusive, work: Work::None };
                found.push(effect);
                (LockMode::ShareRowExclusive, checks)
            }
            ["add", "constraint", _, "check", ..] if is_unchecked(action) => {
                (LockMode::AccessExclusive, Work::None)
            }
            ["add", "constraint", _, "unique" | "primary", ..] if action.contains(&"using") => {
                (LockMode::AccessExclusive, Work::None)
            }
            ["add", "constraint", ..] => (LockMode::AccessExclusive, Work::Scan),
            ["add", "column", column @ ..] => {
                let is_each_rows_own = column.iter().any(|word| VOLATILE.contains(word))
                    || column.contains(&"generated")
                    || column.contains(&"check") && column.contains(&"default");
                (LockMode::AccessExclusive, if is_each_rows_own { Work::Rewrite } else { Work::None })
            }
            ["alter", "column", _, "set", "not", "null"] => (LockMode::AccessExclusive, Work::Scan),
            ["alter", "column", _, "set" | "drop", "default" | "not", ..] => {
                (LockMode::AccessExclusive, Work::None)
            }
            ["alter", "column", _, "set", "statistics", ..] => (LockMode::ShareUpdateExclusive, Work::None),
            ["alter", "column", _, "type", ..] => (LockMode::AccessExclusive, Work::Rewrite),
            ["drop", "constraint", constraint] => {
                // The trigger on the other table goes with a foreign key.
                let other = referenced(table, constraint).map(|relation| Effect {
                    relation,
                    mode: LockMode::AccessExclusive,
                    work: Work::None,
                });
                found.extend(other.filter(|effect| !found.contains(effect)));
                (LockMode::AccessExclusive, Work::None)
            }
            ["replica", "identity", ..] | ["drop", "column", ..] | ["rename", ..] => {
                (LockMode::AccessExclusive, Work::None)
            }
            _ => return None,
        };
        found[0].mode = found[0].mode.max(mode);
        found[0].work = found[0].work.max(work);
    }
    Some(found)
}

/// The table that a foreign key of the versions leads to, by the name that the server gave it.
fn referenced(table: &str, constraint: &str) -> Option<String> {
    let column = constraint.strip_prefix(table)?.strip_prefix('_')?.strip_suffix("_fkey")?;
    let versions = (1..=newest_version()).filter_map(version_sql);
    let scripts: Vec<String> = versions.map(|script| script.to_lowercase()).collect();
    scripts.iter().flat_map(|script| statements(script)).find_map(|statement| {
        let words = words(statement);
        let ["create", "table", name, "(", columns @ ..] = words.as_slice() else { return None };
        let columns = actions_of(columns);
        let of_key =
            columns.iter().find(|column_words| *name == table && column_words.first() == Some(&column))?;
        references(of_key).first().map(|other| unquoted(other))
    })
}

fn is_unchecked(action: &[&str]) -> bool {
    action.windows(2).any(|pair| pair == ["not", "valid"])
}

/// The actions of an `alter table`, which commas outside of parentheses part.
fn actions_of<'a, 'b>(words: &'b [&'a str]) -> Vec<&'b [&'a str]> {
    let mut depth = 0_usize;
    words
        .split(|word| {
            match *word {
                "(" => depth += 1,
                ")" => depth = depth.saturating_sub(1),
                _ => {}
            }
            *word == "," && depth == 0
        })
        .collect()
}

/// The tables that foreign keys lead to, once each.
fn references<'a>(words: &[&'a str]) -> Vec<&'a str> {
    let mut tables: Vec<&str> =
        words.windows(2).filter(|pair| pair[0] == "references").map(|pair| pair[1]).collect();
    tables.sort_unstable();
    tables.dedup();
    tables
}

fn after<'a>(words: &[&'a str], word: &str) -> Option<&'a str> {
    words.iter().skip_while(|found| **found != word).nth(1).copied()
}

fn unquoted(name: &str) -> String {
    name.trim_matches('"').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_not_guessed() {
        for statement in
            ["vacuum full a", "cluster a", "alter table only a rename to b", "alter table a inherit b"]
        {
            assert_eq!(effects(statement), None, "{statement}");
        }
    }

    #[test]
    fn the_actions_of_one_statement_share_its_strongest_lock() {
        let effects = effects("alter table a set (fillfactor = 70), add column b numeric(3, 2) default 0")
            .expect("known");
        assert_eq!(effects.len(), 1);
        assert_eq!((effects[0].mode, effects[0].work), (LockMode::AccessExclusive, Work::None));
    }
}
