//! The indexes this program carries, from `migrations/indexes`.

use std::collections::BTreeSet;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use crate::db::quote_identifier;
use crate::error::Failure;
use crate::text::statement::words;
use crate::text::suggest::nearest;

words! {
    /// Which indexes a database is given.
    #[derive(PartialOrd, Ord)]
    pub enum Set {
        /// Used by the program's own queries; every database has them.
        Lean = "lean",
        /// For other queries, at a cost for every write.
        All = "all",
        /// Of an earlier release: `migrate up` drops it once its successor is built.
        Replaced = "replaced",
    }
}

/// An index for speed. Indexes that enforce a constraint are in the versions.
#[derive(Debug, PartialEq, Eq)]
pub struct Index {
    pub name: &'static str,
    pub set: Set,
    file: &'static str,
}

impl Index {
    /// The one statement of its file, which builds it online.
    pub fn statement(&self) -> String {
        self.file.lines().filter(|line| !line.starts_with("--")).map(|line| line.to_owned() + "\n").collect()
    }

    /// The same, but its table is locked against writers while it is built.
    pub fn locking_statement(&self) -> String {
        self.statement().replacen("create index concurrently", "create index", 1)
    }

    /// The statement that drops it while everybody goes on working.
    pub fn drop_statement(&self, schema: &str) -> String {
        format!("drop index concurrently {}.{}", quote_identifier(schema), quote_identifier(self.name))
    }

    /// The table that it is on.
    pub fn table(&self) -> &'static str {
        let (_, rest) = self.file.split_once("\n    on ").expect("a test reads every file");
        rest.split([' ', '\n']).next().unwrap_or_default()
    }

    /// Whether its entries are the values of its columns, one for each row.
    pub fn is_btree(&self) -> bool {
        !self.statement().contains(" using ")
    }

    /// The columns it holds, its own first, then those it includes.
    pub fn columns(&self) -> Vec<&'static str> {
        let words = words(self.file);
        let mut columns = Vec::new();
        for (position, _) in words.iter().enumerate().filter(|(_, word)| **word == "(") {
            let is_list = [self.table(), "include", "gin"].contains(&words[position - 1]);
            let inside = words[position + 1..].iter().take_while(|word| **word != ")");
            // An order or an operator class can follow a name.
            let names = inside.collect::<Vec<_>>();
            let names = names.split(|word| **word == ",").filter_map(|part| part.first().copied());
            columns.extend(names.filter(|_| is_list).copied());
        }
        columns
    }

    /// The SHA-256 of the statement; comments can change.
    pub fn checksum(&self) -> String {
        Sha256::digest(self.statement()).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

macro_rules! indexes {
    ($($set:ident: $($name:ident)*;)*) => {
        &[$($(Index {
            name: stringify!($name),
            set: Set::$set,
            file: include_str!(concat!("../../../migrations/indexes/", stringify!($name), ".sql")),
        },)*)*]
    };
}

/// Every index, in the order they are built.
pub const INDEXES: &[Index] = indexes! {
    Lean:
        index_ready_steps_lanes
        index_backoff_steps_due
        index_workflow_steps_task
        index_workflow_step_edges_from
        index_workflow_step_edges_to
        index_step_transitions_failures
        index_task_transitions_state
        index_tasks_named_task
        index_tasks_requested_at
        index_tasks_tagged
        index_tasks_unfinished;
    All:
        index_task_transitions_current_state_optimized
        index_step_transitions_current_state_optimized
        index_workflow_steps_processing_status
        index_workflow_steps_retry_logic
        index_workflow_steps_backoff_timing
        index_step_transitions_current_errors
        index_step_transitions_completed_parents
        index_workflow_steps_task_covering;
    // Last: dropped when those before are built.
    Replaced:
        index_ready_steps_claim
        index_step_transitions_in_progress
        index_tasks_tags;
};

/// The indexes that a database can have with this release.
fn selectable() -> impl Iterator<Item = &'static Index> {
    INDEXES.iter().filter(|index| index.set != Set::Replaced)
}

/// The bundled index of this name.
pub fn find(name: &str) -> Option<&'static Index> {
    INDEXES.iter().find(|index| index.name == name)
}

/// A unique index of the versions: it enforces a constraint, and is there from the start.
#[derive(Debug)]
pub struct Key {
    pub name: &'static str,
    pub table: &'static str,
    predicate: &'static str,
    column: &'static str,
}

impl Key {
    /// Returns the statement that builds it without blocking writers.
    pub fn statement(&self) -> String {
        let Key { name, table, column, predicate } = self;
        format!("create unique index concurrently {name} on {table} ({column}) where {predicate}")
    }

