//! The indexes of the program's tables: which are present and valid, which queries each serves, its cost for
//! writes, and what it duplicates.
//!
//! - [`mod@overlap`]: which index is a part of another.
//! - [`price`]: the cost of an index for writes.
//! - [`findings`]: problems and their fixes.

mod findings;
mod overlap;
mod price;

use std::collections::BTreeSet;

use anyhow::Context as _;
use jiff::Timestamp;
use serde::Serialize;

use crate::db::queries::indexes::{IndexRow, list_indexes, table_statistics};
use crate::db::{Purpose, Session, Target, connect, queries};
use crate::error::{Result, one_line};
use crate::migrate::indexes::{self as own, INDEXES, IndexState, Set};
use crate::querycheck::explain::uses::{Planner, Question, Uses};

pub use findings::{IndexFinding, IndexProblem};
pub use overlap::How;
use overlap::overlap;
use price::Trial;

/// The views, by the keys that commands filter them on.
const VIEWS: &[(&str, &[&str])] = &[
    ("tasker_step_readiness_statuses", &["task_id", "workflow_step_id"]),
    ("tasker_step_dag_relationships", &["task_id", "workflow_step_id"]),
    ("tasker_task_execution_contexts", &["task_id"]),
    ("tasker_task_workflow_summaries", &["task_id"]),
];

/// The queries that a trial measures in pages.
const WRITERS: [&str; 3] = ["submit_tasks", "claim_steps", "complete_steps"];

words! {
    /// Where an index comes from.
    #[derive(PartialOrd, Ord)]
    pub enum Origin {
        /// A key, or a unique index of the versions: it holds a truth.
        Key = "key",
        /// The program's queries use it.
        Lean = "lean",
        /// One of the eight more.
        All = "all",
        /// Not tasker's.
        Other = "other",
    }
}

impl Origin {
    fn of(row: &IndexRow) -> Origin {
        match own::bundled::find(&row.name).map(|index| index.set) {
            Some(Set::Lean) => Origin::Lean,
            Some(Set::All | Set::Replaced) => Origin::All,
            None if row.is_constraint || own::bundled::keys().any(|key| key.name == row.name) => Origin::Key,
            None => Origin::Other,
        }
    }
}

/// Another index that answers whatever this one answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cover {
    pub index: String,
    pub how: How,
}

/// An index of one of the program's tables.
#[derive(Clone, Debug, Serialize)]
pub struct Index {
    pub name: String,
    pub table: String,
    pub set: Origin,
    /// `valid`, `unrecorded`, `changed`, `invalid`, `building` or `missing`.
    pub state: IndexState,
    pub is_unique: bool,
    /// Null while it is missing.
    pub size_bytes: Option<i64>,
    /// Since [`Report::scans_since`].
    pub scans: Option<i64>,
    /// The program's queries and views that use it, by their plans.
    pub queries: Vec<String>,
    /// Page requests for each step submitted, claimed and completed that this index adds to the keys and the
    /// lean set. Null for keys, and for indexes that these three statements find their rows with.
    pub pages_per_step: Option<f64>,
    pub covered_by: Option<Cover>,
    /// It was made so recently that its scans tell nothing yet.
    #[serde(skip)]
    pub is_new: bool,
}

/// Transactions after which an index that nothing has read is of no use.
const YOUNG_TRANSACTIONS: i64 = 10_000;

/// The indexes checked, with their problems.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Null: since the database was created.
    pub scans_since: Option<Timestamp>,
    pub indexes: Vec<Index>,
    pub findings: Vec<IndexFinding>,
    /// Limits of these figures, with reasons.
    pub remarks: Vec<String>,
}

/// How much to learn of each index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// What findings need: the queries are planned only for an index that nothing has read.
    Findings,
    /// Also the queries that use it.
    Uses,
    /// Also its cost for writes.
    Prices,
}

/// Checks every index of the program's tables in `schema`.
pub async fn check(session: &Session, target: &Target, schema: &str, depth: Depth) -> Result<Report> {
    let names: Vec<_> = INDEXES.iter().map(|index| index.name).collect();
    let rows = list_indexes(session, schema, &names).await.context("reading the indexes")?;
    let statuses = own::list(session, schema).await?;
    let statistics = table_statistics(session, schema).await.context("reading the statistics")?;
    let mut indexes: Vec<Index> = rows.iter().map(|row| index_of(row, &rows, &statuses)).collect();
    let uses = if depth == Depth::Findings && !indexes.iter().any(findings::may_be_unused) {
        Uses::default()
    } else {
        let planner = connect(target, schema, Purpose::Command).await?;
        let partial = rows.iter().filter(|row| row.predicate.is_some()).map(|row| row.name.as_str());
        uses(&planner, partial.collect()).await.context("planning the queries")?
    };
    for index in &mut indexes {
        index.queries = uses.of(&index.name).map(str::to_owned).collect();
    }
    let mut remarks = Vec::new();
    if !statistics.unanalyzed.is_empty() {
        let tables = match statistics.unanalyzed.as_slice() {
            few @ ([_] | [_, _] | [_, _, _]) => few.join(", "),
            many => format!("{} tables", many.len()),
        };
        remarks.push(format!("never analyzed, so plans are guesses: {tables}; run `analyze`"));
    }
    if !uses.refused.is_empty() {
        let number = uses.refused.len();
        remarks.push(format!(
            "this user may not run {number} of the queries, so the indexes they use are not counted; run the check as the tables' owner"
        ));
    }
    if depth == Depth::Prices
        && let Err(error) = set_prices(&mut indexes, target, schema, &rows, &uses).await
    {
        remarks.push(format!("could not measure the pages for each step: {}", one_line(&error)));
    }
    indexes.extend(missing(&statuses, &rows));
    indexes.sort_by(|a, b| (&a.table, a.set, &a.name).cmp(&(&b.table, b.set, &b.name)));
    let findings = findings::of(&indexes, schema, &statistics.counted_since, uses.refused.is_empty());
    Ok(Report { scans_since: statistics.counted_since, indexes, findings, remarks })
}

