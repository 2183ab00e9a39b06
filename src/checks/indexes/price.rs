//! The cost of an index for writes, measured without touching any user's row.
//!
//! The program's own submission, claim and completion run on temporary copies of its tables, which hide the
//! real ones, in a transaction that is rolled back: first with the keys and the lean set, then with each
//! other index added, and without each of the lean set in turn. An index that prevents HOT updates is thus
//! charged for all their cost. The figure is the number of page requests, which is the same on every machine
//! and in every run.

use crate::db::queries::indexes::{
    IndexRow, TrialTable, count_trial_pages, insert_trial_workflow, list_trial_tables,
};
use crate::db::queries::steps::complete_steps::{self, Event, complete_steps};
use crate::db::queries::steps::{Watermarks, claim_steps};
use crate::db::queries::tasks::submit_tasks::{self, submit_tasks};
use crate::db::queries::workers::{Registration, register_worker};
use crate::db::{Lane, Purpose, Session, Target, connect, quote_identifier};
use crate::error::{Failure, Result};
use crate::model::jsonb::Json;
use crate::model::room::{Limits, Room};

/// Tasks of seven steps: enough that a page holds the entries of many.
const TASKS: usize = 100;

/// Steps claimed and completed at once.
const BATCH: usize = 64;

/// A trial: its database, and the tables that it copies.
pub struct Trial<'a> {
    target: &'a Target,
    schema: &'a str,
    /// The keys and the lean set.
    base: Vec<&'a IndexRow>,
    tables: Vec<TrialTable>,
    /// Pages for each step with these.
    base_pages: f64,
}

impl<'a> Trial<'a> {
    /// Runs the trial with `base`: the keys and the lean set.
    pub async fn begin(target: &'a Target, schema: &'a str, base: Vec<&'a IndexRow>) -> Result<Trial<'a>> {
        let session = connect(target, schema, Purpose::Worker).await?;
        let tables = list_trial_tables(&session, schema).await?;
        let mut trial = Trial { target, schema, base, tables, base_pages: 0.0 };
        trial.base_pages = trial.run(&trial.base).await?;
        Ok(trial)
    }

    /// Returns the page requests for each step because of this index; negative when it saves more than it
    /// costs.
    pub async fn price_of(&self, index: &'a IndexRow) -> Result<f64> {
        let mut indexes = self.base.clone();
        indexes.retain(|other| other.name != index.name);
        if indexes.len() < self.base.len() {
            return Ok(self.base_pages - self.run(&indexes).await?);
        }
        indexes.push(index);
        Ok(self.run(&indexes).await? - self.base_pages)
    }

    async fn run(&self, indexes: &[&IndexRow]) -> Result<f64> {
        // A separate session, without cached plans of another trial's tables.
        let mut session = connect(self.target, self.schema, Purpose::Worker).await?;
        session.begin("begin").await?;
        let pages = async {
            self.make_copies(&session, indexes).await?;
            session.set_schema("pg_temp");
            live(&session).await
        };
        let pages = pages.await;
        let ended = session.end("rollback").await;
        let pages = pages?;
        ended?;
        Ok(pages)
    }

    async fn make_copies(&self, session: &Session, indexes: &[&IndexRow]) -> Result<()> {
        let schema = quote_identifier(self.schema);
        for TrialTable { name, settings } in &self.tables {
            let name = quote_identifier(name);
            let mut make = format!(
                "create temporary table {name} (like {schema}.{name} \
                 including defaults including identity including generated including constraints);"
            );
            if let Some(settings) = settings {
                make.push_str(&format!("alter table {name} set ({settings})"));
            }
            session.client().batch_execute(&make).await?;
        }
        let is_copied = |index: &&&IndexRow| self.tables.iter().any(|table| table.name == index.table);
        for index in indexes.iter().filter(is_copied) {
            let (unique, rest) = match index.definition.strip_prefix("UNIQUE ") {
                Some(rest) => ("unique ", rest),
                None => ("", index.definition.as_str()),
            };
            let make = format!("create {unique}index {} on {rest}", quote_identifier(&index.name));
            session.client().batch_execute(&make).await?;
        }
        Ok(())
    }
}

/// Submits tasks, claims their steps and completes them. Returns the page requests for each step.
async fn live(session: &Session) -> Result<f64> {
    let workflow = insert_trial_workflow(session).await?;
    let worker_id = register_worker(session, &Registration::of_this_process("trial")).await?;
    let (mut lane, room) = (Lane::new(0), Room::for_any(BATCH));
    let before = count_trial_pages(session).await?;
    let tasks = submit_tasks::Columns {
        contexts: vec![None; TASKS],
        tags: vec![None; TASKS],
        priorities: vec![0; TASKS],
        initiators: vec![None; TASKS],
        source_systems: vec![None; TASKS],
        reasons: vec![None; TASKS],
        identities: vec![None; TASKS],
    };
    submit_tasks(session, workflow, &tasks).await?;
    let mut completed = 0;
    loop {
        let claimed = claim_steps(
            session,
            worker_id,
            lane.open_next(),
            Limits::default(),
            &Watermarks::default(),
            &room,
            1,
        )
        .await?;
        let mut held: Vec<(i64, i32)> =
            claimed.iter().map(|step| (step.step_id, step.claim_number)).collect();
        if held.is_empty() {
            break;
        }
        while !held.is_empty() {
            held.sort_unstable();
            let finished = complete_steps::Columns {
                step_ids: held.iter().map(|(step_id, _)| *step_id).collect(),
                claim_numbers: held.iter().map(|(_, claim_number)| *claim_number).collect(),
                results: vec![Json::default(); held.len()],
            };
            held.clear();
            for event in
                complete_steps(session, worker_id, Some(lane.open_next()), &finished, Some(&room), None)
                    .await?
            {
                match event {
                    Event::Completed { .. } => completed += 1,
                    Event::Claimed { step_id, claim_number, .. } => held.push((step_id, claim_number)),
                    Event::Ready { .. } | Event::TaskEnded { .. } => {}
                }
            }
        }
    }
    if completed != TASKS * 7 {
        return Err(Failure::new(format!("a trial completed {completed} of {} steps", TASKS * 7)).into());
    }
    let pages = count_trial_pages(session).await? - before;
    Ok(pages as f64 / completed as f64)
}