    /// Whether an index with these columns and this predicate is this one.
    pub fn is(&self, columns: &[String], predicate: Option<&str>) -> bool {
        columns == [self.column] && predicate == Some(self.predicate)
    }
}

/// The unique indexes that are no key of their table.
pub fn keys() -> impl Iterator<Item = &'static Key> {
    static KEYS: [Key; 2] = [
        Key {
            name: "index_task_transitions_most_recent",
            table: "tasker_task_transitions",
            column: "task_id",
            predicate: "most_recent",
        },
        Key {
            name: "index_step_transitions_most_recent",
            table: "tasker_workflow_step_transitions",
            column: "workflow_step_id",
            predicate: "most_recent",
        },
    ];
    KEYS.iter()
}

/// The indexes requested in addition to the lean set: `lean` for none, `all`, or names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IndexSelection {
    extras: BTreeSet<&'static str>,
}

impl IndexSelection {
    pub fn contains(&self, index: &Index) -> bool {
        index.set == Set::Lean || self.extras.contains(index.name)
    }
}

impl FromStr for IndexSelection {
    type Err = Failure;

    /// Reads `lean`, `all`, or names after a comma each: `lean,NAME,NAME`.
    fn from_str(text: &str) -> Result<IndexSelection, Failure> {
        let mut extras = BTreeSet::new();
        for word in text.split(',').map(str::trim) {
            match (word, find(word)) {
                ("lean", _) => {}
                ("all", _) => extras.extend(selectable().map(|index| index.name)),
                (_, Some(index)) if index.set != Set::Replaced => _ = extras.insert(index.name),
                _ => {
                    let names = selectable().map(|index| index.name).chain(["lean", "all"]);
                    let meant = nearest(word, names)
                        .map_or_else(String::new, |name| format!(", did you mean {name}?"));
                    return Err(Failure::usage(format!("there is no set or index {word:?}{meant}")));
                }
            }
        }
        Ok(IndexSelection { extras })
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_is_one_statement_that_is_bundled_in_the_set_it_names() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations/indexes");
        let mut files = BTreeSet::new();
        for entry in std::fs::read_dir(folder).expect("the indexes' folder") {
            let name = entry.expect("a file").file_name().into_string().expect("a name in UTF-8");
            files.insert(name.strip_suffix(".sql").expect("a statement").to_owned());
        }
        assert_eq!(files, INDEXES.iter().map(|index| index.name.to_owned()).collect());
        for index in INDEXES {
            let head = index.file.lines().take_while(|line| line.starts_with("-- "));
            assert!(head.clone().any(|line| line.starts_with("-- Purpose: ")), "{}", index.name);
            let set = format!("-- Set: {}.", index.set.as_str());
            assert!(head.clone().any(|line| line == set), "{}", index.name);
            let statement = index.statement();
            let start = format!("create index concurrently {}\n    on {}", index.name, index.table());
            assert!(statement.starts_with(&start), "{statement}");
            assert!(!statement.contains(';'), "{statement}");
            assert!(index.table().starts_with("tasker_"), "{}", index.table());
            assert!(!index.columns().is_empty(), "{statement}");
        }
        let covering = find("index_workflow_steps_task_covering").expect("bundled");
        let expected = ["task_id", "workflow_step_id", "processed", "in_process", "attempts", "retry_limit"];
        assert_eq!(covering.columns(), expected);
    }

    #[test]
    fn the_unique_indexes_are_those_of_the_versions() {
        let versions = include_str!("../../../migrations/versions/V0001__create_workflow_tables.sql");
        let made = versions.split(';').filter(|statement| statement.contains("create unique index"));
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let made: Vec<String> = made.map(words).collect();
        let listed: Vec<String> = keys().map(|key| key.statement().replace(" concurrently", "")).collect();
        assert_eq!(made, listed);
    }

    #[test]
    fn a_choice_is_a_set_or_names() {
        let named = |text: &str| {
            let selection: IndexSelection = text.parse().expect("a selection");
            INDEXES.iter().filter(|index| selection.contains(index)).count()
        };
        let lean = INDEXES.iter().filter(|index| index.set == Set::Lean).count();
        assert_eq!([named("lean"), named("all")], [lean, lean + 8]);
        assert_eq!(named("lean, index_workflow_steps_retry_logic"), lean + 1);
        assert_eq!(named("index_workflow_steps_retry_logic"), lean + 1);
        let error = "index_workflow_step_retry_logic".parse::<IndexSelection>().expect_err("no such index");
        assert!(error.to_string().ends_with("did you mean index_workflow_steps_retry_logic?"), "{error}");
    }
}