fn index_of(row: &IndexRow, rows: &[IndexRow], statuses: &[own::IndexStatus]) -> Index {
    let status = statuses.iter().find(|status| status.name == row.name);
    let bare = if row.is_valid { IndexState::Valid } else { IndexState::Invalid };
    Index {
        name: row.name.clone(),
        table: row.table.clone(),
        set: Origin::of(row),
        state: status.map_or(bare, |status| status.state),
        is_unique: row.is_unique,
        size_bytes: Some(row.size_bytes),
        scans: Some(row.scans),
        queries: Vec::new(),
        pages_per_step: None,
        covered_by: cover_of(row, rows),
        is_new: row.age_transactions < YOUNG_TRANSACTIONS,
    }
}

/// Plans every query except those of benchmarks, and each view filtered by each of its keys (one task, or one
/// step), in the ways that the program does.
///
/// A worker plans once, for all parameters, and never scans a table. A command may plan for its parameters.
/// Its scans are disabled too, because a scan that is cheap on a small table today does not show the purpose
/// of an index.
async fn uses(session: &Session, partial: BTreeSet<&str>) -> Result<Uses, tokio_postgres::Error> {
    let queries = queries::ALL.iter().filter(|query| query.noun != "bench");
    let queries =
        queries.map(|query| Question { name: query.name.to_owned(), sql: session.qualified(query.sql) });
    let views = VIEWS.iter().flat_map(|(view, keys)| keys.iter().map(move |key| (view, key)));
    let views = views.map(|(view, key)| Question {
        name: format!("{view} by {key}"),
        sql: session.qualified(&queries::view_by_key(view, key)),
    });
    let questions: Vec<Question> = queries.chain(views).collect();
    let worker = Purpose::Worker.settings().to_vec();
    let scans = ("enable_seqscan", "off");
    let command = Purpose::Command.settings().iter().copied().chain([scans]).collect();
    // To a null where none is expected no row matches, and any partial index will do.
    let none = BTreeSet::new();
    let mut uses = Uses::default();
    for planner in [
        Planner { settings: worker, partial, is_custom: false },
        Planner { settings: command, partial: none, is_custom: true },
    ] {
        uses.add(session, &questions, &planner).await?;
    }
    Ok(uses)
}

/// The indexes that should exist and do not.
fn missing<'a>(statuses: &'a [own::IndexStatus], rows: &'a [IndexRow]) -> impl Iterator<Item = Index> + 'a {
    let bundled = statuses.iter().filter(|status| status.state == IndexState::Missing).map(|status| {
        let set = if status.set == Set::Lean { Origin::Lean } else { Origin::All };
        (status.name, status.table, set)
    });
    let keys = own::bundled::keys().filter(|key| !rows.iter().any(|row| row.name == key.name));
    bundled.chain(keys.map(|key| (key.name, key.table, Origin::Key))).map(|(name, table, set)| Index {
        name: name.to_owned(),
        table: table.to_owned(),
        set,
        state: IndexState::Missing,
        is_unique: set == Origin::Key,
        size_bytes: None,
        scans: None,
        queries: Vec::new(),
        pages_per_step: None,
        covered_by: None,
        is_new: true,
    })
}

/// Whether one of these indexes answers all that this one does.
pub fn is_covered_by_any(row: &IndexRow, others: &[&IndexRow]) -> bool {
    others.iter().any(|other| overlap(row, other).is_some())
}

/// Returns the index that covers this one best. Of two equal indexes, the one that the program needs less is
/// the covered one.
fn cover_of(row: &IndexRow, rows: &[IndexRow]) -> Option<Cover> {
    let rank = |row: &IndexRow| (Origin::of(row), row.name.clone());
    let covers = rows.iter().filter_map(|other| {
        let how = overlap(row, other)?;
        let is_needed_less = how != How::Same || other.is_unique || rank(other) < rank(row);
        is_needed_less.then(|| (how as u8, rank(other), Cover { index: other.name.clone(), how }))
    });
    covers.min_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1))).map(|(_, _, cover)| cover)
}

/// Measures each index that the writers could do without.
async fn set_prices(
    indexes: &mut [Index],
    target: &Target,
    schema: &str,
    rows: &[IndexRow],
    uses: &Uses,
) -> Result<()> {
    // Of an adopted database the keys have names of the engine's, and the writers need them.
    let is_key = |row: &IndexRow| Origin::of(row) == Origin::Key || row.is_unique && row.predicate.is_none();
    let base = rows.iter().filter(|row| is_key(row) || Origin::of(row) == Origin::Lean);
    let trial = Trial::begin(target, schema, base.collect()).await?;
    for index in indexes {
        let is_needed =
            index.set == Origin::Lean && uses.of(&index.name).any(|query| WRITERS.contains(&query));
        if is_needed {
            continue;
        }
        if let Some(row) = rows.iter().find(|row| row.name == index.name && !is_key(row)) {
            let pages = trial.price_of(row).await?;
            index.pages_per_step = Some((pages * 100.0).round() / 100.0);
        }
    }
    Ok(())
}
